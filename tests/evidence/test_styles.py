"""The entries that a librarian can read in references.yaml, and what holds for every record."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support.references import reference_of
from tests.support.rows import rows_of
from tpm_site.evidence.ama import format_ama
from tpm_site.evidence.dates import english_date, english_partial_date, short_date, short_partial_date
from tpm_site.evidence.formatting import FormattedReference
from tpm_site.evidence.languages import foreign_language
from tpm_site.evidence.reference_parts import edition_of
from tpm_site.evidence.styles import STYLES
from tpm_site.evidence.vancouver import format_vancouver
from tpm_site.evidence.vancouver_parts import short_range
from tpm_site.model.library import STYLE_NAMES
from tpm_site.model.reference import Reference


class Case(NamedTuple):
    """One entry of references.yaml."""

    rule: str
    record: dict[str, Any]
    entries: dict[str, str]


def _read() -> list[Case]:
    rows = rows_of(Path(__file__).parent / "references.yaml")
    return [Case(row["rule"], row["record"], {style: row[style] for style in STYLES}) for row in rows]


CASES = _read()
EVERY_CASE = pytest.mark.parametrize("case", CASES, ids=[case.rule for case in CASES])
EVERY_STYLE = pytest.mark.parametrize("style", STYLES)


def _marked(entry: FormattedReference) -> str:
    """The entry with asterisks for italics, as references.yaml has it."""
    return "".join(f"*{run.text}*" if run.style == "italic" else run.text for run in entry.runs)


def _reference(**fields: Any) -> Reference:
    return reference_of({"id": "x", "type": "article-journal", "title": "T", **fields})


def test_a_librarian_has_enough_to_read() -> None:
    assert len(CASES) >= 100
    assert len({case.rule for case in CASES}) == len(CASES)


def test_site_yaml_knows_the_styles_by_name() -> None:
    assert tuple(STYLES) == STYLE_NAMES


@EVERY_STYLE
@EVERY_CASE
def test_entry(case: Case, style: str) -> None:
    assert _marked(STYLES[style](_reference(**case.record))) == case.entries[style]


@EVERY_CASE
def test_in_ama_style_only_a_doi_or_an_address_is_a_link_and_it_comes_last(case: Case) -> None:
    *others, last = format_ama(_reference(**case.record)).runs
    assert [run for run in others if run.href] == []
    if last.text.startswith("doi:"):
        assert last.href == "https://doi.org/" + last.text.removeprefix("doi:")
    elif last.href:
        assert last.href == last.text


@EVERY_CASE
def test_in_vancouver_style_nothing_is_in_italics_and_a_link_is_named_before(case: Case) -> None:
    runs = format_vancouver(_reference(**case.record)).runs
    assert {run.style for run in runs} == {"plain"}
    for before, run in zip(("", *(run.text for run in runs)), runs, strict=False):
        if run.href:
            assert before.endswith(("doi: ", "Available from: "))
            assert run.href in (run.text, f"https://doi.org/{run.text}")


@EVERY_STYLE
def test_link_of_an_old_doi_is_percent_encoded(style: str) -> None:
    doi = "10.1002/(SICI)1097-0258(1998)17:15<1661::AID-SIM968>3.0.CO;2-2"
    run = STYLES[style](_reference(doi=doi)).runs[-1]
    assert run.text.removeprefix("doi:") == doi
    encoded = doi.replace("<", "%3C").replace(">", "%3E")
    assert run.href == f"https://doi.org/{encoded}"


def test_runs_of_an_entry() -> None:
    reference = _reference(authors=["Doe J"], journal="BMJ", year="2020", doi="10.1000/182", pmid="7")
    entry = format_ama(reference)
    assert entry.runs == (
        ("Doe J. T. ", "plain", None),
        ("BMJ", "italic", None),
        (". Published online 2020. ", "plain", None),
        ("doi:10.1000/182", "plain", "https://doi.org/10.1000/182"),
    )
    assert entry.plain == "Doe J. T. BMJ. Published online 2020. doi:10.1000/182"
    assert format_vancouver(reference).runs == (
        ("Doe J. T. BMJ. 2020. doi: ", "plain", None),
        ("10.1000/182", "plain", "https://doi.org/10.1000/182"),
        (". Epub ahead of print. PMID: 7.", "plain", None),
    )


def test_days() -> None:
    assert english_date(date(2026, 11, 23)) == "November 23, 2026"
    assert english_date(date(2026, 1, 2)) == "January 2, 2026"
    assert short_date(date(2026, 11, 23)) == "2026 Nov 23"


@pytest.mark.parametrize(
    ("written", "long", "short"),
    [
        ("", "", ""),
        ("2007", "2007", "2007"),
        ("2007-05", "May 2007", "2007 May"),
        ("2007-09-02", "September 2, 2007", "2007 Sep 2"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(written: str, long: str, short: str) -> None:
    assert english_partial_date(written) == long
    assert short_partial_date(written) == short


@pytest.mark.parametrize(
    ("pages", "short"),
    [
        ("179-188", "179-88"),
        ("2245-2256", "2245-56"),
        ("530-535", "530-5"),
        ("98-101", "98-101"),
        ("1199-1203", "1199-203"),
        ("1-9", "1-9"),
        ("5-5", "5-5"),
        ("S50-S62", "S50-62"),
        ("S5-S10", "S5-10"),
        ("e1-e9", "e1-9"),
        ("A1-B4", "A1-B4"),
        ("123A-125A", "123A-125A"),
        ("iii-v", "iii-v"),
        ("CD014789", "CD014789"),
        ("10-12, 20-22", "10-12, 20-22"),
        ("", ""),
    ],
)
def test_vancouver_style_drops_of_the_last_page_what_it_shares_with_the_first(pages: str, short: str) -> None:
    assert short_range(pages) == short


@pytest.mark.parametrize(
    ("written", "edition"),
    [
        ("", ""),
        ("1", ""),
        ("1st ed.", ""),
        ("2", "2nd"),
        ("3rd edition", "3rd"),
        ("11", "11th"),
        ("22nd", "22nd"),
        ("103", "103rd"),
        ("Rev. ed.", "Rev"),
        ("Student edition", "Student"),
        ("edition", ""),
    ],
)
def test_an_edition_is_written_without_the_word(written: str, edition: str) -> None:
    assert edition_of(_reference(edition=written)) == edition


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("ger", "German"),
        ("de-AT", "German"),
        ("German", "German"),
        ("zh_CN", "Chinese"),
        ("afrikaans", "Afrikaans"),
        ("en", ""),
        ("eng", ""),
        ("English", ""),
        ("und", ""),
        ("", ""),
    ],
)
def test_a_language_has_its_english_name(written: str, language: str) -> None:
    assert foreign_language(written) == language
