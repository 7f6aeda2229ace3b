"""The home page, and the page for a wrong address."""

from __future__ import annotations

from msgspec.structs import replace

from tpm_site.pages.banner import banner_of
from tpm_site.pages.cards import action_view, card_view, shelf_link
from tpm_site.pages.head import Description, head_of, is_hidden
from tpm_site.pages.inputs import HomeInputs, NotFoundInputs
from tpm_site.pages.social_card import card_of_home
from tpm_site.pages.texts import filled
from tpm_site.pages.views import HomeView, NotFoundView
from tpm_site.render.components import Components
from tpm_site.site import urls

NEWEST = 6
NOT_FOUND_URL = "/404.html"


def home_view(inputs: HomeInputs, components: Components) -> HomeView:
    """Everything that home.html shows. `content/pages/index.md` introduces it."""
    frame, own = inputs.frame, inputs.introduction
    url = f"{frame.prefix}{urls.HOME}"
    title = own.title if own else frame.name
    summary = own.summary if own else frame.description or frame.tagline
    crumbs = (frame.home_crumb()._replace(current="page"),)
    page = Description(
        url=url,
        title=title,
        summary=summary,
        crumbs=crumbs,
        modified=inputs.updated,
        image=inputs.picture.images if inputs.picture else None,
        image_alt=inputs.picture.image.alt if inputs.picture else "",
        card=card_of_home(frame, own, inputs.picture),
        noindex=own is not None and is_hidden(own.status),
        translations=inputs.translations,
    )
    return HomeView(
        chrome=frame.chrome_at(url),
        head=head_of(frame, page),
        crumbs=(),
        title=title,
        summary=summary,
        mark=banner_of(frame, own.status, own.published) if own else "",
        body=filled(inputs.text, components),
        shelves=tuple(shelf_link(frame, shelf) for shelf in inputs.shelves),
        newest=tuple(card_view(frame, teaser) for teaser in inputs.newest),
        treatments=tuple(card_view(frame, teaser) for teaser in inputs.treatments),
        action=action_view(frame, inputs.action),
    )


def not_found_view(inputs: NotFoundInputs, _: Components) -> NotFoundView:
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
        shelves=tuple(shelf_link(frame, shelf) for shelf in inputs.shelves),
    )
