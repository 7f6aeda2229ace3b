"""Atom feeds of the site and of its shelves."""

from __future__ import annotations

from datetime import date

from tpm_site.pages.frame import Frame
from tpm_site.pages.inputs import FeedInputs, FeedItem
from tpm_site.pages.views import FeedEntry, FeedView
from tpm_site.render.components import Components
from tpm_site.site import urls

ENTRIES = 30
_NEVER = date(2000, 1, 1)


def feed_view(inputs: FeedInputs, _: Components) -> FeedView:
    """Everything that feed.xml shows: the newest articles. A feed's date is its newest entry's."""
    frame, shelf = inputs.frame, inputs.shelf
    name = frame.name
    title, summary = name, frame.tagline
    home = f"{frame.prefix}{urls.LIBRARY}"
    if shelf:
        title = frame.strings["feed_title"].format(site=name, name=shelf.title)
        summary, home = shelf.summary, shelf.url
    changed = [item.changed for item in inputs.articles if item.changed]
    return FeedView(
        title=title,
        subtitle=summary,
        language=frame.language,
        id=frame.absolute(inputs.url),
        self_href=frame.absolute(inputs.url),
        home=frame.absolute(home),
        updated=_timestamp(max(changed, default=_NEVER)),
        author=name,
        entries=tuple(_entry(frame, item) for item in inputs.articles),
    )


def _entry(frame: Frame, item: FeedItem) -> FeedEntry:
    return FeedEntry(
        item.title,
        item.summary,
        frame.absolute(item.url),
        _timestamp(item.published or _NEVER),
        _timestamp(item.changed or _NEVER),
        item.authors,
        item.category,
    )


def _timestamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
