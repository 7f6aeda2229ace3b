"""A site in which documents have other titles and summaries: these are shown, and decide nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from tpm_site.model.document import Card, ParsedDocument
from tpm_site.model.site import Edition, Shelf
from tpm_site.site.cards import card_of
from tpm_site.site.readable import Readable
from tpm_site.site.resolve import Resolved


def with_titles(resolved: Resolved, parsed: Iterable[ParsedDocument]) -> Resolved | None:
    """The same site with the words of some articles; None where one is not shown, so that it is told of."""
    moved = [one for one in parsed if one.document is not resolved.readable[one.id].document]
    if not moved:
        return resolved
    site, known = resolved.site, resolved.world.known
    readable, cards = dict(resolved.readable), dict(site.cards)
    for one in moved:
        if one.document is None or one.id not in cards:
            return None
        readable[one.id] = Readable(one.document, one.marks)
        cards[one.id] = card_of(one.document, known[one.id])
    languages = {one.id.language for one in moved}
    # By the very objects: to ask ten thousand by their ids takes ten times as long.
    instead = {id(site.cards[one.id]): cards[one.id] for one in moved}
    editions = tuple(
        _edition(edition, instead) if edition.language in languages else edition for edition in site.editions
    )
    redirects = {old: cards[card.id] for old, card in site.redirects.items()}
    fresh = replace(site, cards=cards, editions=editions, redirects=redirects)
    return replace(resolved, site=fresh, readable=readable)


def _edition(edition: Edition, instead: Mapping[int, Card]) -> Edition:
    """The order of articles does not come from their titles."""
    shelves = tuple(Shelf(shelf.card, _fresh(shelf.articles, instead)) for shelf in edition.shelves)
    return replace(edition, articles=_fresh(edition.articles, instead), shelves=shelves)


def _fresh(articles: Iterable[Card], instead: Mapping[int, Card]) -> tuple[Card, ...]:
    return tuple(instead.get(id(card), card) for card in articles)
