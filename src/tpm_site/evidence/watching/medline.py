"""Text in the MEDLINE format to records: a tag in four columns, `- `, and lines that go on by six spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

Fields = Mapping[str, tuple[str, ...]]
"""The values of one record by tag, in their order."""
_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) *- ?(?P<value>.*)")


def records_in(text: str) -> Iterator[Fields]:
    """The records that have a PMID, with which each begins."""
    record: dict[str, list[str]] = {}
    last: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        found = _LINE.match(line)
        if found is None:
            if line.startswith("      ") and last:
                last[-1] = f"{last[-1]} {line.strip()}"
            continue
        if found["tag"] == "PMID" and "PMID" in record:
            yield _frozen(record)
            record = {}
        last = record.setdefault(found["tag"], [])
        last.append(found["value"].strip())
    if "PMID" in record:
        yield _frozen(record)


def _frozen(record: Mapping[str, list[str]]) -> Fields:
    return {tag: tuple(values) for tag, values in record.items()}
