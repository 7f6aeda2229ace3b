"""`tpm-site evidence watch`, from what services answer to the sentences that it concerns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.cli import PROGRAM, Run, Terminal
from tests.support.services import Given, Services, services
from tests.support.sites import BASE, REPOSITORY, article, write_site

LOCK = "content/evidence/watch.lock.yaml"
SITE = f"""\
{BASE.replace("-- content/cat", "evidence: {mail: library@clinic.example}" + chr(10) + "-- content/cat", 1)}\
-- content/evidence/studies.yaml --
- {{id: walk, type: article-journal, title: Walking for back pain, doi: 10.1000/walk, pmid: 111, year: 2020}}
- {{id: none, type: webpage, title: A page without a number, url: "https://page.example/"}}
"""
FRONT = ("citations:", "  - {id: own, type: report, title: Resting for back pain, doi: 10.1000/rest}")
PAGE = article("stenosis", *FRONT, body="One [@walk]. Two [@own]. Three [@none].")
MEDLINE = "PMID- 111\nTI  - Walking for back pain.\nLID - 10.1000/walk [doi]\n{}\n"
TABLE = """\
RetractionNature,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDate,Reason
Retraction,10.1000/REST,0,5/6/2020 0:00,+Error in Data;
"""


def work(title: str, *updates: dict[str, object]) -> str:
    return json.dumps({"status": "ok", "message": {"title": [title], "updated-by": list(updates)}})


def update(type: str, number: str, day: list[int]) -> dict[str, object]:
    return {"type": type, "DOI": number, "updated": {"date-parts": [day]}, "label": type.capitalize()}


@pytest.fixture
def world(tpm_site: Terminal, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """Services that know of nothing, asked without waiting for them."""
    monkeypatch.setattr("tpm_site.evidence.http.Web.__init__.__defaults__", ("", lambda _: None, 30))
    write_site(tpm_site.root, SITE + PAGE)
    with services() as found:
        found.give("/crossref/works/10.1000/walk", work("Walking for back pain"))
        found.give("/crossref/works/10.1000/rest", work("Resting for back pain"))
        found.give("/pubmed/efetch.fcgi", MEDLINE.format(""))
        yield found


def watch(tpm_site: Terminal, world: Services, *options: str, day: str = "2026-11-20") -> Run:
    places = [f"--crossref-url={world.url}/crossref", f"--pubmed-url={world.url}/pubmed"]
    return tpm_site("evidence", "watch", *places, f"--date={day}", *options)


def lock(tpm_site: Terminal) -> str:
    return (tpm_site.root / LOCK).read_text(encoding="utf-8")


def test_where_nobody_knows_anything_that_is_written_down(tpm_site: Terminal, world: Services) -> None:
    run = watch(tpm_site, world)
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines() == [
        "Nothing new. 2 papers with a DOI or a PMID: 0 notices known.",
        "1 reference with neither, which nobody can be asked about.",
        f"Wrote {LOCK}. Run tpm-site check to see which sentences it concerns.",
    ]
    asked = "".join(f"  - name: {name}\n    date: 2026-11-20\n" for name in ("crossref", "pubmed"))
    assert lock(tpm_site).endswith(f"asked:\n{asked}notices: []\n")
    mails = {question.params.get("mailto", question.params.get("email")) for question in world.asked}
    assert mails == {"library@clinic.example"}


def test_what_is_new_is_said_first_and_then_at_the_sentences(tpm_site: Terminal, world: Services) -> None:
    watch(tpm_site, world)
    world.give(
        "/crossref/works/10.1000/walk",
        work("Walking for back pain", update("retraction", "10.1000/n", [2021, 5, 6])),
    )
    world.give("/pubmed/efetch.fcgi", MEDLINE.format("RIN - A. 2021 May;1:2. doi: 10.1000/n. PMID: 9"))
    run = watch(tpm_site, world)
    assert run.out.splitlines()[:3] == [
        "New since the last time:",
        "  retraction, walk, 2021-05-06, doi:10.1000/n (Crossref, PubMed)",
        "2 papers with a DOI or a PMID: 1 notice known.",
    ]
    found = tpm_site("check", "--date", "2026-11-23")
    assert found.code == 1
    assert 'error C111 "walk" was retracted on 2021-05-06 (Crossref, PubMed)' in found.out


def test_the_same_again_is_nothing_new_and_moves_nothing_but_the_day(
    tpm_site: Terminal, world: Services
) -> None:
    world.give("/crossref/works/10.1000/rest", work("Sleep", update("erratum", "10.1000/e", [2021])))
    assert watch(tpm_site, world).out.startswith("Known for the first time:\n  correction, own, 2021, doi:10")
    first = lock(tpm_site)
    again = watch(tpm_site, world, day="2026-12-01")
    assert again.out.startswith("Nothing new. ")
    assert lock(tpm_site) == first.replace("2026-11-20", "2026-12-01")


def test_a_table_is_read_without_asking_anybody(tpm_site: Terminal, world: Services) -> None:
    (tpm_site.root / "table.csv").write_text(TABLE, encoding="utf-8")
    run = watch(tpm_site, world, "--retractions", "table.csv", "--offline")
    assert "  retraction, own, 2020-05-06, Error in Data (Retraction Watch)\n" in run.out
    assert (world.asked, run.code) == ([], 0)
    assert "    rows: 1\n" in lock(tpm_site)
    assert tpm_site("check", "--date", "2026-11-23").out.count("error C111") == 1


def test_a_table_is_fetched(tpm_site: Terminal, world: Services) -> None:
    world.give("/table.csv", TABLE)
    run = watch(tpm_site, world, "--fetch", f"--retractions-url={world.url}/table.csv")
    assert "  retraction, own, 2020-05-06, Error in Data (Retraction Watch)\n" in run.out
    assert [path.name for path in tpm_site.root.rglob("*.csv")] == []


@pytest.mark.parametrize("answer", [Given(status=503), Given(b"<html>"), Given(b"Title\nx\n")])
def test_who_does_not_answer_takes_nothing_away(tpm_site: Terminal, world: Services, answer: Given) -> None:
    world.give("/table.csv", TABLE, answer)
    fetched = ("--fetch", f"--retractions-url={world.url}/table.csv")
    watch(tpm_site, world, *fetched)
    world.give("/pubmed/efetch.fcgi", Given(status=500))
    run = watch(tpm_site, world, *fetched, day="2026-12-01")
    assert (run.code, run.out.startswith("Nothing new. ")) == (0, True)
    [table, pubmed] = run.err.splitlines()
    assert table.startswith("Retraction Watch did not answer for 2 of 2: ")
    assert pubmed == "PubMed did not answer for 1 of 1: it answers 500"
    assert "kind: retraction" in lock(tpm_site)
    assert "  - name: pubmed\n    date: 2026-11-20\n    unanswered: [walk]\n" in lock(tpm_site)


def test_where_nobody_answers_the_lock_is_as_it_was(tpm_site: Terminal, world: Services) -> None:
    watch(tpm_site, world)
    before = lock(tpm_site)
    world.answers.clear()
    for path in ("/crossref/works/10.1000/walk", "/crossref/works/10.1000/rest", "/pubmed/efetch.fcgi"):
        world.give(path, Given(status=503))
    run = watch(tpm_site, world, day="2026-12-01")
    assert (run.code, run.out) == (2, "")
    assert f"nobody answered, so {LOCK} is as it was" in run.err
    assert lock(tpm_site) == before


@pytest.mark.parametrize(("is_new", "code"), [(True, 1), (False, 0)])
def test_check_writes_nothing_and_tells_machines_of_what_is_new(
    tpm_site: Terminal, world: Services, is_new: bool, code: int
) -> None:
    watch(tpm_site, world)
    before = lock(tpm_site)
    if is_new:
        world.give("/pubmed/efetch.fcgi", MEDLINE.format("ECI - A. 2021;1:2. PMID: 9"))
    run = watch(tpm_site, world, "--check", day="2026-12-01")
    assert (run.code, "concern, walk, 2021, PMID 9" in run.out) == (code, is_new)
    assert lock(tpm_site) == before


def test_who_is_stopped_loses_nothing(
    tpm_site: Terminal, world: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(tpm_site, world)
    before = lock(tpm_site)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stop)
    assert watch(tpm_site, world, day="2026-12-01").code == 130
    assert lock(tpm_site) == before
    assert sorted(path.name for path in (tpm_site.root / LOCK).parent.iterdir()) == [
        "studies.yaml",
        "watch.lock.yaml",
    ]


def test_a_damaged_lock_is_written_anew(tpm_site: Terminal, world: Services) -> None:
    (tpm_site.root / LOCK).write_text("<<<<<<< ours\n", encoding="utf-8")
    run = watch(tpm_site, world)
    assert run.code == 0
    assert f"{LOCK} could not be read whole" in run.err
    assert lock(tpm_site).endswith("notices: []\n")


def test_articles_at_fault_are_named_and_the_others_are_asked_about(
    tpm_site: Terminal, world: Services
) -> None:
    write_site(tpm_site.root, article("broken", "sumary: x"))
    run = watch(tpm_site, world)
    assert "content/articles/broken.md could not be read whole" in run.err
    assert "2 papers" in run.out


WRONG = {
    "two tables": (["--fetch", "--retractions", "table.csv"], "both name a table"),
    "nothing to read": (["--offline"], "it needs a file: --retractions FILE"),
    "no such file": (["--retractions", "none.csv"], "none.csv"),
    "another file": (["--retractions", "table.csv", "--offline"], "table.csv: the table has no column Orig"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_is_said(tpm_site: Terminal, world: Services, case: str) -> None:
    (tpm_site.root / "table.csv").write_text("RetractionNature\n", encoding="utf-8")
    options, message = WRONG[case]
    run = watch(tpm_site, world, *options)
    assert run.code == 2
    assert message in run.err
    assert not (tpm_site.root / LOCK).exists()


def test_without_settings_nobody_is_asked(tpm_site: Terminal) -> None:
    run = tpm_site("evidence", "watch")
    assert (run.code, "`tpm-site check` says why" in run.err) == (2, True)


def test_an_unknown_command_is_said(tpm_site: Terminal) -> None:
    run = tpm_site("evidence", "wach")
    assert run.code == 2
    assert 'there is no command "wach"; did you mean "watch"?' in run.err


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_build_asks_nobody(tpm_site: Terminal, command: str) -> None:
    """What would ask is not even imported."""
    write_site(tpm_site.root, SITE + PAGE + f"-- {LOCK} --\nasked: []\n")
    code = f"import sys\nsys.argv[1:] = ['{command}']\ntry:\n    {PROGRAM}\nfinally:\n    print(*sys.modules)"
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "src")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tpm_site.root,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    imported = done.stdout.splitlines()[-1].split()
    assert "tpm_site.evidence.notices" in imported
    assert not {"httpx", "tpm_site.evidence.watching"} & {*imported}


def test_a_folder_in_the_place_of_the_lock_is_said(tpm_site: Terminal, world: Services) -> None:
    (tpm_site.root / LOCK).mkdir(parents=True)
    assert f"{LOCK}:1:1: error F008 a folder stands where a file is wanted" in tpm_site("check").out
