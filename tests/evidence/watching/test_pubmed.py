"""Records of PubMed's, in the MEDLINE format, to notices."""

from __future__ import annotations

import pytest

from tests.support.services import Given, services
from tpm_site.evidence.http import Web
from tpm_site.evidence.medline import by_tag, records_in
from tpm_site.evidence.watching.paper import Paper
from tpm_site.evidence.watching.pubmed import ask_pubmed, notices_in
from tpm_site.model.watch import Notice

PAPER = Paper("doe-2020", "Walking for back pain: a randomised trial.", "10.1000/Walk", "111")
RECORD = """\
PMID- 111
OWN - NLM
STAT- MEDLINE
TI  - Walking for back pain: a
      randomised trial.
LID - 10.1000/walk [doi]
LID - S0000-0000(20)00001-1 [pii]
PT  - Journal Article
{more}AID - 10.1000/walk [doi]
SO  - J Made Up Med. 2020 Mar;1(2):3-4. doi: 10.1000/walk.
"""


def found(*lines: str, paper: Paper = PAPER, record: str = RECORD) -> list[Notice]:
    [fields] = records_in(record.format(more="".join(f"{line}\n" for line in lines)))
    return list(notices_in(by_tag(fields), paper))


def test_a_paper_of_which_there_is_nothing_to_say() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("RIN - J Made Up Med. 2021 May 6;2(3):45. doi: 10.1000/notice. PMID: 222",
         ("retraction", "2021-05-06", "10.1000/notice", "222", "")),
        ("EIN - J Made Up Med. 2021 May;2(3):45. PMID: 222", ("correction", "2021-05", "", "222", "")),
        ("EIN - J Made Up Med. 2021;2(3):45", ("correction", "2021", "", "", "J Made Up Med. 2021;2(3):45")),
        ("ECI - J Made Up Med. 2021 Spring;2(3):\n      45. doi: 10.1000/a;b.",
         ("concern", "2021", "10.1000/a;b", "", "")),
        ("UIN - Cochrane Database Syst Rev. 2024 Jan 31;1:CD01. doi: 10.1002/14651858.CD01.pub3. PMID: 9",
         ("superseded", "2024-01-31", "10.1002/14651858.CD01.pub3", "9", "")),
        ("CRI - J Made Up Med. 2022 Feb 30;2(3):45. PMID: 222",
         ("superseded", "2022", "", "222", "corrected and republished")),
        ("PT  - Retracted Publication", ("retraction", "", "", "", "")),
    ],
)  # fmt: skip
def test_each_tag_is_a_kind(line: str, told: tuple[str, ...]) -> None:
    [notice] = found(line)
    assert (notice.kind, notice.date, notice.notice_doi, notice.notice_pmid, notice.reason) == told
    assert (notice.doi, notice.pmid, notice.sources) == ("10.1000/walk", "111", ("pubmed",))


def test_a_notice_of_a_retraction_is_not_retracted_itself() -> None:
    assert found("PT  - Retraction of Publication", "ROF - J Made Up Med. 2019;1:1. PMID: 5") == []


def test_a_retraction_that_is_named_twice_is_one() -> None:
    assert len(found("PT  - Retracted Publication", "RIN - J Made Up Med. 2021;2:45. PMID: 222")) == 1


def test_a_paper_may_have_several_errata() -> None:
    notices = found("EIN - A. 2021 Jan;1:1. PMID: 2", "EIN - A. 2022 Feb;1:1. PMID: 3")
    assert [notice.date for notice in notices] == ["2021-01", "2022-02"]


def test_a_pmid_of_another_paper_is_told() -> None:
    [notice] = found(paper=PAPER._replace(title="Sleeping through the night"))
    assert (notice.kind, notice.doi, notice.pmid) == ("mismatch", "", "111")
    assert notice.reason == "Walking for back pain: a randomised trial."


def test_a_pmid_and_a_doi_of_two_papers_are_told_and_nothing_is_said_of_the_other_doi() -> None:
    retraction, mismatch = found("RIN - A. 2021;1:1. PMID: 2", paper=PAPER._replace(doi="10.1000/other"))
    assert (retraction.doi, retraction.pmid) == ("", "111")
    assert mismatch.reason == "Walking for back pain: a randomised trial. (doi:10.1000/walk)"


def test_a_translated_title_stands_in_brackets() -> None:
    german = PAPER._replace(title="Gehen bei Rückenschmerz")
    record = RECORD.replace(
        "TI  - Walking for back pain: a\n      randomised trial.", "TI  - [Walking].\nTT  - {t}"
    )
    assert found(paper=german, record=record.replace("{t}", "Gehen bei Rückenschmerz.")) == []  # fmt: skip


def test_all_papers_are_asked_about_at_once() -> None:
    others = [Paper("roe-2021", "Other", pmid="333"), Paper("no-pmid", "None", "10.1000/none")]
    with services() as world, Web("library@clinic.example") as web:
        second = RECORD.format(more="").replace("111", "333").replace("/walk", "/other")
        world.give("/efetch.fcgi", "\n" + RECORD.format(more="") + "\n" + second)
        answer = ask_pubmed([PAPER, *others], web, world.url, lambda *_: None)
    [asked] = world.asked
    assert asked.params == {
        "db": "pubmed",
        "id": "111,333",
        "rettype": "medline",
        "retmode": "text",
        "tool": "tpm-site",
        "email": "library@clinic.example",
    }
    assert answer.heard == {PAPER, others[0]}
    assert [(n.kind, n.reference) for n in answer.notices] == [("mismatch", "roe-2021")]


def test_a_number_that_pubmed_does_not_know_leads_to_no_paper() -> None:
    with services() as world, Web() as web:
        world.give("/efetch.fcgi", RECORD.format(more=""))
        papers = [PAPER, Paper("lost", "Lost", pmid="99999999")]
        answer = ask_pubmed(papers, web, world.url, lambda *_: None)
    assert [(n.kind, n.reference, n.reason) for n in answer.notices] == [("mismatch", "lost", "")]


@pytest.mark.parametrize("given", [Given(b""), Given(b"<html>Down</html>"), Given(status=400)])
def test_where_nothing_comes_back_nothing_is_concluded(given: Given) -> None:
    with services() as world, Web() as web:
        world.give("/efetch.fcgi", given)
        answer = ask_pubmed([PAPER], web, world.url, lambda *_: None)
    assert (answer.silent, answer.notices, bool(answer.trouble)) == ((PAPER,), (), True)
