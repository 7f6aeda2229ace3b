"""Documents and records to the site: the one place where documents meet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tpm_site.model.calendar import Status
from tpm_site.model.document import Card, Document, ParsedDocument
from tpm_site.model.kinds import DocumentId
from tpm_site.model.site import Records, Resolved, Site
from tpm_site.model.tree import SourceTree
from tpm_site.site.actions import default_action
from tpm_site.site.addresses import addresses_of, index_pages, left_out_urls
from tpm_site.site.calendar import changes, left_out
from tpm_site.site.cards import card_of
from tpm_site.site.connections import connect_all
from tpm_site.site.editions import edition_of
from tpm_site.site.hrefs import connect_documents, connect_texts
from tpm_site.site.ids import IdReader
from tpm_site.site.redirects import redirects_of
from tpm_site.site.settings_links import check_actions, check_settings, public_config, public_library


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
    hidden = left_out_urls(cards, shown, index_pages(tree.languages, library, None))
    action = default_action(config, library, hidden)
    reader = IdReader(cards, shown, broken, library.actions)
    connections = connect_all(config, library, editions, hidden, reader, documents)
    indexes = index_pages(tree.languages, library, action)
    addresses = addresses_of(parsed, cards, shown, connections, indexes, tree)
    hrefs, broken_links = connect_documents(documents.values(), cards, addresses, config.language)
    text_hrefs, broken_texts = connect_texts(records.texts, addresses)
    redirects, clashes = redirects_of(documents.values(), shown, addresses)
    settings = tuple(check_settings(config, records.marks, addresses, reader))
    actions = tuple(check_actions(library, addresses))
    site = Site(
        config=public_config(config, hidden),
        library=public_library(library, hidden),
        editions=editions,
        connections=connections,
        cards=shown,
        action=action,
        hrefs=hrefs,
        text_hrefs=text_hrefs,
        redirects=redirects,
        left_out=() if day.drafts else left_out(cards, documents),
        changes=changes(documents.values(), day.today),
    )
    found = (*broken_links, *broken_texts, *clashes, *settings, *actions, *reader.diagnostics)
    return Resolved(site, found)


def _cards(documents: Iterable[Document], language: str, today: date) -> dict[DocumentId, Card]:
    found = ((document.id, card_of(document, language, today)) for document in documents)
    return {id: card for id, card in found if card is not None}
