"""Documents to cards, with what the day of the build makes of them."""

from __future__ import annotations

from datetime import date

from tpm_site.model.calendar import Status
from tpm_site.model.document import Card, Document
from tpm_site.model.kinds import Kind
from tpm_site.site.urls import language_prefix, url_of


def card_of(document: Document, default_language: str, today: date) -> Card | None:
    """The card of a document; None for a snippet, which is no page."""
    if document.id.kind is Kind.SNIPPET:
        return None
    prefix = language_prefix(document.id.language, default_language)
    return Card(
        document.id,
        url_of(document.id, prefix),
        document.title,
        document.summary,
        status_of(document, today),
        document.category,
        document.published,
        document.updated,
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
