"""The kinds of Markdown files, and how one is named."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a file is, by the folder that it stands in."""

    ARTICLE = "article"
    CATEGORY = "category"
    TREATMENT = "treatment"
    PERSON = "person"
    PAGE = "page"
    SNIPPET = "snippet"


class DocumentId(NamedTuple):
    """Names one document: kind, the file's name without its ending, and the language."""

    kind: Kind
    slug: str
    language: str
