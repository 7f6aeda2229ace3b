"""Documents and records to the site: the one place where documents meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.document import Card, Document, ParsedDocument, Status
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.site import Connections, Edition, Records, Resolved, Site
from tpm_site.model.tree import SourceTree
from tpm_site.site.addresses import Addresses, addresses_of, with_broken
from tpm_site.site.calendar import changes, left_out
from tpm_site.site.cards import card_of
from tpm_site.site.connections import Connector
from tpm_site.site.editions import edition_of
from tpm_site.site.ids import IdReader
from tpm_site.site.redirects import redirects_of
from tpm_site.site.settings_links import check_actions, check_settings, public_config, public_library
from tpm_site.site.texts import connect_texts


class Day(NamedTuple):
    """The day as of which a site is built, and whether what is not public is shown, marked."""

    today: date
    drafts: bool = False


def resolve(records: Records, parsed: Iterable[ParsedDocument], tree: SourceTree, day: Day) -> Resolved:
    """The site as of a day. Documents that could not be read are left out of it."""
    config, library = records.config, records.library
    parsed = tuple(parsed)
    documents = {p.id: p.document for p in parsed if p.document is not None}
    broken = frozenset(p.id for p in parsed if p.document is None)
    cards = _cards(documents.values(), config.language, day.today)
    shown = {id: c for id, c in cards.items() if day.drafts or c.status is Status.LIVE}
    editions = tuple(
        edition_of(language, config.language, shown.values(), documents) for language in tree.languages
    )
    addresses = addresses_of(documents, cards.values(), shown, library, tree)
    addresses = with_broken(addresses, parsed, config.language)
    reader = IdReader(cards, shown, broken, library.actions)
    connections, faults = _connect(records, editions, addresses, reader, documents, cards)
    redirects, clashes = redirects_of(documents.values(), shown, addresses)
    text_hrefs, broken_links = connect_texts(records.texts, addresses)
    settings = check_settings(config, records.marks, addresses, reader)
    diagnostics = [*faults, *clashes, *broken_links, *settings, *check_actions(library, addresses)]
    site = Site(
        config=public_config(config, addresses),
        library=public_library(library, addresses),
        editions=editions,
        connections=connections,
        cards=shown,
        text_hrefs=text_hrefs,
        redirects=redirects,
        left_out=() if day.drafts else left_out(cards.values()),
        changes=changes(documents.values(), day.today),
    )
    return Resolved(site, (*diagnostics, *reader.diagnostics))


def _cards(documents: Iterable[Document], language: str, today: date) -> dict[DocumentId, Card]:
    found = ((document.id, card_of(document, language, today)) for document in documents)
    return {id: card for id, card in found if card is not None}


def _connect(
    records: Records,
    editions: tuple[Edition, ...],
    addresses: Addresses,
    reader: IdReader,
    documents: Mapping[DocumentId, Document],
    cards: Mapping[DocumentId, Card],
) -> tuple[dict[DocumentId, Connections], list[Diagnostic]]:
    translations: dict[tuple[Kind, str], tuple[Card, ...]] = defaultdict(tuple)
    if len(editions) > 1:
        for card in reader.shown.values():
            translations[card.id.kind, card.id.slug] += (card,)
    found: dict[DocumentId, Connections] = {}
    diagnostics: list[Diagnostic] = []
    for edition in editions:
        connector = Connector(
            records.config, records.library, edition, addresses, reader, documents, translations
        )
        for document in documents.values():
            if document.id.language == edition.language:
                found[document.id] = connector.connect(document, cards.get(document.id))
        diagnostics += connector.diagnostics
    return found, diagnostics
