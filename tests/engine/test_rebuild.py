"""Which pages a build makes again after an edit: those that show what has changed, and no other.

`rebuild/site.txt` is a site, `rebuild/edits.txt` one edit after another, each of the whole site: a title
after `===`, the files that it writes, a line of `=>`, and the pages that are rendered, sorted. What stands
before the first edit is written over the site: `rebuild/cards.txt` has social cards made.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.sites import build, messages, write_site

FOLDER = Path(__file__).parent / "rebuild"
SITE = (FOLDER / "site.txt").read_text(encoding="utf-8")


class Edit(NamedTuple):
    title: str
    site: str
    files: str
    rendered: tuple[str, ...]


def read_edits(name: str) -> list[Edit]:
    """The cases of one file."""
    found = []
    first, *cases = re.split(r"^=== ", (FOLDER / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    for case in cases:
        title, _, rest = case.partition("\n")
        files, arrow, rendered = rest.partition("=>\n")
        assert arrow, f"{title} has no line of =>"
        found.append(Edit(title, SITE + first, files, tuple(line for line in rendered.splitlines() if line)))
    return found


def pages_of(bundle: Path) -> dict[str, bytes]:
    """What a build renders: all but assets and what hosts read."""
    return {
        path.relative_to(bundle).as_posix(): path.read_bytes()
        for path in bundle.rglob("*")
        if path.suffix in (".html", ".xml") or path.name == "card.png"
    }


@pytest.mark.parametrize(
    "edit", [*read_edits("edits.txt"), *read_edits("cards.txt")], ids=lambda edit: edit.title
)
def test_an_edit_renders_the_pages_that_show_it(edit: Edit, tmp_path: Path) -> None:
    first = build(write_site(tmp_path, edit.site), tmp_path / "build")
    assert messages(first) == []
    before = pages_of(tmp_path / "build")
    assert sorted(first.rendered) == sorted(before)
    second = build(write_site(tmp_path, edit.files), tmp_path / "build")
    after = pages_of(tmp_path / "build")
    changed = {path for path, data in after.items() if before.get(path) != data}
    assert changed <= set(second.rendered)
    assert tuple(sorted(second.rendered)) == edit.rendered
