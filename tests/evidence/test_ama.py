"""The AMA entries that a librarian can read in ama.yaml, and what holds for every record."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from pydantic import TypeAdapter

from tpm_site.evidence.ama import english_date, format_ama
from tpm_site.evidence.formatting import FormattedReference
from tpm_site.model.reference import Reference


class Case(NamedTuple):
    """One entry of ama.yaml."""

    rule: str
    record: dict[str, Any]
    ama: str


def _read() -> list[Case]:
    text = (Path(__file__).parent / "ama.yaml").read_text(encoding="utf-8")
    # As the project reads YAML: every scalar is text, and the field says what it means.
    rows = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    return [Case(row["rule"], row["record"], row["ama"]) for row in rows]


CASES = _read()


def _marked(entry: FormattedReference) -> str:
    """The entry with asterisks for italics, as ama.yaml has it."""
    return "".join(f"*{run.text}*" if run.style == "italic" else run.text for run in entry.runs)


def _reference(**fields: Any) -> Reference:
    return TypeAdapter(Reference).validate_python(
        {"id": "x", "type": "article-journal", "title": "T", **fields}
    )


def test_a_librarian_has_enough_to_read() -> None:
    assert len(CASES) >= 40
    assert len({case.rule for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case.rule for case in CASES])
def test_entry(case: Case) -> None:
    assert _marked(format_ama(_reference(**case.record))) == case.ama


@pytest.mark.parametrize("case", CASES, ids=[case.rule for case in CASES])
def test_only_a_doi_or_an_address_is_a_link_and_it_comes_last(case: Case) -> None:
    *others, last = format_ama(_reference(**case.record)).runs
    assert [run for run in others if run.href] == []
    if last.text.startswith("doi:"):
        assert last.href == "https://doi.org/" + last.text.removeprefix("doi:")
    elif last.href:
        assert last.href == last.text


def test_link_of_an_old_doi_is_percent_encoded() -> None:
    doi = "10.1002/(SICI)1097-0258(1998)17:15<1661::AID-SIM968>3.0.CO;2-2"
    run = format_ama(_reference(doi=doi)).runs[-1]
    assert run.text == f"doi:{doi}"
    encoded = doi.replace("<", "%3C").replace(">", "%3E")
    assert run.href == f"https://doi.org/{encoded}"


def test_runs_of_an_entry() -> None:
    entry = format_ama(
        _reference(authors=["Doe J"], journal="BMJ", year="2020", doi="10.1000/182"),
    )
    assert entry.runs == (
        ("Doe J. T. ", "plain", None),
        ("BMJ", "italic", None),
        (". Published online 2020. ", "plain", None),
        ("doi:10.1000/182", "plain", "https://doi.org/10.1000/182"),
    )
    assert entry.plain == "Doe J. T. BMJ. Published online 2020. doi:10.1000/182"


def test_english_date() -> None:
    assert english_date(date(2026, 11, 23)) == "November 23, 2026"
    assert english_date(date(2026, 1, 2)) == "January 2, 2026"
