"""Inputs of a page as the cards, links and buttons that templates show."""

from __future__ import annotations

from tpm_site.model.calendar import Status
from tpm_site.model.common import CallToAction
from tpm_site.pages.frame import Frame
from tpm_site.pages.inputs import Picture, ShelfInput, Teaser
from tpm_site.pages.parts import ActionView, CardView, ShelfLink
from tpm_site.pages.wording import counted, date_text, number_text
from tpm_site.render.picture import PictureView, picture_view
from tpm_site.site import urls


def card_view(frame: Frame, teaser: Teaser) -> CardView:
    """A page as a card; `mark` says in a preview why it is not public."""
    title, url, summary, kicker, published, status = teaser
    day = date_text(published, frame.language) if published else None
    mark = "" if status is Status.LIVE else frame.strings[f"mark_{status.value}"]
    return CardView(title, frame.place.href(url), summary, kicker, day, mark)


def action_view(frame: Frame, action: CallToAction | None) -> ActionView | None:
    """A call to action as it is shown."""
    if action is None:
        return None
    return ActionView(action.heading, action.text, action.label, frame.href(action.href))


def shelf_link(frame: Frame, shelf: ShelfInput) -> ShelfLink:
    """A category as a link."""
    count = counted(frame.strings, "article", shelf.articles, frame.language)
    return ShelfLink(shelf.title, frame.href(shelf.url), count, shelf.summary)


def filter_links(
    frame: Frame, articles: int, shelves: tuple[ShelfInput, ...], current: str
) -> tuple[ShelfLink, ...]:
    """All articles, and each category: they stand in a row, so the number alone tells how many there are."""
    everything = (frame.strings["filter_all"], f"{frame.prefix}{urls.LIBRARY}", articles)
    each = ((shelf.title, shelf.url, shelf.articles) for shelf in shelves)
    return tuple(
        ShelfLink(label, frame.href(url), number_text(count, frame.strings), current=url == current)
        for label, url, count in (everything, *each)
    )


def front_picture(picture: Picture | None) -> PictureView | None:
    """The picture that stands for a page, with its caption."""
    if picture is None:
        return None
    images, image = picture
    return picture_view(images, image.alt, image.caption or "", image.credit or "")
