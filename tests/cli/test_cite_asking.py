"""`tpm-site cite add DOI|PMID`: asks Crossref and PubMed, here a server on loopback with recorded answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.cli import Terminal
from tests.support.services import Given, Services, services
from tests.support.sites import BASE, REPOSITORY, write_site
from tpm_site.evidence import http
from tpm_site.evidence.imports import asking

EXPORTS = REPOSITORY / "tests/data/exports"
DOI = "10.1056/NEJMoa1313265"
WORK, SEARCH, FETCH = f"/crossref/works/{DOI}", "/pubmed/esearch.fcgi", "/pubmed/efetch.fcgi"
SITE = BASE.replace("base_url", "evidence: {mail: you@clinic.example}\nbase_url")
TARGET = "content/evidence/imported.yaml"


def recorded(name: str) -> bytes:
    return (EXPORTS / name).read_bytes()


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    one = recorded("pubmed.nbib").split(b"\n\n")[0]
    with services() as found:
        found.give(WORK, recorded("crossref.json"))
        found.give(SEARCH, recorded("esearch.json"))
        found.give(FETCH, b"\n" + one + b"\n\n")
        monkeypatch.setattr(
            asking, "SERVICES", asking.Services(f"{found.url}/crossref", f"{found.url}/pubmed")
        )
        yield found


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long it would have waited."""
    waited: list[float] = []
    init = http.Web.__init__

    def quick(self: http.Web, mail: str = "", **_: Any) -> None:
        init(self, mail, waited.append)

    monkeypatch.setattr(http.Web, "__init__", quick)
    return waited


def written(tpm_site: Terminal) -> str:
    return (tpm_site.root / TARGET).read_text(encoding="utf-8")


@pytest.mark.parametrize("asked", [DOI, f"https://doi.org/{DOI}", f"doi:{DOI}"])
def test_a_doi_is_looked_up_and_completed_from_pubmed(
    tpm_site: Terminal, service: Services, asked: str
) -> None:
    write_site(tpm_site.root, SITE)
    run = tpm_site("cite", "add", asked, "--yes")
    assert (run.code, run.err) == (0, "")
    record = written(tpm_site)
    assert 'journal: "The New England journal of medicine"\n' in record  # PubMed
    assert 'publisher: "Massachusetts Medical Society"\n' in record  # Crossref
    assert '"Erratum in: N Engl J Med. 2014 Jul 24;371(4):390"\n' in record
    assert '"Correction: doi:10.1056/nejmx140021 (2014-07-24, source: publisher)"\n' in record
    assert [path for path, _, _ in service.asked] == [WORK, SEARCH, FETCH]
    assert tpm_site("check").code == 0


def test_everybody_is_told_who_asks(tpm_site: Terminal, service: Services) -> None:
    write_site(tpm_site.root, SITE)
    tpm_site("cite", "add", DOI, "--yes", "--mail", "me@clinic.example")
    (_, work, agent), (_, search, _), (_, fetch, _) = service.asked
    assert work == {"mailto": "me@clinic.example"}
    assert (search["email"], search["tool"], search["term"]) == (
        "me@clinic.example",
        "tpm-site",
        f'"{DOI}"[doi]',
    )
    assert (fetch["db"], fetch["id"], fetch["rettype"], fetch["retmode"]) == (
        "pubmed",
        "24988555",
        "medline",
        "text",
    )
    assert agent.endswith("(mailto:me@clinic.example)")


@pytest.mark.parametrize("asked", ["24988555", "PMID: 24988555", "https://pubmed.ncbi.nlm.nih.gov/24988555/"])
def test_a_pmid_is_looked_up_in_pubmed(tpm_site: Terminal, service: Services, asked: str) -> None:
    write_site(tpm_site.root, SITE)
    run = tpm_site("cite", "add", asked, "--yes")
    assert (run.code, "PMID 24988555:\n- id: friedly-2014-epidural\n" in run.out) == (0, True)
    assert [path for path, _, _ in service.asked] == [FETCH]


def test_without_a_mail_address_nobody_is_asked(tpm_site: Terminal, service: Services) -> None:
    write_site(tpm_site.root, BASE)
    run = tpm_site("cite", "add", DOI)
    assert (run.code, service.asked) == (2, [])
    assert "Which one is yours?" in run.err
    assert "--mail" in run.err
    assert tpm_site("cite", "add", DOI, "--mail", "nobody").code == 2


def test_numbers_that_nobody_knows(tpm_site: Terminal, service: Services) -> None:
    write_site(tpm_site.root, SITE)
    run = tpm_site("cite", "add", "10.1000/unknown", "999", "--yes")
    assert run.code == 1
    assert "10.1000/unknown: error Crossref does not know the DOI 10.1000/unknown\n" in run.err
    assert "999: error PubMed does not know the PMID 999\n" in run.err
    assert "There is nothing to write." in run.out


def test_it_waits_as_long_as_it_is_asked_to(
    tpm_site: Terminal, service: Services, waits: list[float]
) -> None:
    busy = [Given(status=429, headers={"Retry-After": "7"}), Given(status=503)]
    service.answers[WORK][:0] = busy
    write_site(tpm_site.root, SITE)
    assert tpm_site("cite", "add", DOI, "--yes").code == 0
    assert waits[0] == 7
    assert len(waits) == 2


def test_a_service_that_is_down(tpm_site: Terminal, service: Services) -> None:
    service.give(WORK, Given(status=500))
    write_site(tpm_site.root, SITE)
    run = tpm_site("cite", "add", DOI, "--yes")
    assert run.code == 2
    assert "no answer: it answers 500. Nothing was written" in run.err
    assert not (tpm_site.root / TARGET).exists()


def test_without_pubmed_there_is_what_crossref_knows(tpm_site: Terminal, service: Services) -> None:
    service.give(SEARCH, Given(status=500))
    write_site(tpm_site.root, SITE)
    run = tpm_site("cite", "add", DOI, "--yes")
    assert (run.code, "# note: PubMed gives no answer (it answers 500)" in run.out) == (0, True)
    assert 'journal: "New England Journal of Medicine"\n' in written(tpm_site)


@pytest.mark.parametrize("body", [b"", b"{}", b"<html>busy</html>", b'{"message": {"title": []}}'])
def test_an_answer_that_says_nothing(tpm_site: Terminal, service: Services, body: bytes) -> None:
    service.give(WORK, body)
    write_site(tpm_site.root, SITE)
    run = tpm_site("cite", "add", DOI, "--yes")
    assert run.code == 1
    assert "Traceback" not in run.err
    assert f"{DOI}: error " in run.err


def test_a_record_of_another_paper_completes_nothing(tpm_site: Terminal, service: Services) -> None:
    service.give(FETCH, "PMID- 24988555\nTI  - Another\nLID - 10.1000/other [doi]\nJT  - Other\n")
    write_site(tpm_site.root, SITE)
    assert tpm_site("cite", "add", DOI, "--yes").code == 0
    assert "Other" not in written(tpm_site)
