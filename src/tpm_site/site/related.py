"""Three articles to read on with: those the editor named, then the nearest by topic, then by shelf."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tpm_site.model.document import Card, Document
from tpm_site.model.kinds import DocumentId

COUNT = 3
_NEWEST = 12
"""How many articles of one tag are looked at: enough to choose from, and bounded."""
_SAME_SHELF = 2


class Neighbours:
    """Finds related articles. Built once from all articles, newest first."""

    def __init__(self, articles: Sequence[Card], documents: Mapping[DocumentId, Document]) -> None:
        by_word: dict[str, list[int]] = defaultdict(list)
        by_shelf: dict[str, list[int]] = defaultdict(list)
        on_shelf = []
        for place, card in enumerate(articles):
            shelf = by_shelf[card.category]
            on_shelf.append(len(shelf))
            shelf.append(place)
            for word in _words(documents[card.id]):
                if len(by_word[word]) < _NEWEST:
                    by_word[word].append(place)
        self._articles = articles
        self._places = {card.id: place for place, card in enumerate(articles)}
        self._by_word, self._by_shelf, self._on_shelf = dict(by_word), dict(by_shelf), on_shelf

    def of(self, document: Document, named: Sequence[Card]) -> tuple[Card, ...]:
        """`named` first, then by shared tags and topics, then the shelf's next ones, then the newest."""
        own = self._places.get(document.id, -1)
        chosen = [card for card in named if card.id != document.id]
        taken = {own, *(self._places[card.id] for card in chosen if card.id in self._places)}
        for place in self._candidates(document, own):
            if len(chosen) >= COUNT:
                break
            if place not in taken:
                taken.add(place)
                chosen.append(self._articles[place])
        return tuple(chosen)

    def _candidates(self, document: Document, own: int) -> Iterator[int]:
        yield from self._by_likeness(document)
        yield from self._shelf_mates(document, own)
        yield from range(min(COUNT + 1, len(self._articles)))

    def _by_likeness(self, document: Document) -> Iterable[int]:
        scores: Counter[int] = Counter()
        for word in _words(document):
            scores.update(self._by_word.get(word, ()))
        for place in scores:
            if self._articles[place].category == document.category:
                scores[place] += _SAME_SHELF
        return [place for _, place in sorted((-score, place) for place, score in scores.items())]

    def _shelf_mates(self, document: Document, own: int) -> Iterator[int]:
        shelf = self._by_shelf.get(document.category, [])
        place = self._on_shelf[own] if own >= 0 else -1
        for step in range(1, min(len(shelf), COUNT + 2)):
            yield shelf[(place + step) % len(shelf)]


def _words(document: Document) -> set[str]:
    return {*document.tags, *document.topics}
