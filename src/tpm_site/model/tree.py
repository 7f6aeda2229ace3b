"""The project folder as scan found it: names of files, not what is in them."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.kinds import DocumentId


class SourceFile(NamedTuple):
    """One Markdown file; `path` is relative to the root, with slashes."""

    id: DocumentId
    path: str


class ThemeFile(NamedTuple):
    """A template or a static file: its name within its folder, and where it lies on disk."""

    name: str
    location: str


class TemplateText(NamedTuple):
    """A template as it was read: where it lies on disk, and its bytes."""

    location: str
    data: bytes


class SourceTree(Struct, frozen=True):
    """Everything that a build may read, sorted by path; `watch` is the lock of the watch, if there is one."""

    root: str
    documents: tuple[SourceFile, ...] = ()
    evidence: tuple[str, ...] = ()
    watch: str = ""
    attachments: frozenset[str] = frozenset()
    static: tuple[ThemeFile, ...] = ()
    templates: tuple[ThemeFile, ...] = ()
    languages: tuple[str, ...] = ()
    words: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
