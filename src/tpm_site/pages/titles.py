"""Inputs of pages in which articles are shown by other words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from tpm_site.pages.inputs import Citing, FeedItem, RedirectInputs, SocialCardInputs, Teaser


class Words(NamedTuple):
    """What other pages show of an article."""

    title: str
    summary: str


def with_titles(inputs: Any, words: Mapping[str, Words]) -> Any:
    """The same inputs with the `words` of articles, by their addresses; the very same where none is shown."""
    if isinstance(inputs, RedirectInputs):
        found = words.get(inputs.target)
        return replace(inputs, title=found.title) if found else inputs
    if isinstance(inputs, SocialCardInputs):
        found = words.get(inputs.url)
        return replace(inputs, title=found.title) if found else inputs
    shown = {name: getattr(inputs, name) for name in inputs.__struct_fields__}
    lists = {name: _fresh(value, words) for name, value in shown.items() if isinstance(value, tuple)}
    moved = {name: value for name, value in lists.items() if value is not shown[name]}
    return replace(inputs, **moved) if moved else inputs


def _fresh(shown: tuple[Any, ...], words: Mapping[str, Words]) -> tuple[Any, ...]:
    """A list of what a page shows; the very same where nothing in it has other words."""
    places = [
        place
        for place, item in enumerate(shown)
        if isinstance(item, Teaser | FeedItem | Citing) and item.url in words
    ]
    if not places:
        return shown
    items = list(shown)
    for place in places:
        title, summary = words[items[place].url]
        item = items[place]
        named = {"title": title} if isinstance(item, Citing) else {"title": title, "summary": summary}
        items[place] = item._replace(**named)
    return tuple(items)
