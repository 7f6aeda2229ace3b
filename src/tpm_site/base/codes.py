"""Every finding that tpm-site can make: one row each. Its manual page is `manual/CODE.md`."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """An error stops the build; a warning is shown and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


class Code(NamedTuple):
    """One kind of finding; `waivable` means that a page's `allow` may waive it."""

    id: str
    name: str
    severity: Severity
    waivable: bool = False


_E, _W = Severity.ERROR, Severity.WARNING

_TABLE = (
    # F: files and front matter
    Code("F001", "bad-encoding", _E),
    Code("F002", "empty-file", _E),
    Code("F003", "no-front-matter", _E),
    Code("F004", "front-matter-not-closed", _E),
    Code("F005", "unreadable-line", _E),
    Code("F006", "value-needs-quotes", _E),
    Code("F007", "sign-refused", _E),
    Code("F008", "unreadable-file", _E),
    Code("F101", "unknown-key", _E),
    Code("F102", "missing-key", _E),
    Code("F103", "wrong-value", _E),
    Code("F104", "duplicate-key", _E),
    Code("F105", "empty-value", _E),
    Code("F106", "unknown-id", _E),
    Code("F107", "date-order", _E),
    Code("F108", "unknown-waiver", _E),
    Code("F109", "placeholder", _W),
    Code("F110", "placeholder-in-the-way", _E),
    Code("F111", "updated-in-the-future", _W),
    Code("F112", "same-question", _W, waivable=True),
    Code("F113", "unusable-style", _E),
    Code("F201", "same-page", _E),
    Code("F202", "same-address", _E),
    Code("F203", "bad-file-name", _E),
    Code("F204", "misplaced-file", _E),
    Code("F205", "link-out-of-project", _E),
    Code("F206", "duplicate-id", _E),
    Code("F207", "no-site-file", _E),
    # M: Markdown
    Code("M101", "raw-html", _E),
    Code("M102", "heading-jump", _E),
    Code("M103", "top-heading-in-body", _E),
    Code("M104", "box-not-closed", _E),
    Code("M105", "unknown-box", _E),
    Code("M106", "stray-fence", _E),
    Code("M107", "unknown-snippet", _E),
    Code("M108", "snippet-loop", _E),
    Code("M109", "snippet-twice", _E),
    Code("M110", "malformed-citation", _E),
    Code("M111", "unknown-footnote", _E),
    Code("M112", "unknown-code-language", _W, waivable=True),
    Code("M113", "nested-too-deep", _E),
    Code("M114", "left-as-text", _E),
    Code("M115", "code-not-closed", _E),
    Code("M116", "lost-text", _E),
    Code("M117", "empty-box", _E),
    Code("M118", "empty-section", _W, waivable=True),
    Code("M119", "heading-by-accident", _E),
    Code("M120", "bold-for-heading", _W, waivable=True),
    Code("M121", "table-cut", _E),
    Code("M122", "odd-space", _E),
    Code("M123", "malformed-risk", _E),
    Code("M124", "relative-risk-alone", _E),
    Code("M125", "malformed-comparison", _E),
    Code("M201", "missing-image", _E),
    Code("M202", "unreadable-image", _E),
    Code("M203", "unsafe-download", _E),
    # L: links
    Code("L101", "broken-link", _E),
    Code("L102", "broken-anchor", _E),
    Code("L103", "unsafe-link", _E),
    Code("L104", "link-to-left-out-page", _W, waivable=True),
    Code("L105", "own-address", _E),
    # C: citations
    Code("C101", "unknown-citation", _E),
    Code("C102", "citation-never-used", _W, waivable=True),
    Code("C103", "citation-defined-twice", _E),
    Code("C104", "citation-out-of-place", _E),
    Code("C105", "wrong-identifier", _E),
    Code("C106", "same-paper", _E),
    Code("C107", "perhaps-same-paper", _W, waivable=True),
    Code("C108", "no-way-to-source", _W, waivable=True),
    Code("C109", "contradicting-identifiers", _E, waivable=True),
    Code("C110", "unconfirmed-source", _W, waivable=True),
    Code("C111", "retracted", _E, waivable=True),
    Code("C112", "concern", _W, waivable=True),
    Code("C113", "unnoted-correction", _W, waivable=True),
    Code("C114", "lapsed-guideline", _W, waivable=True),
    Code("C115", "old-source", _W, waivable=True),
    Code("C116", "same-trial-twice", _W, waivable=True),
    Code("C117", "open-label-alone", _W, waivable=True),
    Code("C118", "relative-alone", _W, waivable=True),
    Code("C119", "effect-without-citation", _W, waivable=True),
    Code("C120", "stronger-than-evidence", _W, waivable=True),
    Code("C121", "superseded", _W, waivable=True),
    Code("C122", "watch-out-of-date", _W),
    Code("C123", "other-paper", _W, waivable=True),
    Code("C124", "year-to-come", _W, waivable=True),
    Code("C125", "no-year", _W, waivable=True),
    # A: accessibility
    Code("A101", "missing-alt-text", _E),
    Code("A102", "nothing-to-read", _E),
    # X: outputs
    Code("X101", "template-error", _E),
    Code("X102", "broken-asset-link", _E),
    Code("X103", "no-words-for-language", _E),
)

CODES = {code.id: code for code in _TABLE}
