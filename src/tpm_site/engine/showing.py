"""Which pages show which articles: what a build goes by in which only words have moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tpm_site.engine.memo import Memo
from tpm_site.model.codec import DecodeError, decode, encode
from tpm_site.model.plan import PagePlan
from tpm_site.pages.social_card import SOCIAL_CARD


class Shown(NamedTuple):
    """A page, as far as it takes to make it again from inputs that were kept."""

    path: str
    kind: str
    language: str


class Showing(NamedTuple):
    """As the run that began at `planned` has planned it.

    `lists` are pages that may show any article; the others are known by the paths of the articles' pages.
    """

    planned: int = 0
    lists: tuple[Shown, ...] = ()
    beside: Mapping[str, tuple[Shown, ...]] = MappingProxyType({})


def keep_showing(name: str, planned: int, pages: Iterable[PagePlan], memo: Memo) -> None:
    """Hands what is planned to the next runs."""
    pages = tuple(pages)
    paths = {page.shows[0]: page.path for page in pages if page.shows and page.kind != SOCIAL_CARD}
    beside: dict[str, list[Shown]] = defaultdict(list)
    for page in pages:
        shows = page.shows or ()
        # A page is made again with its own text anyway; its card is one more that shows the title.
        for id in shows if page.kind == SOCIAL_CARD else shows[1:]:
            if id in paths:
                beside[paths[id]].append(_shown(page))
    lists = tuple(_shown(page) for page in pages if page.shows is None)
    showing = Showing(planned, lists, {path: tuple(shown) for path, shown in beside.items()})
    memo.put(f"showing:{name}", encode(showing))


def last_showing(name: str, planned: int, memo: Memo) -> Showing | None:
    """What the run that began at `planned` has planned; None where it is not known any more."""
    try:
        showing = decode(memo.get(f"showing:{name}") or b"", Showing)
    except DecodeError:
        return None
    return showing if showing.planned == planned else None


def _shown(page: PagePlan) -> Shown:
    return Shown(page.path, page.kind, page.language)
