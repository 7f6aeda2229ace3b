"""A table as large as that of Retraction Watch, and how long it takes to be read."""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.measuring import Contender, by_turns
from benchmarks.results import OURS, Figures
from benchmarks.words import WORDS
from benchmarks.workshop import PROGRAM, REPOSITORY, Workshop

ROWS = 70_000
_COLUMNS = (
    "Record ID", "Title", "Subject", "Institution", "Journal", "Publisher", "Country", "Author", "URLS",
    "ArticleType", "RetractionDate", "RetractionDOI", "RetractionPubMedID", "OriginalPaperDate",
    "OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature", "Reason", "Paywalled", "Notes",
)  # fmt: skip
_NATURES = ("Retraction",) * 17 + ("Expression of concern",) * 2 + ("Correction",)


def retractions(workshop: Workshop, runs: int) -> Sequence[Figures]:
    """`tpm-site evidence watch` with the table in a file, for the project's own content."""
    root, table = workshop.scratch / "watched", workshop.scratch / "retraction_watch.csv"
    shutil.copytree(REPOSITORY / "content", root / "content", dirs_exist_ok=True)
    write_table(table, ROWS)
    command = (
        str(PROGRAM),
        "evidence",
        "watch",
        "--root",
        str(root),
        "--retractions",
        str(table),
        "--offline",
    )
    figures = by_turns([Contender(OURS, command)], runs)
    lock = (root / "content/evidence/watch.lock.yaml").read_text(encoding="utf-8")
    fault = "" if f"rows: {ROWS}\n" in lock else "not all rows were read"
    size = f"{table.stat().st_size / 1e6:.0f} MB"
    return [replace(its, pages=size, fault=fault) for its in figures]


def write_table(path: Path, rows: int) -> None:
    """A made-up table of about a thousand bytes a row, with letters that are no UTF-8."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([_COLUMNS, *_rows(rows, random.Random(7))])
    path.write_bytes(path.read_bytes().replace(b"pain", b"p\xe4in"))


def _rows(count: int, chance: random.Random) -> Iterator[list[str]]:
    for number in range(count):
        first, second = (
            f"{chance.randint(1, 12)}/{chance.randint(1, 28)}/{year} 0:00" for year in (2012, 2019)
        )
        has_pmid = chance.random() < 0.4
        yield [
            str(number),
            _words(chance, 14),
            f"(HSC) {_words(chance, 4)};(BLS) {_words(chance, 5)};",
            f"{_words(chance, 10)};{_words(chance, 10)}",
            _words(chance, 4),
            _words(chance, 2),
            "Nowhere",
            ";".join(_words(chance, 2) for _ in range(chance.randint(1, 12))),
            f"https://retractions.example/{number}",
            "Research Article;",
            second,
            "unavailable" if number % 9 == 0 else f"10.{1000 + number % 999}/notice.{number}",
            "0",
            first,
            "Unavailable" if number % 11 == 0 else f"10.{1000 + number % 999}/Made.Up.{number}",
            str(30_000_000 + number) if has_pmid else "0",
            chance.choice(_NATURES),
            f"+{_words(chance, 4)};+{_words(chance, 6)};+{_words(chance, 3)};",
            "No",
            f'See also: "{_words(chance, 20)}",\n{_words(chance, 20)}',
        ]


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS["clinic"] + WORDS["kitchen"], k=count))
