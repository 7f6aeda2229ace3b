"""The rules, one row each, in the order in which they run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.document import Document, ParsedDocument
from tpm_site.model.kinds import DocumentId
from tpm_site.model.site import Site
from tpm_site.model.tree import SourceTree
from tpm_site.rules import (
    citation_defined_twice,
    citation_never_used,
    citation_out_of_place,
    date_order,
    missing_picture,
    own_address,
    snippets,
    unknown_citation,
    unknown_waiver,
    updated_in_the_future,
)
from tpm_site.rules.subject import Check, Subject

RULES: tuple[Check, ...] = (
    date_order.check,
    updated_in_the_future.check,
    unknown_waiver.check,
    unknown_citation.check,
    citation_defined_twice.check,
    citation_never_used.check,
    citation_out_of_place.check,
    snippets.check,
    missing_picture.check,
    own_address.check,
)


def check_documents(
    parsed: Iterable[ParsedDocument], site: Site, tree: SourceTree, today: date
) -> tuple[Diagnostic, ...]:
    """What the rules find in all documents, as of a day."""
    parsed = tuple(parsed)
    documents: Mapping[DocumentId, Document] = {p.id: p.document for p in parsed if p.document}
    broken = frozenset(p.id for p in parsed if p.document is None)
    found: list[Diagnostic] = []
    for document in documents.values():
        written = frozenset(listed.id for listed in document.citations if listed.is_written)
        subject = Subject(document, written, site, documents, broken, tree, today)
        for check in RULES:
            found += check(subject)
    return tuple(found)
