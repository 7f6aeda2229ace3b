"""What several sources say comes to one list; what one of them did not say again is not lost."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from tpm_site.evidence.watching.merging import believed, merge, news, renewed
from tpm_site.evidence.watching.paper import Answer, Paper
from tpm_site.model.watch import Asked, Notice, WatchLock, WatchSource

TODAY = date(2026, 11, 23)
WALK = Paper("walk", "Walking", "10.1000/walk", "111")
REST = Paper("rest", "Resting", "10.1000/rest", "222")


def notice(source: WatchSource = "crossref", **fields: Any) -> Notice:
    usual: dict[str, Any] = {"kind": "retraction", "reference": "walk", "doi": "10.1000/walk"}
    return Notice(sources=(source,), **(usual | fields))


def lock(*notices: Notice, day: date = date(2026, 10, 1)) -> WatchLock:
    names: tuple[WatchSource, ...] = ("crossref", "pubmed", "retraction-watch")
    return WatchLock(asked=tuple(Asked(name=name, date=day) for name in names), notices=notices)


def test_a_notice_of_three_sources_is_one_that_knows_what_each_of_them_knows() -> None:
    said = (
        notice("crossref", date="2021-05-06", notice_doi="10.1000/N"),
        notice("pubmed", pmid="111", date="2021-05", notice_doi="10.1000/n", notice_pmid="333"),
        notice("retraction-watch", date="2021-05-20", notice_pmid="333", reason="Error in data"),
    )
    whole = notice(
        pmid="111", date="2021-05-06", notice_doi="10.1000/n", notice_pmid="333", reason="Error in data"
    )
    for order in permutations(said):
        [merged] = merge(order)
        assert merged.sources == ("crossref", "pubmed", "retraction-watch")
        assert merged.notice_doi.lower() == whole.notice_doi
        assert (merged.pmid, merged.notice_pmid, merged.reason) == ("111", "333", "Error in data")
        assert merged == merge(said)[0]


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        ({"date": "2021-05-06"}, True),
        ({"date": "2021"}, True),
        ({"date": "2021-06"}, True),
        ({"date": "2021-07-20"}, True),
        ({"date": "2022-01"}, False),
        ({"date": "2023-01-01", "notice_doi": "10.1000/N"}, True),
        ({"date": "2021-05-06", "notice_doi": "10.1000/other"}, False),
        ({"kind": "correction", "date": "2021-05-06"}, False),
        ({"reference": "rest", "doi": "10.1000/rest", "date": "2021-05-06"}, False),
    ],
)
def test_two_notices_are_one_where_nothing_speaks_against_it(other: dict[str, str], is_one: bool) -> None:
    both = (notice(date="2021-05-06", notice_doi="10.1000/n"), notice("pubmed", **other))
    assert len(merge(both)) == (1 if is_one else 2)


def test_a_wrong_doi_and_a_wrong_pmid_are_two_faults() -> None:
    both = notice(kind="mismatch"), notice("pubmed", kind="mismatch", doi="", pmid="111")
    assert len(merge(both)) == 2


def test_sources_that_do_not_agree_are_both_heard() -> None:
    both = notice(date="2020-01-01"), notice("retraction-watch", kind="reinstatement", date="2021-01-01")
    assert [n.kind for n in merge(both)] == ["reinstatement", "retraction"]


def test_who_has_answered_is_believed_anew() -> None:
    last = lock(notice("crossref"), notice("pubmed", kind="concern", pmid="111"))
    now = renewed(last, [WALK, REST], [Answer("crossref", frozenset([WALK, REST]))], TODAY)
    assert [n.kind for n in now.notices] == ["concern"]
    assert now.days == {"crossref": TODAY, "pubmed": date(2026, 10, 1), "retraction-watch": date(2026, 10, 1)}


def test_what_another_one_has_said_too_stands() -> None:
    both = Notice(kind="retraction", reference="walk", doi="10.1000/walk", sources=("crossref", "pubmed"))
    now = renewed(lock(both), [WALK], [Answer("crossref", frozenset([WALK]))], TODAY)
    assert [n.sources for n in now.notices] == [("pubmed",)]


def test_of_a_paper_that_nobody_answered_about_all_stands() -> None:
    last = lock(notice(), notice(reference="rest", doi="10.1000/rest"))
    answer = Answer("crossref", frozenset([REST]), silent=(WALK,), trouble="it answers 503")
    now = renewed(last, [WALK, REST], [answer], TODAY)
    assert [n.reference for n in now.notices] == ["walk"]
    [crossref, *_] = now.asked
    assert (crossref.date, crossref.unanswered) == (TODAY, ("walk",))


def test_who_did_not_answer_at_all_keeps_the_day_on_which_it_did() -> None:
    answer = Answer("crossref", silent=(WALK, REST), trouble="ConnectError")
    [crossref, *_] = renewed(lock(notice()), [WALK, REST], [answer], TODAY).asked
    assert (crossref.date, crossref.unanswered) == (date(2026, 10, 1), ("rest", "walk"))
    assert renewed(None, [WALK], [answer], TODAY).asked == ()


def test_a_paper_that_is_not_cited_any_more_is_forgotten() -> None:
    assert renewed(lock(notice()), [REST], [], TODAY).notices == ()


def test_a_reference_with_another_id_keeps_what_is_known() -> None:
    [kept] = renewed(lock(notice()), [WALK._replace(reference="doe-2020")], [], TODAY).notices
    assert kept.reference == "doe-2020"


def test_what_a_second_source_says_of_a_known_notice_is_no_news() -> None:
    known, again = notice(date="2021"), notice("pubmed", date="2021-05-06", notice_pmid="333")
    fresh, gone = news(lock(known), lock(*merge([known, again])))
    assert (fresh, gone) == ((), ())


def test_what_is_new_and_what_is_gone() -> None:
    old, new = notice(kind="correction", date="2020"), notice(date="2021")
    assert news(lock(old), lock(new)) == ((new,), (old,))
    assert news(None, lock(new)) == ((new,), ())


def test_more_about_one_paper_than_can_be_true_is_not_believed() -> None:
    many = tuple(notice(kind="correction", notice_doi=f"10.1000/{number}") for number in range(201))
    answer = Answer("pubmed", frozenset([WALK, REST]), many)
    assert believed(answer) == Answer(
        "pubmed", silent=(REST, WALK), trouble="it has 201 notices about walk alone"
    )
    assert believed(answer._replace(notices=many[1:])).notices == many[1:]
