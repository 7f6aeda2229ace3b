"""C113: a published correction that the record of a source does not note."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.model.watch import Notice
from tpm_site.rules.source import Remark, Source, known_to, number_of, of_day


def judge(source: Source) -> Iterator[Remark]:
    """Each correction is noted by its number; a note without one stands for any of them."""
    notices, notes = source.standing.corrections, source.study.corrections
    if not notices:
        return
    named = [notice for notice in notices if any(_names(note, notice) for note in notes)]
    open_notes = sum(not any(_names(note, notice) for notice in notices) for note in notes)
    for notice in [notice for notice in notices if notice not in named][open_notes:]:
        number = number_of(notice)
        message = f"the record of {source.name} does not note its correction{of_day(notice)}"
        read = f"read {number}" if number else "read it"
        note = f"The correction{of_day(notice)}" + (f", {number}" if number else "")
        help = f'{read}, see whether the text still holds, and note it: corrections: ["{note}"]'
        yield Remark("C113", f"{message}{known_to(notice)}", help)


def _names(note: str, notice: Notice) -> bool:
    """Whether a note names a correction by one of its numbers."""
    words = note.lower().replace(",", " ").replace(".", " ").replace(";", " ").split()
    doi = notice.notice_doi.lower()
    return bool(doi and doi in note.lower()) or bool(notice.notice_pmid and notice.notice_pmid in words)
