"""The page at an old address, for hosts that cannot redirect."""

from __future__ import annotations

from tpm_site.pages.inputs import RedirectInputs
from tpm_site.pages.views import RedirectView
from tpm_site.render.components import Components


def redirect_view(inputs: RedirectInputs, _: Components) -> RedirectView:
    """Everything that redirect.html shows."""
    frame = inputs.frame
    return RedirectView(
        chrome=frame.chrome,
        title=inputs.title,
        target=frame.href(inputs.target),
        canonical=frame.absolute(inputs.target),
    )
