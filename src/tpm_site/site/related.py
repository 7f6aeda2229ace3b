"""Three articles to read on with: those the editor named, then the nearest by topic, then by shelf."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tpm_site.model.ties import Ties

COUNT = 3
_NEWEST = 12
"""How many articles of one tag are looked at: enough to choose from, and bounded."""
_SAME_SHELF = 2


class Neighbours:
    """Finds related articles of one language. Built once from all articles, newest first."""

    def __init__(self, articles: Sequence[Ties]) -> None:
        by_word: dict[str, list[int]] = defaultdict(list)
        by_shelf: dict[str, list[int]] = defaultdict(list)
        on_shelf = []
        for place, article in enumerate(articles):
            shelf = by_shelf[article.category]
            on_shelf.append(len(shelf))
            shelf.append(place)
            for word in article.words:
                if len(by_word[word]) < _NEWEST:
                    by_word[word].append(place)
        self._slugs = [article.id.slug for article in articles]
        self._categories = [article.category for article in articles]
        self._places = {slug: place for place, slug in enumerate(self._slugs)}
        self._by_word, self._by_shelf, self._on_shelf = dict(by_word), dict(by_shelf), on_shelf

    def of(self, ties: Ties, own: str | None, named: Sequence[str]) -> tuple[str, ...]:
        """Slugs: `named` first, then by shared words, then the shelf's next ones, then the newest.

        `own` is the slug of the article itself, None where the page is of another kind.
        """
        place = self._places.get(own, -1) if own is not None else -1
        chosen = [slug for slug in named if slug != own]
        taken = {place, *(self._places[slug] for slug in chosen if slug in self._places)}
        for candidate in self._candidates(ties, place) if len(chosen) < COUNT else ():
            if candidate not in taken:
                taken.add(candidate)
                chosen.append(self._slugs[candidate])
                if len(chosen) == COUNT:
                    break
        return tuple(chosen)

    def _candidates(self, ties: Ties, own: int) -> Iterator[int]:
        yield from self._by_likeness(ties)
        yield from self._shelf_mates(ties, own)
        yield from range(min(COUNT + 1, len(self._slugs)))

    def _by_likeness(self, ties: Ties) -> Sequence[int]:
        scores: dict[int, int] = {}
        for word in ties.words:
            for place in self._by_word.get(word, ()):
                scores[place] = scores.get(place, 0) + 1
        for place in scores:
            if self._categories[place] == ties.category:
                scores[place] += _SAME_SHELF
        return sorted(scores, key=lambda place: (-scores[place], place))

    def _shelf_mates(self, ties: Ties, own: int) -> Iterator[int]:
        shelf = self._by_shelf.get(ties.category, [])
        place = self._on_shelf[own] if own >= 0 else -1
        for step in range(1, min(len(shelf), COUNT + 2)):
            yield shelf[(place + step) % len(shelf)]
