"""Documents to cards: what other pages show of them."""

from __future__ import annotations

from tpm_site.model.document import Card, Document
from tpm_site.model.ties import Ties


def card_of(document: Document, ties: Ties) -> Card:
    """The card of a document that is a page."""
    return Card(
        document.id,
        ties.url,
        document.title,
        document.summary,
        ties.status,
        document.category,
        document.published,
        document.updated,
    )
