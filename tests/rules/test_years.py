"""C124 and C125: a reference of a year that is still to come, or of none. The day is 2026-11-23."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sites import BASE, article, build, messages, write_site

RECORD = "{{id: doe, type: {type}, title: A study, url: https://a.example/{written}}}"
CASES = [
    ("article-journal", ", year: 2026", ""),
    ("article-journal", ", year: 2027", ""),  # Journals date an issue a little ahead.
    ("article-journal", ", year: 2028", 'C124 "doe" is of 2028, which is still to come'),
    ("report", ", year: 2031", 'C124 "doe" is of 2031, which is still to come'),
    ("article-journal", ", issued: 2031-05", 'C124 "doe" is of 2031-05, which is still to come'),
    ("article-journal", "", 'C125 "doe" has no year: nobody can see how old it is'),
    ("article-journal", ", issued: 2020-05", ""),
    ("article-journal", ", online: 2026-07-01", ""),
    ("webpage", "", ""),
]


@pytest.mark.parametrize(("type", "written", "wanted"), CASES)
def test_a_record_of_the_library(type: str, written: str, wanted: str, tmp_path: Path) -> None:
    record = RECORD.format(type=type, written=written)
    site = BASE + f"-- content/evidence/a.yaml --\n- {record}\n" + article("stenosis", body="It [@doe].")
    found = [line.partition(" warning ") for line in messages(build(write_site(tmp_path, site), None))]
    assert [message for _, _, message in found] == [wanted] * bool(wanted)


@pytest.mark.parametrize(("type", "written", "wanted"), CASES)
def test_a_reference_that_is_written_in_place(type: str, written: str, wanted: str, tmp_path: Path) -> None:
    front = f"citations:\n  - {RECORD.format(type=type, written=written)}"
    site = BASE + article("stenosis", front, body="It [@doe].")
    found = [line.partition(" warning ") for line in messages(build(write_site(tmp_path, site), None))]
    assert [message for _, _, message in found] == [wanted] * bool(wanted)


def test_it_stands_at_the_year_of_a_record_and_at_a_reference_in_place(tmp_path: Path) -> None:
    front = (
        "citations:\n  - id: doe\n    type: report\n    title: A\n    url: https://a.example/\n    year: 2031"
    )
    site = BASE + article("stenosis", front, body="It [@doe; @roe].")
    site += "-- content/evidence/a.yaml --\n- id: roe\n  type: book\n  title: B\n  pmid: 111\n  year: 2031\n"
    found = [
        line.partition(": warning C124 ")[0] for line in messages(build(write_site(tmp_path, site), None))
    ]
    assert found == ["content/articles/stenosis.md:7:5", "content/evidence/a.yaml:5:9"]
