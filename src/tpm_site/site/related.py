"""Three articles to read on with: those the editor named, then the nearest by topic, then by shelf."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tpm_site.model.document import Card

COUNT = 3
_NEWEST = 12
"""How many articles of one tag are looked at: enough to choose from, and bounded."""
_SAME_SHELF = 2


class Neighbours:
    """Finds related articles. Built once from all articles, newest first."""

    def __init__(self, articles: Sequence[Card]) -> None:
        self._newest = articles[: COUNT + 1]
        self._place: Mapping[str, int] = {card.path: i for i, card in enumerate(articles)}
        self._by_word: dict[str, list[Card]] = defaultdict(list)
        self._by_shelf: dict[str, list[Card]] = defaultdict(list)
        for card in articles:
            self._by_shelf[card.category].append(card)
            for word in {*card.tags, *card.topics}:
                if len(self._by_word[word]) < _NEWEST:
                    self._by_word[word].append(card)
        self._on_shelf = {card.path: i for shelf in self._by_shelf.values() for i, card in enumerate(shelf)}

    def of(self, card: Card, named: Sequence[Card]) -> tuple[Card, ...]:
        """`named` first, then by shared tags and topics, then the shelf's next ones, then the newest."""
        chosen = [other for other in named if other.path != card.path]
        taken = {card.path, *(c.path for c in chosen)}
        for candidate in [*self._by_likeness(card), *self._shelf_mates(card), *self._newest]:
            if len(chosen) >= COUNT:
                break
            if candidate.path not in taken:
                taken.add(candidate.path)
                chosen.append(candidate)
        return tuple(chosen)

    def _by_likeness(self, card: Card) -> list[Card]:
        scores: Counter[str] = Counter()
        cards: dict[str, Card] = {}
        for word in {*card.tags, *card.topics}:
            for other in self._by_word[word]:
                scores[other.path] += 1
                cards[other.path] = other
        for path, other in cards.items():
            if other.category == card.category:
                scores[path] += _SAME_SHELF
        order = sorted(cards, key=lambda path: (-scores[path], self._place[path]))
        return [cards[path] for path in order]

    def _shelf_mates(self, card: Card) -> list[Card]:
        shelf = self._by_shelf[card.category]
        place = self._on_shelf.get(card.path, -1)
        return [shelf[(place + step) % len(shelf)] for step in range(1, min(len(shelf), COUNT + 2))]
