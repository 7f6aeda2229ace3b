"""Examples in plain text: title, input, output between dots."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_LANGUAGE = re.compile(r"\[([a-z]{2})\]$")


class Example(NamedTuple):
    file: str
    line: int
    title: str
    input: str
    output: str

    @property
    def language(self) -> str:
        match = _LANGUAGE.search(self.title)
        return match[1] if match else "en"


def read_examples(path: Path) -> list[Example]:
    """The examples of one file: a title, and two texts that end in a line with a dot."""
    lines = path.read_text(encoding="utf-8").splitlines()
    dots = [number for number, line in enumerate(lines) if line == "."]
    assert len(dots) % 3 == 0, f"{path}: an example is not closed"
    found, begin = [], 0
    for first, second, third in zip(*[iter(dots)] * 3, strict=True):
        title = [line for line in lines[begin:first] if line]
        assert len(title) == 1, f"{path}:{begin + 1}: an example wants a title of one line"
        texts = ("\n".join(lines[a + 1 : b]) for a, b in ((first, second), (second, third)))
        found.append(Example(path.stem, first, title[0], *texts))
        begin = third + 1
    return found
