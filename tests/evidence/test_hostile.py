"""Records made to be slow: what a check of the library does grows as the library does."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

from tpm_site.base.span import Span
from tpm_site.documents.records import check_library, with_papers
from tpm_site.model.reference import Reference
from tpm_site.model.site import Library


def wrong(number: int) -> Reference:
    """A record with a DOI of the BMJ, of another year."""
    return Reference(
        id=f"a{number}",
        type="article-journal",
        title=f"Trial {number}",
        journal="Spine",
        year=1990,
        doi=f"10.1136/bmj.{300 + number % 99}.{7000 + number}.{number}",
    )


def calls(count: int) -> int:
    """How many functions are called to check a library of so many wrong records."""
    references = {one.id: one for one in map(wrong, range(count))}
    spans = {f"reference:{id}": Span("a.yaml") for id in references}
    library = with_papers(Library(references, {}, {}, spans))
    called = 0

    def trace(_frame: FrameType, _event: str, _argument: object) -> Any:
        nonlocal called
        called += 1

    sys.settrace(trace)
    try:
        found = list(check_library(library))
    finally:
        sys.settrace(None)
    assert len(found) == count
    return called


def test_many_wrong_numbers_take_as_long_as_they_are_many() -> None:
    assert calls(400) < 3 * calls(200)
