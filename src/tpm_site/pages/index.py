"""The lists of treatments and of people."""

from __future__ import annotations

from tpm_site.pages.cards import action_view, card_view
from tpm_site.pages.head import Description, head_of
from tpm_site.pages.inputs import IndexInputs
from tpm_site.pages.parts import LinkText
from tpm_site.pages.views import IndexView
from tpm_site.render.components import Components


def treatments_view(inputs: IndexInputs, _: Components) -> IndexView:
    """Everything that treatments.html shows."""
    return _view(inputs, "treatments")


def people_view(inputs: IndexInputs, _: Components) -> IndexView:
    """Everything that people.html shows."""
    return _view(inputs, "people")


def _view(inputs: IndexInputs, name: str) -> IndexView:
    """`name` is the key of the title in the strings; its summary's key is `NAME_summary`."""
    frame, strings = inputs.frame, inputs.frame.strings
    title, summary = strings[name], strings[f"{name}_summary"]
    crumbs = (frame.home_crumb(), LinkText(title, frame.href(inputs.url), current="page"))
    page = Description(
        url=inputs.url, title=title, summary=summary, crumbs=crumbs, schema_type="CollectionPage"
    )
    return IndexView(
        chrome=frame.chrome_at(inputs.url),
        head=head_of(frame, page),
        crumbs=crumbs,
        title=title,
        summary=summary,
        mark="",
        cards=tuple(card_view(frame, teaser) for teaser in inputs.cards),
        action=action_view(frame, inputs.action),
    )
