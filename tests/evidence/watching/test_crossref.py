"""Answers of Crossref's, in the form that it documents, to notices."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.services import Given, services
from tpm_site.evidence.http import Web
from tpm_site.evidence.watching.crossref import ask_crossref, notices_in
from tpm_site.evidence.watching.paper import Paper
from tpm_site.model.watch import Notice

PAPER = Paper("doe-2020", "Walking for back pain: a randomised trial", "10.1000/Walk(20)<1>", "111")
WORK: dict[str, Any] = {
    "DOI": "10.1000/walk(20)<1>",
    "type": "journal-article",
    "title": ["Walking for back pain: a randomised trial"],
    "container-title": ["Journal of Made-up Medicine"],
    "issued": {"date-parts": [[2020, 3]]},
}
UPDATE = {
    "updated": {"date-parts": [[2021, 5, 6]], "date-time": "2021-05-06T00:00:00Z", "timestamp": 162025920},
    "DOI": "10.1000/Notice",
    "type": "retraction",
    "source": "retraction-watch",
    "label": "Retraction",
    "record-id": "12345",
}  # fmt: skip


def found(**message: object) -> list[Notice]:
    return list(notices_in(WORK | message, PAPER))


def test_a_paper_of_which_there_is_nothing_to_say() -> None:
    assert found() == []


def test_an_update_says_what_when_and_where() -> None:
    [notice] = found(**{"updated-by": [UPDATE]})
    assert notice == Notice(
        kind="retraction",
        reference="doe-2020",
        doi=PAPER.doi,
        date="2021-05-06",
        notice_doi="10.1000/Notice",
        sources=("crossref",),
    )


@pytest.mark.parametrize(
    ("type", "label", "kind", "reason"),
    [
        ("retraction", "Retraction", "retraction", ""),
        ("partial_retraction", "Partial Retraction", "retraction", "Partial Retraction"),
        ("withdrawal", "Withdrawal", "retraction", "Withdrawal"),
        ("removal", "Removal", "retraction", "Removal"),
        ("expression_of_concern", "Expression of Concern", "concern", ""),
        ("correction", "Correction", "correction", ""),
        ("erratum", "Erratum", "correction", "Erratum"),
        ("Corrigendum", "", "correction", ""),
        ("new_version", "New version", "superseded", "New version"),
        ("new-edition", "New <i>edition</i>", "superseded", "New edition"),
        ("something_new", "Something\nnew", "correction", "Something new"),
    ],
)
def test_each_type_of_update_is_a_kind(type: str, label: str, kind: str, reason: str) -> None:
    [notice] = found(**{"updated-by": [UPDATE | {"type": type, "label": label}]})
    assert (notice.kind, notice.reason) == (kind, reason)


@pytest.mark.parametrize(
    ("parts", "day"),
    [([[2021]], "2021"), ([[2021, 5]], "2021-05"), ([[None]], ""), ([], ""), ([[2021, 13, 1]], "2021")],
)
def test_days_may_be_known_in_part(parts: object, day: str) -> None:
    [notice] = found(**{"updated-by": [UPDATE | {"updated": {"date-parts": parts}}]})
    assert notice.date == day


def test_newer_versions_are_known_by_relations() -> None:
    relation = {
        "is-replaced-by": [{"id-type": "doi", "id": "10.1000/walk.2", "asserted-by": "subject"}],
        "is-preprint-of": [{"id-type": "doi", "id": "10.1000/paper", "asserted-by": "subject"}],
        "has-review": [{"id-type": "doi", "id": "10.1000/review", "asserted-by": "object"}],
    }
    kinds = [(notice.kind, notice.notice_doi) for notice in found(relation=relation)]
    assert kinds == [("superseded", "10.1000/walk.2"), ("superseded", "10.1000/paper")]


@pytest.mark.parametrize(
    ("title", "is_ours"),
    [
        ({"title": ["Walking for back pain: a randomised trial"]}, True),
        ({"title": ["Walking for Back Pain: A Randomised Trial."]}, True),
        ({"title": ["<i>Walking</i> for back pain&#58; a\n   randomised  trial"]}, True),
        ({"title": ["RETRACTED: Walking for back pain: a randomised trial"]}, True),
        ({"title": ["Walking for back pain: a randomized trial"]}, True),
        ({"title": ["Walking for back pain"]}, True),
        ({"title": ["Walking for back pain"], "subtitle": ["A randomised trial"]}, True),
        ({"title": ["Gehen bei Rückenschmerz"], "original-title": [PAPER.title]}, True),
        ({"title": []}, True),
        ({"title": ["Sleeping for back pain: a systematic review"]}, False),
        ({"title": ["Walking"]}, False),
    ],
)
def test_a_title_that_is_not_ours_is_told(title: dict[str, object], is_ours: bool) -> None:
    notices = found(**title)
    assert [notice.kind for notice in notices] == ([] if is_ours else ["mismatch"])
    assert [n.reason for n in notices] == ([] if is_ours else title["title"])


@pytest.mark.parametrize(
    "odd",
    [
        {"updated-by": None},
        {"updated-by": ["x", 1]},
        {"updated-by": {}},
        {"relation": []},
        {"relation": {"is-replaced-by": {}}},
        {"relation": {"is-replaced-by": [{"id-type": "uri", "id": "https://x.example"}]}},
        {"title": "Walking"},
    ],
)
def test_what_has_another_form_says_nothing(odd: dict[str, object]) -> None:
    assert found(**odd) == []


def test_each_paper_is_asked_about_by_its_doi_with_our_address() -> None:
    with services() as world, Web("library@clinic.example") as web:
        world.give("/works/10.1000/Walk(20)<1>", json.dumps({"status": "ok", "message": WORK}))
        answer = ask_crossref([PAPER, Paper("none", "No DOI", pmid="2")], web, world.url, lambda *_: None)
    assert (answer.heard, answer.notices, answer.silent) == (frozenset([PAPER]), (), ())
    assert [asked.params for asked in world.asked] == [{"mailto": "library@clinic.example"}]


@pytest.mark.parametrize(("agency", "kinds"), [(200, []), (404, ["mismatch"])])
def test_a_doi_that_is_not_crossrefs_is_another_agencys_or_leads_nowhere(
    agency: int, kinds: list[str]
) -> None:
    with services() as world, Web() as web:
        world.give("/works/10.1000/Walk(20)<1>/agency", Given(b"{}", agency))
        answer = ask_crossref([PAPER], web, world.url, lambda *_: None)
    assert [notice.kind for notice in answer.notices] == kinds


@pytest.mark.parametrize("body", ["<html>Sign in</html>", "[]", '{"message": []}', ""])
def test_an_answer_that_is_none_leaves_the_paper_open(body: str) -> None:
    with services() as world, Web() as web:
        world.give("/works/10.1000/Walk(20)<1>", body)
        answer = ask_crossref([PAPER], web, world.url, lambda *_: None)
    assert (answer.silent, answer.heard, bool(answer.trouble)) == ((PAPER,), frozenset(), True)


def test_after_three_that_went_wrong_nobody_is_at_home() -> None:
    papers = [Paper(f"p{n}", "Title", f"10.1000/{n}") for n in range(9)]
    with services() as world, Web() as web:
        for n in range(2, 9):
            world.give(f"/works/10.1000/{n}", Given(status=403))
        for n in range(2):
            world.give(f"/works/10.1000/{n}", json.dumps({"message": {}}))
        answer = ask_crossref(papers, web, world.url, lambda *_: None)
    assert (len(answer.heard), len(answer.silent), len(world.asked)) == (2, 7, 5)


def test_numbers_that_are_no_date_are_passed_over() -> None:
    [notice] = found(**{"updated-by": [UPDATE | {"updated": {"date-parts": [[2021, 10**30, 1]]}}]})
    assert notice.date == "2021"


def test_an_answer_nested_without_end_is_none() -> None:
    with services() as world, Web() as web:
        world.give(f"/works/{PAPER.doi}", "[" * 100_000)
        answer = ask_crossref([PAPER], web, world.url, lambda *_: None)
    assert (answer.heard, answer.trouble) == (frozenset(), "its answer is no JSON")


def test_titles_without_end_are_compared_by_how_they_begin() -> None:
    [notice] = found(title=["ab " * 100_000] * 1000, subtitle=["ba " * 100_000] * 1000)
    assert notice.kind == "mismatch"
