"""What a page is told of the sources that it cites, by its own records and by the lock of the watch."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sites import BASE, article, build, messages, write_site

STUDIES = """\
-- content/evidence/studies.yaml --
- {id: walk, type: article-journal, title: Walking, doi: 10.1000/WALK, pmid: 111, year: 2020}
- {id: rest, type: article-journal, title: Resting, pmid: "222", year: 2020}
- {id: heat, type: article-journal, title: Heat, doi: "https://doi.org/10.1000/heat", year: 2020}
"""
FILE = "content/articles/stenosis.md"


def lock(*notices: str) -> str:
    lines = "".join(f"  - {{reference: any, {notice}}}\n" for notice in notices)
    head = "-- content/evidence/watch.lock.yaml --\nasked: [{name: pubmed, date: 2026-11-20}]\nnotices:"
    return f"{head}\n{lines}" if notices else f"{head} []\n"


def told(root: Path, *notices: str, body: str = "Words [@walk].", front: tuple[str, ...] = ()) -> list[str]:
    """The codes that a page gets, each with its line and column."""
    write_site(root, BASE + STUDIES + article("stenosis", *front, body=body) + lock(*notices))
    return short(messages(build(root, None)))


def short(found: list[str]) -> list[str]:
    return [" ".join(line.split()[:3:2]).replace(f"{FILE}:", "").replace(": ", " ") for line in found]


RETRACTED = "kind: retraction, doi: 10.1000/walk, date: 2020-05-06"


@pytest.mark.parametrize(
    "notice",
    [RETRACTED, "kind: retraction, doi: 10.1000/wALK", 'kind: retraction, pmid: "111"'],
)
def test_a_paper_is_told_by_its_doi_in_any_case_or_by_its_pmid(tmp_path: Path, notice: str) -> None:
    assert told(tmp_path, notice) == ["7:7 C111"]


@pytest.mark.parametrize(("day", "when"), [("2020-05-06", "on 2020-05-06"), ("2020", "in 2020")])
def test_it_is_said_when_a_paper_was_retracted(day: str, when: str, tmp_path: Path) -> None:
    notice = lock(f'kind: retraction, pmid: 111, date: "{day}"')
    write_site(tmp_path, BASE + STUDIES + article("stenosis", body="Words [@walk].") + notice)
    assert messages(build(tmp_path, None)) == [f'{FILE}:7:7: error C111 "walk" was retracted {when}']


@pytest.mark.parametrize("notice", ["kind: retraction, doi: 10.1000/walker", "kind: retraction, pmid: 1111"])
def test_another_paper_is_no_matter(tmp_path: Path, notice: str) -> None:
    assert told(tmp_path, notice) == []


def test_a_doi_may_be_written_as_an_address(tmp_path: Path) -> None:
    assert told(tmp_path, "kind: concern, doi: 10.1000/HEAT", body="Words [@heat].") == ["7:7 C112"]


@pytest.mark.parametrize(
    ("days", "is_told"),
    [
        (("2020-05-06", "2021-01-01"), False),
        (("2020-05-06", "2019-01-01"), True),
        (("2020-05", "2020"), False),
        (("", "2019"), False),
        (("2020", ""), False),
    ],
)
def test_a_later_reinstatement_ends_a_retraction(
    tmp_path: Path, days: tuple[str, str], is_told: bool
) -> None:
    retracted, reinstated = (f", date: {day}" if day else "" for day in days)
    notices = (
        f"kind: retraction, doi: 10.1000/walk{retracted}",
        f"kind: reinstatement, pmid: 111{reinstated}",
    )
    assert told(tmp_path, *notices) == (["7:7 C111"] if is_told else [])


def test_a_paper_may_be_retracted_once_more(tmp_path: Path) -> None:
    again = "kind: retraction, doi: 10.1000/walk, date: 2022-01-01"
    back = "kind: reinstatement, doi: 10.1000/walk, date: 2021-01-01"
    assert told(tmp_path, RETRACTED, back, again) == ["7:7 C111"]


def test_who_is_told_of_a_retraction_need_not_be_told_of_the_concern_before_it(tmp_path: Path) -> None:
    assert told(tmp_path, "kind: concern, doi: 10.1000/walk", RETRACTED) == ["7:7 C111"]


def test_each_source_is_told_of_once_where_it_is_cited_first(tmp_path: Path) -> None:
    body = "One [@rest].\n\nTwo [@walk; @rest], three [@walk]."
    assert told(tmp_path, RETRACTED, "kind: concern, pmid: 222", body=body) == ["7:5 C112", "9:6 C111"]


def test_one_that_is_only_listed_is_told_of_where_it_is_listed(tmp_path: Path) -> None:
    front = ("citations: [walk]", "allow: {C102: for further reading}")
    assert told(tmp_path, RETRACTED, body="Words.", front=front) == ["6:13 C111"]


def test_a_reference_that_is_written_in_place_is_told_of(tmp_path: Path) -> None:
    front = ("citations:", '  - {id: own, type: report, title: Own, doi: 10.1000/own, pmid: "333"}')
    assert told(tmp_path, "kind: retraction, pmid: 333", body="Words [@own].", front=front) == ["9:7 C111"]


def test_where_only_a_snippet_cites_a_source_its_own_file_is_told(tmp_path: Path) -> None:
    page = article("stenosis", "citations: [walk]", body="Words.\n\n::: include flags :::")
    snippet = "-- content/snippets/flags.md --\nFlags [@walk].\n"
    write_site(tmp_path, BASE + STUDIES + page + snippet + lock(RETRACTED))
    assert short(messages(build(tmp_path, None))) == ["content/snippets/flags.md:1:7 C111"]


def test_a_draft_is_told_too(tmp_path: Path) -> None:
    assert told(tmp_path, RETRACTED, front=("draft: true",)) == ["8:7 C111"]


def test_a_page_about_the_retraction_waives_it(tmp_path: Path) -> None:
    assert told(tmp_path, RETRACTED, front=("allow: {C111: it is about the retraction}",)) == []


CORRECTED = ("kind: correction, pmid: 111, date: 2020, notice_doi: 10.1000/FIX",
             'kind: correction, pmid: 111, date: 2021, notice_pmid: "999"')  # fmt: skip


@pytest.mark.parametrize(
    ("notes", "left"),
    [
        ((), ["2020", "2021"]),
        (("Table 2 was wrong",), ["2021"]),
        (("Table 2 was wrong", "and a name"), []),
        (("Table 2, doi:10.1000/fix",), ["2021"]),
        (("PMID: 999.",), ["2020"]),
        (("PMID 999", "https://doi.org/10.1000/fix"), []),
        (("PMID 9990",), ["2021"]),
    ],
)
def test_a_correction_is_noted_by_its_number_or_by_any_line_without_one(
    tmp_path: Path, notes: tuple[str, ...], left: list[str]
) -> None:
    noted = STUDIES.replace("pmid: 111", f"pmid: 111, corrections: {list(notes)}")
    write_site(tmp_path, BASE + noted + article("stenosis", body="Words [@walk].") + lock(*CORRECTED))
    assert [line.split(" of ")[2][:4] for line in messages(build(tmp_path, None))] == left


@pytest.mark.parametrize(
    ("written", "is_old"),
    [
        ("year: 2021", False),
        ("year: 2020", True),
        ("year: 2021, issued: 2021-11-22", True),
        ("year: 2021, issued: 2021-11-23", False),
        ("year: 2021, issued: 2021-10", True),
        ("year: 2021, issued: 2021-11", False),
        ("issued: 2019-12", True),
        ("publisher: Nobody knows when", False),
    ],
)
def test_how_old_a_source_is_goes_by_the_last_day_on_which_it_can_have_come_out(
    tmp_path: Path, written: str, is_old: bool
) -> None:
    settings = BASE.replace("-- content/cat", "evidence: {oldest: {rct: 5 years}}\n-- content/cat", 1)
    old = STUDIES.replace("pmid: 111, year: 2020", f"design: rct, {written}")
    write_site(tmp_path, settings + old + article("stenosis", body="Words [@walk; @rest]."))
    found = [message for message in messages(build(tmp_path, None)) if " C125 " not in message]
    assert short(found) == (["7:8 C115"] if is_old else [])


@pytest.mark.parametrize(("day", "has_lapsed"), [("2026-11-22", True), ("2026-11-23", False)])
def test_a_guideline_is_valid_on_its_last_day(tmp_path: Path, day: str, has_lapsed: bool) -> None:
    lapsing = STUDIES.replace("pmid: 111", f"valid_until: {day}")
    write_site(tmp_path, BASE + lapsing + article("stenosis", body="Words [@walk]."))
    assert short(messages(build(tmp_path, None))) == (["7:7 C114"] if has_lapsed else [])


def test_what_a_record_says_itself_needs_no_lock(tmp_path: Path) -> None:
    own = STUDIES.replace("pmid: 111", "retracted: true").replace("pmid: ", "concern: true, pmid: ")
    own = own.replace("title: Heat", "title: Heat, superseded: a newer one")
    write_site(tmp_path, BASE + own + article("stenosis", body="Words [@walk; @rest; @heat]."))
    assert short(messages(build(tmp_path, None))) == ["7:8 C111", "7:15 C112", "7:22 C121"]


@pytest.mark.parametrize(("asked", "is_told"), [("2026-10-22", True), ("2026-10-23", False)])
def test_the_lock_may_be_as_old_as_the_site_allows(tmp_path: Path, asked: str, is_told: bool) -> None:
    write_site(tmp_path, BASE + article("stenosis") + lock().replace("2026-11-20", asked))
    assert ["C122" in line for line in messages(build(tmp_path, None))] == ([True] if is_told else [])


@pytest.mark.parametrize(
    ("design", "name"), [("rct", "a trial"), ("expert-opinion", "an opinion of experts")]
)
def test_a_design_is_named_in_plain_words(design: str, name: str, tmp_path: Path) -> None:
    site = BASE.replace("name: Example", f"evidence: {{oldest: {{{design}: 5 years}}}}\nname: Example")
    study = f"- {{id: old, type: report, title: Old, doi: 10.1000/old, design: {design}, year: 2010}}\n"
    write_site(
        tmp_path, site + f"-- content/evidence/a.yaml --\n{study}" + article("stenosis", body="It [@old].")
    )
    message = f'C115 "old" is of 2010; {name} may be 5 years old here'
    assert messages(build(tmp_path, None)) == [f"{FILE}:7:4: warning {message}"]
