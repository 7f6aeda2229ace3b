"""Front matter and texts to what the whole site may depend on, and what only the own page shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tpm_site.model.body import Body, Heading
from tpm_site.model.common import Citation
from tpm_site.model.content import AnsweredQuestion, Content
from tpm_site.model.document import Document, Facts, Listed
from tpm_site.model.front import Article, Front, Page, Person, Snippet, Treatment
from tpm_site.model.reference import Reference
from tpm_site.model.study import study_of
from tpm_site.model.tree import SourceFile

_SAME_NAME = (
    "title", "summary", "published", "updated", "expires", "draft", "category", "tags", "topics", "authors",
    "treatments", "related", "aliases", "cta", "image", "order",
)  # fmt: skip
"""Fields of a Document that front matter has under the same name, where its kind has them at all."""


def document_of(source: SourceFile, front: Front, content: Content, facts: Facts) -> Document:
    """What the rest of the site may depend on."""
    taken: dict[str, Any] = {}
    if not isinstance(front, Snippet):
        taken = {name: getattr(front, name) for name in _SAME_NAME if hasattr(front, name)}
    if isinstance(front, Person):
        taken |= {"title": front.name, "summary": front.summary or "", "person": front}
    return Document(
        id=source.id,
        path=source.path,
        citations=tuple(map(_listed, _citations(front))),
        studies=tuple(study_of(c) for c in _citations(front) if isinstance(c, Reference)),
        sections=_sections(content),
        headings=sum(isinstance(item, Heading) and item.level == 2 for item in content.body.outline),
        facts=facts,
        allow=tuple(front.allow),
        **taken,
    )


def content_of(
    front: Front, body: Body, key_points: Sequence[Body], questions: Sequence[AnsweredQuestion]
) -> Content:
    """What only the document's own page shows."""
    review = front.review if isinstance(front, Article | Treatment) else None
    return Content(
        body=body,
        key_points=tuple(key_points),
        questions=tuple(questions),
        listed=tuple(_listed(citation).id for citation in _citations(front)),
        references=tuple(c for c in _citations(front) if isinstance(c, Reference)),
        review=review.every if review else None,
        also=front.also if isinstance(front, Treatment) else (),
    )


def _citations(front: Front) -> tuple[Citation, ...]:
    return front.citations if isinstance(front, Article | Treatment | Page) else ()


def _listed(citation: Citation) -> Listed:
    if isinstance(citation, Reference):
        return Listed(citation.id, is_written=True)
    return Listed(citation, is_written=False)


def _sections(content: Content) -> tuple[str, ...]:
    texts = {"key-points": content.key_points, "common-questions": content.questions}
    return tuple(id for id, present in texts.items() if present)
