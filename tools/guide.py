"""The examples of the guide for editors, as articles beside those of content/: it shows what they give."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
GUIDE = tuple(DOCS / name for name in ("editors.md", "writing.md", "citing.md", "findings.md"))
WHOLE = "article"
"""The example that is a whole file."""
_EXAMPLE = re.compile(
    r"^```(?P<language>markdown|yaml) (?P<name>\w+)\n(?P<source>.*?)^```\n\n"
    r"!\[(?P<alt>[^\]]+)\]\((?P<picture>[^)]+)\)$",
    re.MULTILINE | re.DOTALL,
)
_HEAD = """\
title: Example
summary: An example of the guide for editors.
category: spine-conditions
published: 2026-07-01
allow:
  C110: these records wait for someone to look them up
"""
_TEXTS = {"references": "It should be used with care [@fda-2014-epidural].\n"}
"""What stands below front matter that means nothing without."""
_DRAWING = "lumbar-spinal-stenosis/spinal-canal.svg"


class Example(NamedTuple):
    """What an editor writes, and the picture of what it gives; `picture` is a path beside the guide."""

    name: str
    source: str
    alt: str
    picture: str

    @property
    def url(self) -> str:
        """Where its article stands."""
        return f"/articles/{_slug(self.name)}/"


def guide() -> str:
    """All of its text."""
    return "".join(path.read_text(encoding="utf-8") for path in GUIDE)


def examples() -> tuple[Example, ...]:
    """All that have a name."""
    found = _EXAMPLE.finditer(guide())
    return tuple(Example(one["name"], one["source"], one["alt"], one["picture"]) for one in found)


def write_project(root: Path) -> None:
    """The project's own content, with an article for each example."""
    shutil.copytree(ROOT / "content", root / "content")
    folder = root / "content" / "articles"
    shutil.copy(folder / _DRAWING, folder)
    for example in examples():
        (folder / f"{_slug(example.name)}.md").write_text(_article(example), encoding="utf-8")


def _article(example: Example) -> str:
    if example.name == WHOLE:
        return example.source
    if re.match(r"\w+:", example.source):
        text = _TEXTS.get(example.name, "Words.\n")
        return f"---\n{_HEAD}{example.source}---\n\n{text}"
    return f"---\n{_HEAD}---\n\n{example.source}"


def _slug(name: str) -> str:
    return f"guide-{name.replace('_', '-')}"
