"""Habits of other programs, broken files and hostile ones: what can be read is read, the rest is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_site.evidence.imports.draft import Imported
from tpm_site.evidence.imports.table import FORMATS, read_export

NBIB = "PMID- 1\nTI  - A title\n      that goes on.\nDP  - 2007 Nov\n"
RIS = "TY  - JOUR\nTI  - A title\nPY  - 2007\nER  - \n"
BIB = "@article{a, title = {A title}, year = 2007}\n"
CSL = '[{"type": "article-journal", "title": "A title", "issued": {"date-parts": [[2007]]}}]'
LAUGHING = "@string{a = {ten letters}}\n" + "".join(
    f"@string{{{'a' * n}a = {' # '.join(['a' * n] * 10)}}}\n" for n in range(1, 9)
)
ALL = {"nbib": NBIB, "ris": RIS, "bib": BIB, "csl": CSL}


def read(text: str) -> Imported:
    return read_export(text.encode())


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize(
    ("encoding", "end"),
    [
        ("utf-8", "\n"),
        ("utf-8", "\r\n"),
        ("utf-8", "\r"),
        ("utf-8-sig", "\r\n"),
        ("utf-16", "\n"),
        ("utf-16-le", "\n"),
    ],
)
def test_encodings_and_line_ends(form: str, encoding: str, end: str) -> None:
    text = ALL[form].replace("A title", "Größe")
    (draft,) = read_export(text.replace("\n", end).encode(encoding)).drafts
    assert draft.text("title").startswith("Größe")
    assert draft.values["year"] == 2007


@pytest.mark.parametrize("form", ALL)
def test_a_file_of_old_windows_is_read_and_said(form: str) -> None:
    imported = read_export(ALL[form].replace("A title", "Größe – “so”").encode("cp1252"))
    assert imported.drafts[0].text("title").startswith("Größe – “so”")
    assert "read as Windows-1252" in imported.notes[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7 ...", "this is a PDF"),
        (b"PK\x03\x04...", "a ZIP file"),
        (b"some words", "none of the formats that can be read: CSL-JSON, RIS, PubMed (NBIB), BibTeX"),
        (b"TY  - JOUR\nTI  - a\x00b\nER  -", "bytes of zero"),
        (b"[1, 2", "this is no item"),
        (b'{"a": ', "this is no JSON"),
        (b"{}", "an item without a title"),
        (b"[" * 100_000, "nested too deep"),
        (b'[{"title": ' + b"1" * 5000 + b"}]", "a number here is too long"),
        (b"@article{a, title = {" + b"{" * 500, "nested too deep"),
        (b"@article{a, title = {never closed", "this brace is never closed"),
        (b'@article{a, title = "never closed', "this quote is never closed"),
        (b"@article{a, title = ", "a value is missing here"),
        (b"@article{a", "this entry is never closed"),
        (b"@article{a, title = {\n" * 200, "what follows is too broken to be read"),
        (LAUGHING.encode(), "this value is too long"),
        (b'[{"title": ' + b"[" * 900 + b'"x"' + b"]" * 900 + b"}]", "an item without a title"),
        (b"TY  - JOUR\nER  - ", "a record without a title"),
        (b"PMID- 1\nDP  - 2007", "a record without a title"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, message: str) -> None:
    imported = read_export(data)
    assert imported.drafts == ()
    assert any(message in fault.message for fault in imported.faults), imported.faults


def test_what_comes_before_and_after_a_broken_place_is_read() -> None:
    imported = read(BIB + "@book{b, title = {never\n\n" + BIB.replace("A title", "Another"))
    assert [draft.text("title") for draft in imported.drafts] == ["A title", "Another"]
    assert [fault.line for fault in imported.faults] == [2]
    imported = read(CSL[:-1] + ',\n{"title": ')
    assert [draft.text("title") for draft in imported.drafts] == ["A title"]
    assert [fault.line for fault in imported.faults] == [2]


def test_values_of_another_kind_are_passed_over() -> None:
    odd = '[{"title": "A title", "clinical-trial-number": 5, "author": 1, "updated-by": 2, "custom": []}]'
    (draft,) = read(odd).drafts
    assert draft.text("title") == "A title"


def test_a_value_that_nobody_would_read_is_left_out_and_said() -> None:
    (draft,) = read(RIS.replace("PY  ", f"PB  - {'A' * 5001}\nPY  ")).drafts
    assert "publisher" not in draft.values
    assert any(said.startswith("publisher of 5,001 letters: AAA") for said in draft.left_out)


@given(st.sampled_from(list(ALL)), st.integers(0, 200), st.text(max_size=8))
def test_no_damage_is_a_fault_of_the_program(form: str, place: int, text: str) -> None:
    whole = ALL[form]
    read_export((whole[:place] + text + whole[place + len(text) :]).encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=200))
def test_no_bytes_are_a_fault_of_the_program(data: bytes) -> None:
    read_export(data)
    text = data.decode("latin-1")
    for format in FORMATS:
        format.read(text)
