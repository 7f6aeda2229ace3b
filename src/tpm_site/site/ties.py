"""Documents to ties, with what the day of the build makes of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tpm_site.model.calendar import Status
from tpm_site.model.document import Document
from tpm_site.model.kinds import Kind
from tpm_site.model.passage import Passage
from tpm_site.model.ties import Ties
from tpm_site.site.urls import language_prefix, url_of

_NONE = frozenset[str]()


def ties_of(document: Document, default_language: str, today: date) -> Ties:
    """What other documents may depend on."""
    id = document.id
    is_snippet, is_category = id.kind is Kind.SNIPPET, id.kind is Kind.CATEGORY
    words = frozenset((*document.tags, *document.topics)) if document.tags or document.topics else _NONE
    return Ties(
        id,
        document.path,
        "" if is_snippet else url_of(id, language_prefix(id.language, default_language)),
        status_of(document, today),
        document.category,
        document.published,
        words,
        document.authors,
        document.treatments,
        document.aliases,
        document.cta if is_category else None,
        document.facts.includes if is_snippet else (),
        document.facts.citations if is_snippet else (),
        _naming(document.facts.passages) if is_snippet else (),
    )


def _naming(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """What a page must know of its snippets, to tell whether two reports are told to be of one trial."""
    return tuple(
        Passage(passage.citations, joins=passage.joins, names=passage.names)
        for passage in passages
        if passage.citations and (passage.joins or passage.names)
    )


def status_of(document: Document, today: date) -> Status:
    """Whether a page may be seen on `today`."""
    if document.draft:
        return Status.DRAFT
    if document.published and document.published > today:
        return Status.FUTURE
    if document.expires and document.expires <= today:
        return Status.EXPIRED
    return Status.LIVE
