"""The site in one language: its shelves and lists, in the order that readers see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tpm_site.model.document import Card
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.site import Edition, Shelf
from tpm_site.site.readable import Readable
from tpm_site.site.urls import INDEX_PAGE, language_prefix
from tpm_site.site.world import newest_first


def edition_of(
    language: str,
    default: str,
    shown: Iterable[Card],
    readable: Mapping[DocumentId, Readable],
) -> Edition:
    """Everything that is shown in `language`. Articles are newest first."""
    by_kind: dict[Kind, list[Card]] = defaultdict(list)
    for card in shown:
        if card.id.language == language:
            by_kind[card.id.kind].append(card)
    articles = tuple(sorted(by_kind[Kind.ARTICLE], key=newest_first))
    on_shelf: dict[str, list[Card]] = defaultdict(list)
    for card in articles:
        on_shelf[card.category].append(card)
    categories = sorted(by_kind[Kind.CATEGORY], key=lambda card: _rank(card, readable))
    pages = [card for card in by_kind[Kind.PAGE] if card.id.slug != INDEX_PAGE]
    home = [card for card in by_kind[Kind.PAGE] if card.id.slug == INDEX_PAGE]
    return Edition(
        language=language,
        prefix=language_prefix(language, default),
        articles=articles,
        shelves=tuple(Shelf(card, tuple(on_shelf[card.id.slug])) for card in categories),
        treatments=_by_title(by_kind[Kind.TREATMENT]),
        people=_by_title(by_kind[Kind.PERSON]),
        pages=_by_title(pages),
        home=home[0] if home else None,
    )


def _rank(card: Card, readable: Mapping[DocumentId, Readable]) -> tuple[int, str, str]:
    return (readable[card.id].document.order, card.title.casefold(), card.id.slug)


def _by_title(cards: Iterable[Card]) -> tuple[Card, ...]:
    return tuple(sorted(cards, key=lambda card: (card.title.casefold(), card.id.slug)))
