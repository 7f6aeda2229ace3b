"""The home page, and the page for a wrong address."""

from __future__ import annotations

from dataclasses import replace

from tpm_site.pages.head import Description, head_of
from tpm_site.pages.inputs import ListingInputs
from tpm_site.pages.listing import filled
from tpm_site.pages.views import HomeView, NotFoundView
from tpm_site.render.components import Components
from tpm_site.site import urls

NEWEST = 6
NOT_FOUND_URL = "/404.html"


def home_view(inputs: ListingInputs, components: Components) -> HomeView:
    """Everything that home.html shows. `content/pages/index.md` introduces it."""
    frame, card = inputs.frame, inputs.card
    url = f"{frame.edition.prefix}{urls.HOME}"
    title = card.title if card else frame.config.name
    summary = card.summary if card else frame.config.description or frame.config.tagline
    crumbs = (frame.home_crumb()._replace(current="page"),)
    page = Description(
        url=url,
        title=title,
        summary=summary,
        crumbs=crumbs,
        modified=card.changed if card else None,
        image=inputs.image,
        image_alt=card.image.alt if card and card.image else "",
        translations=inputs.translations,
    )
    return HomeView(
        chrome=frame.chrome_at(url),
        head=head_of(frame, page),
        crumbs=(),
        title=title,
        summary=summary,
        mark="",
        body=filled(inputs, components),
        shelves=tuple(frame.shelf(shelf) for shelf in frame.edition.shelves),
        newest=tuple(frame.card(c, inputs.kickers.get(c.category, "")) for c in inputs.articles),
        treatments=tuple(frame.card(c)._replace(date=None) for c in frame.edition.treatments),
        action=frame.action(inputs.action),
    )


def not_found_view(inputs: ListingInputs, _: Components) -> NotFoundView:
    """Everything that 404.html shows. It answers for every address, so it names none."""
    frame, strings = inputs.frame, inputs.frame.strings
    page = Description(
        url=NOT_FOUND_URL,
        title=strings["not_found_title"],
        summary=strings["not_found_summary"],
        crumbs=(),
        noindex=True,
    )
    return NotFoundView(
        chrome=frame.chrome,
        head=replace(head_of(frame, page), canonical=""),
        crumbs=(),
        title=strings["not_found_title"],
        summary=strings["not_found_summary"],
        mark="",
        shelves=tuple(frame.shelf(shelf) for shelf in frame.edition.shelves),
    )
