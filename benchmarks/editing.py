"""Cases of one edit. Each edit brings in a word of its own, by which the pages that show it are told."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from benchmarks.building import Measure, rendered_by
from benchmarks.measuring import Contender, by_turns
from benchmarks.processes import timed
from benchmarks.results import OURS, Figures
from benchmarks.workshop import REPOSITORY, Workshop, build_of
from benchmarks.writer import Corpus

EDITED, NEWEST = 5, 83
"""The number of the article that is edited, and that of the first of the last day, if there are so many."""
ARTICLE = f"content/articles/guide-{EDITED}.md"


class Edit(NamedTuple):
    """An edit of one file: `change` gets its text and the word to bring in."""

    path: str
    change: Callable[[str, str], str]


BODY = Edit(ARTICLE, lambda text, word: f"{text}\nOne more sentence with {word} in it.\n")
TITLE = Edit(ARTICLE, lambda text, word: text.replace('title: "', f'title: "{word} ', 1))
TITLE_OF_NEWEST = TITLE._replace(path=f"content/articles/guide-{NEWEST}.md")
PARTS = Edit(
    ARTICLE,
    lambda text, word: (
        f"{text}\n## {word.capitalize()} and more\n\n"
        f"See [this guide](guide-{EDITED + 1}.md) about {word} [@study-{EDITED}-0].\n"
    ),
)
"""A heading, a link and a citation."""


def template(name: str) -> Edit:
    """An edit of a template that has a block `main`."""
    begin = "{% block main %}\n"
    return Edit(f"templates/{name}", lambda text, word: text.replace(begin, f"{begin}<p>{word}</p>\n", 1))


def edited(corpus: Corpus, edit: Edit) -> Measure:
    """Builds after an edit; before it nothing was left to do."""

    def measure(workshop: Workshop, runs: int) -> Sequence[Figures]:
        root = workshop.built(corpus)
        file = root / edit.path
        _take_from_theme(root, edit.path)
        original, command = file.read_text(encoding="utf-8"), build_of(root)

        def prepare(run: int) -> None:
            for _ in range(2):  # The first looks once more at what has only just been written.
                timed(command)
            file.write_text(edit.change(original, word_of(run)), encoding="utf-8")

        figures = by_turns([Contender(OURS, command, prepare)], runs)
        prepare(runs + 1)
        rendered = set(rendered_by(root))
        fault = difference(rendered, pages_with(root / "build", word_of(runs + 1)))
        file.write_text(original, encoding="utf-8")
        timed(command)
        return [replace(its, pages=f"{len(rendered):,} rendered", fault=fault) for its in figures]

    return measure


def pages_with(bundle: Path, word: str) -> set[str]:
    """The pages and feeds of a bundle in which a word stands, in small letters or in large ones."""
    return {
        path.relative_to(bundle).as_posix()
        for path in bundle.rglob("*")
        if path.suffix in (".html", ".xml") and word.encode() in path.read_bytes().lower()
    }


def difference(rendered: set[str], shown: set[str]) -> str:
    """What was rendered and does not show the edit, or the other way round, in words."""
    words = []
    if more := sorted(rendered - shown):
        words.append(f"renders {len(more):,} that do not show it, such as {more[0]}")
    if less := sorted(shown - rendered):
        words.append(f"does not render {len(less):,} that show it, such as {less[0]}")
    if not shown:
        words.append("no page shows it")
    return "; ".join(words)


def _take_from_theme(root: Path, path: str) -> None:
    """A project's own file takes the place of the theme's."""
    if not (root / path).exists():
        (root / path).parent.mkdir(exist_ok=True)
        shutil.copyfile(REPOSITORY / path, root / path)


def word_of(run: int) -> str:
    """The word that the edit of a run brings in."""
    return f"markword{run}x"
