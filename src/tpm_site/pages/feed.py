"""Atom feeds of the site and of its shelves."""

from __future__ import annotations

from datetime import date

from tpm_site.model.document import Card
from tpm_site.pages.inputs import FeedInputs
from tpm_site.pages.views import FeedEntry, FeedView
from tpm_site.render.components import Components
from tpm_site.site import urls

ENTRIES = 30
_NEVER = date(2000, 1, 1)


def feed_view(inputs: FeedInputs, _: Components) -> FeedView:
    """Everything that feed.xml shows: the newest articles. A feed's date is its newest entry's."""
    frame, shelf = inputs.frame, inputs.shelf
    name = frame.config.name
    title, summary = name, frame.config.tagline
    home = f"{frame.edition.prefix}{urls.LIBRARY}"
    if shelf:
        title = frame.strings["feed_title"].format(site=name, name=shelf.card.title)
        summary, home = shelf.card.summary, shelf.card.url
    changed = [card.changed for card in inputs.articles if card.changed]
    return FeedView(
        title=title,
        subtitle=summary,
        language=frame.language,
        id=frame.absolute(inputs.url),
        self_href=frame.absolute(inputs.url),
        home=frame.absolute(home),
        updated=_timestamp(max(changed, default=_NEVER)),
        author=name,
        entries=tuple(_entry(inputs, card) for card in inputs.articles),
    )


def _entry(inputs: FeedInputs, card: Card) -> FeedEntry:
    return FeedEntry(
        card.title,
        card.summary,
        inputs.frame.absolute(card.url),
        _timestamp(card.published or _NEVER),
        _timestamp(card.changed or _NEVER),
        inputs.authors.get(card.path, ()),
        inputs.kickers.get(card.category, ""),
    )


def _timestamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
