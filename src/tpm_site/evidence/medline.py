"""Text in PubMed's MEDLINE format to records: a tag in four columns, a hyphen, a value that may go on below.

Source: NLM, MEDLINE/PubMed data element (field) descriptions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

_FIELD = re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}- ?(?P<value>.*)")


class Field(NamedTuple):
    """A tag, the lines of its value, and the line that it begins in."""

    tag: str
    parts: list[str]
    line: int


def _passed_over(number: int, line: str) -> None:
    """Between the records of an answer stands what PubMed says of numbers that it does not know."""


def records_in(
    text: str, passed_over: Callable[[int, str], None] = _passed_over
) -> Iterator[tuple[Field, ...]]:
    """The fields of each record. A second PMID begins one, and so does what follows an empty line.

    `passed_over` gets each line that is part of none.
    """
    record: list[Field] = []
    is_after_gap = False
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if not line.strip() or line.strip() in ("<pre>", "</pre>"):
            is_after_gap = True
            continue
        found = _FIELD.fullmatch(line)
        if found:
            is_second = found["tag"] == "PMID" and any(field.tag in ("PMID", "TI") for field in record)
            if record and (is_second or is_after_gap):
                yield tuple(record)
                record = []
            record.append(Field(found["tag"], [found["value"].strip()], number))
        elif record and line[0].isspace():
            record[-1].parts.append(line.strip())
        else:
            passed_over(number, line)
        is_after_gap = False
    if record:
        yield tuple(record)


def by_tag(record: Iterable[Field]) -> dict[str, list[str]]:
    """The values of a record by tag, in their order, each on one line."""
    values: dict[str, list[str]] = {}
    for field in record:
        values.setdefault(field.tag, []).append(" ".join(field.parts))
    return values
