"""What editors and systems leave beside the files of a project is known from sources."""

from __future__ import annotations

import pytest

from tpm_site.preview.watching import is_leftover


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
