"""What is kept of a survey beside its rows: enough to know what has moved, and quick to read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tpm_site.engine.memo import Memo
from tpm_site.engine.tables import PARTS
from tpm_site.model.codec import DecodeError, decode
from tpm_site.model.kinds import DocumentId


class Source(NamedTuple):
    """One source file: the document in it, and the digest of its bytes."""

    id: DocumentId
    digest: str


class Head(NamedTuple):
    """`sources` are by path; the others are those of `survey.Survey`."""

    world: str
    common: str
    inputs: Mapping[str, str]
    begun: int
    planned: int
    sources: Mapping[str, Source]
    kept: tuple[str, ...]


def survey_name(*, drafts: bool) -> str:
    """What is asked for in turn by the same person should not push each other out."""
    return "drafts" if drafts else "public"


def last_head(name: str, memo: Memo) -> Head | None:
    """What was kept under a name, without its rows."""
    try:
        head = decode(memo.get(f"survey:{name}") or b"", Head)
    except DecodeError:
        return None
    return head if len(head.kept) == PARTS else None
