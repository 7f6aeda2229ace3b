"""What the benchmark knows of another generator, and what several of them need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks.writer import Article

_CITATION = re.compile(r" \[@[^\]]+\]")
_LINK = re.compile(r"\]\((guide-\d+)\.md\)")
_FENCE = re.compile(r"^:::.*\n", re.MULTILINE)


class Peer(NamedTuple):
    """`lay_out` writes articles as a site into a folder, `command` builds it into the folder `bundle` there.

    `find` gives the program, None where it is not installed; `version` are the words that ask for it.
    """

    name: str
    find: Callable[[], Path | None]
    version: str
    lay_out: Callable[[Iterable[Article], Path], None]
    command: Callable[[Path, Path], list[str]]
    bundle: str


AUTHOR = "Example Clinic"


def common_markdown(body: str) -> str:
    """The body without our own syntaxes: citations and callouts become plain, links lead to addresses."""
    return _FENCE.sub("", _LINK.sub(r"](/library/\1/)", _CITATION.sub("", body)))


def write_all(root: Path, files: dict[str, str]) -> None:
    """Writes some files by their paths below `root`."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
