"""The types of updates that Crossref names, and what each comes to for a paper."""

from __future__ import annotations

from collections.abc import Mapping

from tpm_site.model.watch import NoticeKind

_KINDS: Mapping[str, NoticeKind] = {
    "retraction": "retraction",
    "partial_retraction": "retraction",
    "withdrawal": "retraction",
    "removal": "retraction",
    "expression_of_concern": "concern",
    "concern": "concern",
    "reinstatement": "reinstatement",
    "new_version": "superseded",
    "new_edition": "superseded",
}


def name_of_update(written: str) -> str:
    """`Expression of Concern` and `expression-of-concern` are expression_of_concern."""
    return written.strip().lower().replace(" ", "_").replace("-", "_")


def kind_of_update(written: str) -> NoticeKind:
    """What a type comes to. All that have no row (erratum, corrigendum, addendum …) are corrections."""
    return _KINDS.get(name_of_update(written), "correction")
