"""References in a style of CSL, by citeproc-py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.evidence.test_formatting import RECORDS
from tests.support.references import reference_of
from tpm_site.evidence.formatting import Run
from tpm_site.evidence.styles import STYLES, StyleError, check_style, formatter_of
from tpm_site.model.citation_style import CitationStyle
from tpm_site.model.reference import Reference

SOURCE = (Path(__file__).parent / "plain.csl").read_text(encoding="utf-8")
PLAIN = CitationStyle("content/plain.csl", SOURCE)
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'


def reference(**fields: Any) -> Reference:
    record = {"id": "Doe-2020", "type": "article-journal", "title": "A trial", "authors": ["Doe JF"]}
    return reference_of(record | fields)


@pytest.mark.parametrize("name", STYLES)
def test_a_style_of_our_own_needs_no_file(name: str) -> None:
    assert formatter_of(CitationStyle(name)) is STYLES[name]
    assert check_style(CitationStyle(name)) is None


def test_an_entry_has_no_number_for_the_list_has_them() -> None:
    entry = formatter_of(PLAIN)(reference(year="2020", journal="BMJ", volume="3", doi="10.1000/182"))
    assert entry.runs == (
        Run("Doe, J. F. (2020). "),
        Run("A trial", "italic"),
        Run(". BMJ 3. "),
        Run("https://doi.org/10.1000/182", "plain", "https://doi.org/10.1000/182"),
        Run("."),
    )


def test_a_journal_may_be_known_by_its_abbreviation_alone() -> None:
    entry = formatter_of(PLAIN)(reference(journal_abbrev="N Engl J Med", volume="382", pages="1-9"))
    assert entry.plain == "Doe, J. F. A trial. N Engl J Med 382 1–9."


def test_many_authors_and_a_group() -> None:
    authors = ["Roe JP Jr", {"literal": "SPORT Group"}]
    assert formatter_of(PLAIN)(reference(authors=authors)).plain == "Roe, J. P., Jr and SPORT Group. A trial."
    several = ["Doe A", "Doe B", "Doe C", "Doe D"]
    assert formatter_of(PLAIN)(reference(authors=several)).plain == "Doe, A. et al. A trial."


def test_an_address_is_a_link() -> None:
    entry = formatter_of(PLAIN)(reference(type="webpage", url="https://example.org/a"))
    assert Run("https://example.org/a", "plain", "https://example.org/a") in entry.runs


def test_the_style_itself_is_sound() -> None:
    assert check_style(PLAIN) is None


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("<style", 1, "this is no XML: "),
        (f"{HEAD}\n<macro>\n</style>", 3, "this is no XML: "),
        ("<html/>", 1, "citeproc-py cannot read this style: "),
        (f"{HEAD}<info/></style>", 1, "this style says nothing of lists of references"),
        (f"<!DOCTYPE style>{SOURCE}", 1, "a style of CSL has no DOCTYPE"),
        (SOURCE.replace('<text macro="people"/>', '<text macro="nobody"/>'), 1, "citeproc-py cannot "),
    ],
)
def test_a_style_that_cannot_be_used(source: str, line: int, message: str) -> None:
    error = check_style(CitationStyle("content/x.csl", source))
    assert error is not None
    assert (error.file, error.line) == ("content/x.csl", line)
    assert error.message.startswith(message)


def test_without_citeproc_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tpm_site.evidence.csl.find_spec", lambda _: None)
    error = check_style(CitationStyle("content/another.csl", SOURCE))
    assert error is not None
    assert (error.line, error.help) == (0, "install it with: pip install 'tpm-site[csl]'")


@settings(max_examples=50)
@given(RECORDS)
def test_every_record_has_an_entry_or_a_reason_why_not(record: dict[str, Any]) -> None:
    try:
        text = formatter_of(PLAIN)(reference_of(record)).plain
    except StyleError as error:
        text = error.message
    assert text


CALLED = '<text macro="{}"/>'
LAUGHING = "".join(f'<macro name="m{n}">{CALLED.format(f"m{n + 1}") * 10}</macro>' for n in range(9))


@pytest.mark.parametrize(
    ("macros", "message"),
    [
        ('<macro name="m0"><text macro="m1"/></macro><macro name="m1"><text macro="m0"/></macro>',
         'the macro "m0" calls itself'),
        (LAUGHING, 'the macro "m2" calls more than 1,000,000 others'),
    ],
)  # fmt: skip
def test_macros_that_would_never_end_are_refused(macros: str, message: str) -> None:
    begun = SOURCE.index("<bibliography")
    style = CitationStyle("content/x.csl", f"{SOURCE[:begun]}{macros}{SOURCE[begun:]}")
    found = check_style(style)
    assert found is not None
    assert message in found.message
