"""Documents to cards, with what the day of the build makes of them."""

from __future__ import annotations

from datetime import date

from tpm_site.model.document import Card, Document, Status
from tpm_site.model.front import Article, Category, Page, Person, Snippet, Treatment
from tpm_site.site.urls import language_prefix, url_of


def card_of(document: Document, default_language: str, today: date) -> Card | None:
    """The card of a document; None for a snippet, which is no page."""
    front = document.front
    if isinstance(front, Snippet):
        return None
    prefix = language_prefix(document.id.language, default_language)
    url = url_of(document.id, prefix)
    if isinstance(front, Person):
        summary = front.summary or ""
        return Card(document.id, document.path, url, front.name, summary, image=front.image)
    if isinstance(front, Category):
        return Card(document.id, document.path, url, front.title, front.summary, image=front.image)
    return Card(
        document.id,
        document.path,
        url,
        front.title,
        front.summary,
        status=status_of(front, today),
        category=front.category if isinstance(front, Article) else "",
        published=front.published,
        updated=front.updated,
        tags=front.tags if isinstance(front, Article) else (),
        topics=() if isinstance(front, Page) else front.topics,
        image=front.image,
    )


def status_of(front: Article | Treatment | Page, today: date) -> Status:
    """Whether a page may be seen on `today`."""
    if front.draft:
        return Status.DRAFT
    if front.published and front.published > today:
        return Status.FUTURE
    if isinstance(front, Article) and front.expires and front.expires <= today:
        return Status.EXPIRED
    return Status.LIVE
