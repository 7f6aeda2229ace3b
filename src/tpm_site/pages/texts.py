"""The texts of listings and profiles, which cite nothing."""

from __future__ import annotations

from markupsafe import Markup

from tpm_site.model.linked import LinkedBody
from tpm_site.pages.inputs import TextInput
from tpm_site.render.components import Components
from tpm_site.render.fill import Filler


def filled(text: TextInput | None, components: Components) -> Markup:
    """The HTML of a document's body; empty where there is no document."""
    if text is None:
        return Markup("")
    body = text.content.load().body
    return Filler(components, {}, text.snippets).fill(LinkedBody(body, text.hrefs, text.images))
