"""The types and keys of CSL-JSON and of Crossref: what becomes of each."""

from __future__ import annotations

from typing import get_args

from tpm_site.model.reference import SourceType

OF_CSL: dict[str, SourceType] = {str(name): name for name in get_args(SourceType)}
OF_CROSSREF: dict[str, SourceType] = {
    "journal-article": "article-journal",
    "journal-issue": "periodical",
    "journal-volume": "periodical",
    "journal": "periodical",
    "posted-content": "article",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "collection",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "reference-entry": "entry",
    "proceedings": "book",
    "proceedings-article": "paper-conference",
    "report-component": "chapter",
    "report-series": "collection",
    "dissertation": "thesis",
    "database": "dataset",
    "component": "figure",
    "peer-review": "review",
    "grant": "document",
    "other": "document",
}
TEXTS = (
    ("journal_abbrev", ("container-title-short", "short-container-title", "journalAbbreviation")),
    ("volume", ("volume",)),
    ("issue", ("issue", "number")),
    ("publisher", ("publisher",)),
    ("place", ("publisher-place", "publisher-location")),
    ("edition", ("edition", "edition-number")),
)
"""Keys of ours whose text is kept as it is, and what CSL, Crossref and Zotero call it."""
OWN_OF_CROSSREF = frozenset(
    (
        "alternative-id", "archive", "content-created", "content-domain", "content-updated", "created",
        "deposited", "indexed", "is-referenced-by-count", "issn-type", "isbn-type", "link", "member",
        "prefix", "reference-count", "references-count", "resource", "score", "source", "update-policy",
        "journal-issue", "free-to-read", "institution",
    )
)  # fmt: skip
"""How Crossref keeps its books."""
OWN_OF_CSL = frozenset(("id", "citation-key", "citation-label", "schema", "system_id"))
LEFT_OUT = {
    "assertion": "what the publisher asserts",
    "call-number": "call number",
    "collection-title": "title of the series",
    "funder": "grants",
    "keyword": "keywords",
    "number-of-pages": "number of pages",
    "original-title": "title in its own language",
    "reference": "its own references",
    "short-title": "short title",
    "title-short": "short title",
    "subject": "subjects",
}
EMPTY: tuple[object, ...] = (None, "", [], {}, [[]], [""])
