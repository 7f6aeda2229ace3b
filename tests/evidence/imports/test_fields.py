"""What becomes of each field of PubMed, RIS, BibTeX and CSL-JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tpm_site.evidence.imports.draft import Draft, Imported
from tpm_site.evidence.imports.table import read_export

NBIB = "PMID- 1\nTI  - A title\n      that goes on.\nDP  - 2007 Nov\n"
RIS = "TY  - JOUR\nTI  - A title\nPY  - 2007\nER  - \n"


def read(text: str) -> Imported:
    return read_export(text.encode())


def only(text: str) -> Draft:
    imported = read(text)
    assert imported.faults == ()
    (draft,) = imported.drafts
    return draft


def values(text: str) -> dict[str, Any]:
    return dict(only(text).values)


# --- PubMed


def test_records_without_an_empty_line_between_them() -> None:
    assert len(read(NBIB + NBIB.replace("PMID- 1", "PMID- 2")).drafts) == 2


def test_one_field_may_have_several_kinds_of_identifiers() -> None:
    found = values(NBIB + "LID - 10.1000/a [doi]\nLID - S1-2(3) [pii]\nAID - 10.1000/a [doi]\nPMC - PMC12\n")
    assert (found["doi"], found["pmcid"], "pages" in found) == ("10.1000/a", "PMC12", False)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "RIN - J Ex. 2020;1:2. PMID: 5",
            {"retracted": True, "corrections": ("Retraction in: J Ex. 2020;1:2. PMID: 5",)},
        ),
        ("PT  - Retracted Publication", {"retracted": True}),
        (
            "ECI - J Ex. 2020;1:2",
            {"concern": True, "corrections": ("Expression of concern in: J Ex. 2020;1:2",)},
        ),
        ("EIN - J Ex. 2020;1:2", {"corrections": ("Erratum in: J Ex. 2020;1:2",)}),
        ("UIN - J Ex. 2020;1:2", {"superseded": "J Ex. 2020;1:2"}),
        (
            "CRI - J Ex. 2020;1:2",
            {
                "superseded": "J Ex. 2020;1:2",
                "corrections": ("Corrected and republished in: J Ex. 2020;1:2",),
            },
        ),
        ("PT  - Practice Guideline", {"design": "guideline"}),
        ("PT  - Meta-Analysis\nPT  - Randomized Controlled Trial", {"design": "systematic-review"}),
        ("SI  - ISRCTN/ISRCTN77527324", {"registry": "ISRCTN77527324"}),
        ("SI  - ClinicalTrials.gov/NCT01697358\nSI  - GENBANK/X1", {"registry": "NCT01697358"}),
        ("PT  - Preprint", {"type": "article"}),
        ("BTI - The book\nPB  - A house", {"type": "chapter", "journal": "The book", "publisher": "A house"}),
        ("FAU - Doe, Jane\nCN  - The Group", {"authors": "Doe J; {The Group}"}),
        ("PG  - 179-88\nDEP - 20071001", {"pages": "179-188", "online": "2007-10-01"}),
    ],
)
def test_fields_of_pubmed(lines: str, expected: dict[str, Any]) -> None:
    found = values(NBIB + lines)
    if "authors" in expected:
        found["authors"] = "; ".join(f"{{{a.name}}}" if a.is_group else a.name for a in found["authors"])
    assert {key: found.get(key) for key in expected} == expected
    assert found["title"] == "A title that goes on"


def test_what_pubmed_has_beside_it_is_named() -> None:
    draft = only(NBIB + "AB  - Text\nMH  - One\nMH  - Two\nGR  - X\nOT  - word\nZZ  - new\nOWN - NLM\n")
    assert draft.left_out == (
        "abstract", "subject headings (2)", "grants", "keywords", "ZZ",
        "PubMed's own records of its work: OWN",
    )  # fmt: skip


# --- RIS


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("SP  - 179\nEP  - 88", {"pages": "179-188"}),
        ("SP  - 179-188", {"pages": "179-188"}),
        ("C7  - e1234", {"pages": "e1234"}),
        ("T2  - Whole name\nJ2  - Wh. N.", {"journal": "Whole name", "journal_abbrev": "Wh. N."}),
        ("JF  - Whole name\nJA  - Wh. N.", {"journal": "Whole name", "journal_abbrev": "Wh. N."}),
        ("JF  - Whole name\nJO  - Wh. N.", {"journal": "Whole name", "journal_abbrev": "Wh. N."}),
        ("JO  - Whole name", {"journal": "Whole name"}),
        ("DA  - 2007/11//", {"issued": "2007-11"}),
        ("Y1  - 2007/11/15", {"issued": "2007-11-15"}),
        ("DA  - 2011/01/01", {"year": 2007}),
        ("AN  - 17845835\nDB  - PubMed", {"pmid": "17845835"}),
        ("AN  - 17845835\nDP  - NLM", {"pmid": "17845835"}),
        ("N1  - PMID: 17845835\nN1  - PMC123", {"pmid": "17845835", "pmcid": "PMC123"}),
        ("C2  - PMC123", {"pmcid": "PMC123"}),
        ("UR  - http://dx.doi.org/10.1000/a", {"doi": "10.1000/a"}),
        ("M3  - doi: 10.1000/a", {"doi": "10.1000/a"}),
        ("UR  - https://clinic.example/a", {"url": "https://clinic.example/a"}),
        ("SN  - 0304-3959", {"issn": "0304-3959"}),
        ("LA  - French", {"language": "fr"}),
        ("ET  - 2006/12/01", {"online": "2006-12-01", "edition": None}),
        ("ET  - 2nd", {"online": None, "edition": "2nd"}),
    ],
)
def test_fields_of_ris(lines: str, expected: dict[str, Any]) -> None:
    found = values(RIS.replace("ER  - ", f"{lines}\nER  - "))
    assert {key: found.get(key) for key in expected} == expected


def test_ris_without_ends_of_records_and_with_one_space() -> None:
    text = RIS.replace("ER  - \n", "") * 2
    assert len(read(text).drafts) == 2
    assert len(read(text.replace("  - ", " - ")).drafts) == 2


def test_a_type_of_ris_that_is_not_known_is_to_be_looked_at() -> None:
    draft = only(RIS.replace("JOUR", "XYZ"))
    assert (draft.values["type"], draft.doubts) == ("document", ("type",))
    assert draft.notes == ("the type XYZ is not known",)


def test_lines_outside_of_records_are_passed_over_and_said() -> None:
    imported = read(f"Provider: somebody\n\n{RIS}")
    assert (len(imported.drafts), imported.faults) == (1, ())
    assert imported.notes == ("passed over what stands outside of records, in line 1",)


# --- BibTeX


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("journal = {Pain}, pages = {179--88}", {"journal": "Pain", "pages": "179-188"}),
        ('title = "{MRI} and \\"{o}"', {"title": "MRI and ö"}),
        ("month = nov", {"issued": "2007-11"}),
        ("month = {November}, day = 15", {"issued": "2007-11-15"}),
        ("month = {Jan-Feb}", {"year": 2007, "issued": None}),
        ("date = {2007-11-15}", {"issued": "2007-11-15"}),
        ("doi = {10.1000/a\\_b}", {"doi": "10.1000/a_b"}),
        ("note = {{PMID:} 17845835}", {"pmid": "17845835"}),
        ("eprint = {17845835}, eprinttype = {pmid}", {"pmid": "17845835"}),
        ("howpublished = {\\url{https://a.example/~x_y}}", {"url": "https://a.example/~x_y"}),
        ("note = {Accessed: 2024-01-02}", {"accessed": "2024-01-02"}),
        ("institution = {The house}, type = {Report}", {"publisher": "The house"}),
        (
            "fjournal = {Whole Name}, journal = {Wh. N.}",
            {"journal": "Whole Name", "journal_abbrev": "Wh. N."},
        ),
    ],
)
def test_fields_of_bibtex(fields: str, expected: dict[str, Any]) -> None:
    entry = "@article{a, " + fields + ("" if "title" in fields else ", title = {T}") + ", year = 2007}"
    found = values(entry)
    assert {key: found.get(key) for key in expected} == expected


def test_macros_pieces_comments_and_both_kinds_of_brackets() -> None:
    text = '% a comment\n@string(j = "Journal") @preamble{"x"} @comment{ @article{no, title={No}} }\n'
    text += "@Article(a, title = {T}, journal = j # { of } # {Pain}, year = 2007,)"
    assert values(text)["journal"] == "Journal of Pain"


def test_what_an_entry_takes_from_another_one() -> None:
    text = "@inproceedings{a, title = {T}, crossref = {B}}\n@proceedings{b, title = {Whole}, year = 2007}"
    first, second = read(text).drafts
    assert (first.text("journal"), first.values["year"], second.text("title")) == ("Whole", 2007, "Whole")


# --- CSL-JSON


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"issued": {"raw": "2007 Nov"}}, {"issued": "2007-11"}),
        ({"issued": {"literal": "circa 2007"}}, {"year": 2007, "issued": None}),
        ({"issued": {"date-parts": [["2007", "11"]]}}, {"issued": "2007-11"}),
        ({"issued": {"date-parts": [[None]]}}, {"year": None}),
        (
            {"published-print": {"date-parts": [[2008, 1]]}, "issued": {"date-parts": [[2007, 11, 2]]}},
            {"issued": "2008-01"},
        ),
        ({"published-online": {"date-parts": [[2007, 11, 2]]}}, {"online": "2007-11-02"}),
        ({"title": ["A"], "subtitle": ["B"]}, {"title": "A: B"}),
        ({"type": "posted-content"}, {"type": "article"}),
        ({"page": "179-88", "article-number": "e1"}, {"pages": "179-188"}),
        ({"article-number": "e1"}, {"pages": "e1"}),
        ({"ISSN": ["0304-3959", "1872-6623"]}, {"issn": "0304-3959"}),
        ({"note": "PMID: 5"}, {"pmid": "5"}),
        (
            {"updated-by": [{"type": "retraction", "DOI": "10.1000/r"}]},
            {"retracted": True, "corrections": ("Retraction: doi:10.1000/r",)},
        ),
        ({"updated-by": [{"type": "expression_of_concern", "DOI": "10.1000/r"}]}, {"concern": True}),
        (
            {"updated-by": [{"type": "new_version", "DOI": "10.1000/r"}]},
            {"superseded": "New version: doi:10.1000/r"},
        ),
    ],
)
def test_fields_of_csl_json(item: dict[str, Any], expected: dict[str, Any]) -> None:
    found = values(json.dumps([{"title": "T", "type": "article-journal", **item}]))
    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize("wrap", ["{}", "[{}]", '{{"message": {}}}', '{{"message": {{"items": [{}]}}}}'])
def test_an_item_in_all_that_may_be_around_it(wrap: str) -> None:
    assert only(wrap.format('{"title": "T", "type": "book"}')).text("title") == "T"
