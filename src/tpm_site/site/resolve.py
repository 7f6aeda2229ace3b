"""Documents and records to the site: the one place where documents meet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.document import ParsedDocument
from tpm_site.model.kinds import DocumentId
from tpm_site.model.site import Records, Site
from tpm_site.model.ties import Ties
from tpm_site.model.tree import SourceTree
from tpm_site.site.calendar import changes, left_out
from tpm_site.site.cards import card_of
from tpm_site.site.editions import edition_of
from tpm_site.site.hrefs import connect_texts
from tpm_site.site.linking import Earlier, Readable, link_all
from tpm_site.site.redirects import redirects_of
from tpm_site.site.settings_links import check_settings, public_config, public_library
from tpm_site.site.ties import ties_of
from tpm_site.site.world import Day, World, world_of


@dataclass(frozen=True, slots=True)
class Resolved:
    """The site, the documents that it is made of, and what is wrong with how they fit together.

    `diagnostics` are those of no one document: what is wrong where one leads stands in `site.linked`.
    """

    site: Site
    world: World
    readable: Mapping[DocumentId, Readable]
    diagnostics: tuple[Diagnostic, ...]


def resolve(
    records: Records, parsed: Iterable[ParsedDocument], tree: SourceTree, day: Day, earlier: Earlier
) -> Resolved:
    """The site as of a day. Documents that could not be read are left out of it.

    `earlier` is what has been found with the same records, tree and day; where each document leads is taken
    from it as far as nothing has moved.
    """
    parsed = tuple(parsed)
    readable = readable_of(parsed)
    known = {id: ties_of(now.document, tree.languages[0], day.today) for id, now in readable.items()}
    broken = {p.id: p.path for p in parsed if p.document is None}
    world = world_of(records, known, broken, tree, day)
    stands = not broken and _is_same_world(readable, known, earlier, day.today, tree.languages[0])
    linked, places = link_all(readable, world, tree, earlier if stands else Earlier({}, {}))
    cards = {id: card_of(readable[id].document, known[id]) for id in known if id in world.shown}
    redirects, clashes = redirects_of(readable, cards, world.addresses)
    text_hrefs, broken_texts = connect_texts(records.texts, places)
    settings = tuple(check_settings(records, world, places))
    hidden = world.addresses.left_out
    documents = [now.document for now in readable.values()]
    site = Site(
        config=public_config(records.config, hidden),
        library=public_library(records.library, hidden),
        editions=tuple(
            edition_of(language, tree.languages[0], cards.values(), readable) for language in tree.languages
        ),
        linked=linked,
        cards=cards,
        paths={document.id: document.path for document in documents},
        action=world.action,
        text_hrefs=text_hrefs,
        redirects=redirects,
        left_out=() if day.drafts else left_out(documents, known),
        changes=changes(documents, day.today),
    )
    return Resolved(site, world, readable, (*broken_texts, *clashes, *settings))


def readable_of(parsed: Iterable[ParsedDocument]) -> dict[DocumentId, Readable]:
    """The documents that could be read, by id."""
    return {p.id: Readable(p.document, p.marks) for p in parsed if p.document is not None}


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
