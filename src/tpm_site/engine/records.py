"""The shared records of a project, completed by what is known of the papers that they name."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.documents.records import with_papers
from tpm_site.evidence.notices import watched
from tpm_site.model.site import Library
from tpm_site.model.tree import SourceTree
from tpm_site.sources.library import read_library
from tpm_site.sources.watch_lock import read_watch_lock


def read_records(root: Path, tree: SourceTree) -> tuple[Library, tuple[Diagnostic, ...]]:
    """References, calls to action and words, and what is wrong with their files."""
    library, faults = read_library(root, tree.evidence)
    lock, spans, lock_faults = read_watch_lock(root, tree.watch)
    library = watched(replace(with_papers(library), watch=lock, spans={**library.spans, **spans}))
    return library, (*faults, *lock_faults)
