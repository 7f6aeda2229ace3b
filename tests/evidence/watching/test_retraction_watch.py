"""The table of Retraction Watch is read as it is: with its broken letters, its dates and its odd numbers."""

from __future__ import annotations

import csv
import io

import pytest

from tpm_site.evidence.watching.paper import Paper
from tpm_site.evidence.watching.retraction_watch import NoTableError, read_retractions
from tpm_site.model.watch import Notice

HEADER = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,"
    "RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,"
    "RetractionNature,Reason,Paywalled,Notes"
)
COLUMNS = HEADER.split(",")
WALK = Paper("walk", "Walking", "10.1000/Walk", "111")
REST = Paper("rest", "Resting", pmid="222")
USUAL = {
    "Record ID": "1",
    "Title": 'A "made-up" study,\nof walking',
    "RetractionDate": "5/6/2020 0:00",
    "RetractionDOI": "10.1000/notice",
    "RetractionPubMedID": "0",
    "OriginalPaperDOI": "10.1000/walk",
    "OriginalPaperPubMedID": "0",
    "RetractionNature": "Retraction",
    "Reason": "+Concerns/Issues about Data;+Investigation by Journal/Publisher;",
}


def table(*rows: dict[str, str], columns: list[str] = COLUMNS) -> bytes:
    """A file as it is published, with one row for each of some rows that differ from the usual one."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(USUAL | row for row in rows)
    return text.getvalue().encode()


def read(data: bytes, *papers: Paper) -> tuple[Notice, ...]:
    return read_retractions(data, papers or (WALK, REST)).notices


def test_a_row_says_what_when_where_and_why() -> None:
    [notice] = read(table({}))
    assert notice == Notice(
        kind="retraction",
        reference="walk",
        doi="10.1000/Walk",
        date="2020-05-06",
        notice_doi="10.1000/notice",
        reason="Concerns/Issues about Data; Investigation by Journal/Publisher",
        sources=("retraction-watch",),
    )


def test_the_file_is_named_by_its_digest_and_its_rows() -> None:
    answer = read_retractions(table({}, {}, {"OriginalPaperDOI": "unavailable"}), (WALK,))
    assert (answer.rows, len(answer.sha256), answer.heard) == (3, 64, frozenset([WALK]))


@pytest.mark.parametrize(
    ("nature", "kinds"),
    [
        ("Retraction", ["retraction"]),
        ("Expression of concern", ["concern"]),
        ("Expression of Concern ", ["concern"]),
        ("Correction", ["correction"]),
        ("Reinstatement", ["reinstatement"]),
        ("Something new", []),
    ],
)
def test_each_nature_is_a_kind(nature: str, kinds: list[str]) -> None:
    assert [notice.kind for notice in read(table({"RetractionNature": nature}))] == kinds


@pytest.mark.parametrize(
    ("doi", "pmid", "found"),
    [
        ("10.1000/WALK", "0", ["walk"]),
        ("https://doi.org/10.1000/walk", "0", ["walk"]),
        (" 10.1000/walk ", "", ["walk"]),
        ("10.1000/else; 10.1000/walk", "0", ["walk"]),
        ("10.1000/walk;10.1000/else", "0", ["walk"]),
        ("unavailable", "111", ["walk"]),
        ("Unavailable", "333; 222", ["rest"]),
        ("", "222", ["rest"]),
        ("10.1000/walk", "222", ["rest", "walk"]),
        ("unavailable", "0", []),
        ("10.1000/walker", "1111", []),
        ("", "", []),
    ],
)
def test_a_paper_is_found_by_either_number(doi: str, pmid: str, found: list[str]) -> None:
    notices = read(table({"OriginalPaperDOI": doi, "OriginalPaperPubMedID": pmid}))
    assert sorted(notice.reference for notice in notices) == found


def test_a_doi_may_hold_a_semicolon() -> None:
    old = Paper("old", "Old", "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2")
    assert [n.reference for n in read(table({"OriginalPaperDOI": old.doi}), old)] == ["old"]


def test_nobody_is_blamed_by_a_number_that_the_row_does_not_name() -> None:
    [notice] = read(table({"OriginalPaperPubMedID": "999"}))
    assert (notice.doi, notice.pmid) == ("10.1000/Walk", "")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("5/6/2020 0:00", "2020-05-06"),
        ("12/31/1999", "1999-12-31"),
        ("2020-05-06", "2020-05-06"),
        ("31/12/1999", "1999"),
        ("1/1/1753 0:00", ""),
        ("", ""),
        ("soon", ""),
    ],
)
def test_days_are_american(written: str, read_as: str) -> None:
    assert [notice.date for notice in read(table({"RetractionDate": written}))] == [read_as]


def test_a_notice_that_stands_at_the_paper_itself_has_no_place_of_its_own() -> None:
    [notice] = read(table({"RetractionDOI": "10.1000/walk", "RetractionPubMedID": "111222"}))
    assert (notice.notice_doi, notice.notice_pmid) == ("", "111222")


def test_columns_stand_in_any_order_with_others_between_them() -> None:
    columns = ["New one", *reversed(COLUMNS)]
    assert read(table({}, columns=columns)) == read(table({}))


def test_a_byte_order_mark_windows_line_ends_and_broken_letters_do_no_harm() -> None:
    plain = table({}, {"OriginalPaperDOI": "10.1000/else"})
    odd = b"\xef\xbb\xbf" + plain.replace(b"made-up", b"m\xe4de\x00-\xff\xe2\x80up\xc2\x85\xe2\x80\xa8")
    assert read(odd) == read(plain)
    assert read(plain.replace(b"\r\n", b"\n")) == read(plain)
    assert read(plain.replace(b"\r\n", b"\r")) == read(plain)


def test_a_row_that_was_cut_off_is_passed_over() -> None:
    assert len(read(table({}) + b"2,cut off\n\n" + table({}).split(b"\r\n", 1)[1])) == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no column OriginalPaperDOI"),
        (b"<html>sign in</html>", "no column OriginalPaperDOI, OriginalPaperPubMedID, RetractionNature"),
        (b"Title,OriginalPaperDOI,OriginalPaperPubMedID\n", "no column RetractionNature"),
        (table({}) + b'2,"' + b"never closed " * 20_000, "line .* of the table cannot be read: field larger"),
    ],
)
def test_another_file_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(NoTableError, match=reason):
        read(data)
