"""What editors and systems leave beside the files of a project is known from sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sites import BASE, REPOSITORY, write_site
from tpm_site.preview.changes import Changes
from tpm_site.preview.watching import Watching, is_leftover


@pytest.mark.parametrize(
    ("path", "is_left"),
    [
        ("articles/stenosis.md", False),
        ("articles/.stenosis.md.swp", True),
        ("articles/stenosis.md~", True),
        ("articles/4913", True),
        (".DS_Store", True),
        (".well-known/security.txt", False),
        ("articles/.git/index", True),
    ],
)
def test_leftovers_are_known_by_their_names(path: str, is_left: bool) -> None:
    assert is_leftover(path) is is_left


def test_leftovers_of_editors_are_no_change(tmp_path: Path) -> None:
    folder, changes = write_site(tmp_path, BASE) / "content/categories", Changes()
    with Watching(tmp_path, REPOSITORY, changes):
        changes.take(0)  # What may have moved before anybody watched.
        for name in (".back-pain.md.swp", "back-pain.md~", "#back-pain.md#", ".DS_Store", "4913"):
            (folder / name).touch()
        (folder / "4913").unlink()
        (folder / "back-pain.md").write_text("New words.", encoding="utf-8")
        change = changes.take(60)
    assert change is not None
    assert change.paths == frozenset({"content/categories/back-pain.md"})
