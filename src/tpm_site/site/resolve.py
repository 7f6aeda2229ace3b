"""Documents and records to the site: the one place where documents meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.document import Card, Document, ParsedDocument
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.site import Edition, Records, Site
from tpm_site.model.ties import Ties
from tpm_site.model.tree import SourceTree
from tpm_site.site.calendar import changes, left_out
from tpm_site.site.cards import card_of
from tpm_site.site.editions import edition_of
from tpm_site.site.hrefs import connect_texts
from tpm_site.site.linking import Earlier, link_all
from tpm_site.site.readable import Readable
from tpm_site.site.redirects import redirects_of
from tpm_site.site.settings_links import check_settings, public_config, public_library
from tpm_site.site.ties import ties_of
from tpm_site.site.world import Day, World, world_of


class Resolved(Struct, frozen=True):
    """The site, the documents that it is made of, and what is wrong with how they fit together.

    `diagnostics` are those of no one document: what is wrong where one leads stands in `site.linked`.
    """

    site: Site
    world: World
    readable: Mapping[DocumentId, Readable]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def documents(self) -> Iterator[Document]:
        """Those that could be read."""
        return (now.document for now in self.readable.values())


class Before(NamedTuple):
    """What has been found with the same records, tree and day; `resolved` where memory still holds it."""

    earlier: Earlier
    resolved: Resolved | None = None


NOTHING = Before(Earlier({}, {}))


def resolve(
    records: Records, parsed: Iterable[ParsedDocument], tree: SourceTree, day: Day, before: Before = NOTHING
) -> Resolved:
    """The site as of a day. Documents that could not be read are left out of it.

    What was found `before` is taken over as far as nothing behind it has moved.
    """
    parsed = tuple(parsed)
    readable = readable_of(parsed, before.earlier.readable)
    broken = {p.id: p.path for p in parsed if p.document is None}
    resolved = before.resolved
    known = _ties(readable, tree.languages[0], day.today, resolved)
    stands = not broken and _is_same_world(readable, known, before.earlier, day.today, tree.languages[0])
    resolved = resolved if stands else None
    world = resolved.world if resolved else world_of(records, known, broken, tree, day)
    linked, places = link_all(readable, world, tree, before.earlier if stands else Earlier({}, {}))
    cards = _cards(readable, world, resolved)
    redirects, clashes = redirects_of(readable, cards, world.addresses)
    text_hrefs, broken_texts = connect_texts(records.texts, places)
    settings = tuple(check_settings(records, world, places))
    hidden = world.addresses.left_out
    documents = [now.document for now in readable.values()]
    site = Site(
        config=public_config(records.config, hidden),
        library=public_library(records.library, hidden),
        editions=_editions(cards, readable, tree, resolved),
        linked=linked,
        cards=cards,
        paths={document.id: document.path for document in documents},
        action=world.action,
        text_hrefs=text_hrefs,
        redirects=redirects,
        left_out=() if day.drafts else left_out(documents, known),
        changes=changes(documents, day.today),
        citing=places.citing,
    )
    return Resolved(site, world, readable, (*broken_texts, *clashes, *settings))


def readable_of(
    parsed: Iterable[ParsedDocument], old: Mapping[DocumentId, Readable] = MappingProxyType({})
) -> dict[DocumentId, Readable]:
    """The documents that could be read, by id; one that is the same is the `old` one itself."""
    found: dict[DocumentId, Readable] = {}
    for one in parsed:
        before = old.get(one.id)
        if before is not None and before.document is one.document and before.packed is one.marks:
            found[one.id] = before
        elif one.document is not None:
            found[one.id] = Readable(one.document, one.marks)
    return found


def _ties(
    readable: Mapping[DocumentId, Readable], language: str, today: date, resolved: Resolved | None
) -> dict[DocumentId, Ties]:
    """The ties of all documents; those of one that is the same document as before are the same."""
    old = resolved.readable if resolved else {}
    ties = resolved.world.known if resolved else {}
    return {
        id: ties[id]
        if id in old and old[id].document is now.document
        else ties_of(now.document, language, today)
        for id, now in readable.items()
    }


def _is_same_world(
    readable: Mapping[DocumentId, Readable],
    known: Mapping[DocumentId, Ties],
    earlier: Earlier,
    today: date,
    language: str,
) -> bool:
    """Whether the same documents are there, and each has the ties that it had."""
    if readable.keys() != earlier.readable.keys():
        return False
    moved = (id for id, now in readable.items() if now.document is not earlier.readable[id].document)
    return all(ties_of(earlier.readable[id].document, language, today) == known[id] for id in moved)


def _cards(
    readable: Mapping[DocumentId, Readable], world: World, resolved: Resolved | None
) -> dict[DocumentId, Card]:
    """The pages that are shown. In a world that stands, a document that is the same has the same card."""
    if resolved is None:
        return {
            id: card_of(now.document, world.known[id]) for id, now in readable.items() if id in world.shown
        }
    old, cards = resolved.readable, resolved.site.cards
    return {
        id: card
        if readable[id].document is old[id].document
        else card_of(readable[id].document, world.known[id])
        for id, card in cards.items()
    }


def _editions(
    cards: Mapping[DocumentId, Card],
    readable: Mapping[DocumentId, Readable],
    tree: SourceTree,
    resolved: Resolved | None,
) -> tuple[Edition, ...]:
    """The site in each language. Where no card has moved, all shelves and lists are as they were."""
    if resolved is not None and _are_same(cards, readable, resolved):
        return resolved.site.editions
    default = tree.languages[0]
    return tuple(edition_of(language, default, cards.values(), readable) for language in tree.languages)


def _are_same(
    cards: Mapping[DocumentId, Card], readable: Mapping[DocumentId, Readable], resolved: Resolved
) -> bool:
    old = resolved.site.cards
    moved = [id for id, card in cards.items() if card is not old[id]]
    # The order of categories is not on their cards.
    return all(cards[id] == old[id] and id.kind is not Kind.CATEGORY for id in moved)
