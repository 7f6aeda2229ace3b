"""`tpm-site evidence why` and `report`: from a study to its sentences, and from pages to their studies."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.support.cli import Terminal
from tests.support.sites import BASE, article, write_site

SITE = (
    BASE
    + """\
-- content/evidence/walking.yaml --
- id: doe-2020-walking
  type: article-journal
  title: A made-up trial of walking
  year: 2020
  url: https://journal.example/walking
  design: rct
  certainty: low
  valid_until: 2021-01-01
-- content/snippets/steps.md --
---
---
Each *step* counts [@doe-2020-walking].
-- content/articles/walking.md --
---
title: "Walking, with pain"
summary: How to begin.
category: back-pain
published: 2026-07-01
faqs:
  - question: How far?
    answer: >-
      Not far. Begin with
      ten minutes [@doe-2020-walking]. Then rest.
---
A trial looked at this [@doe-2020-walking]:

- walking may ease pain
- rest was not looked at

::: include steps :::
"""
)


def test_every_sentence_that_rests_on_a_study(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE)
    assert tpm_site("evidence", "why", "doe-2020-walking").out.splitlines() == [
        "content/articles/walking.md:10:19: Begin with ten minutes.",
        "content/articles/walking.md:12:24: A trial looked at this:",
        "content/articles/walking.md:14:3: walking may ease pain",
        "content/snippets/steps.md:3:20: Each step counts.",
        "4 sentences in 2 files",
    ]


def test_for_a_program(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE)
    found = json.loads(tpm_site("evidence", "why", "doe-2020-walking", "--format", "json").out)
    assert found[-1] == {
        "file": "content/snippets/steps.md",
        "line": 3,
        "column": 20,
        "sentence": "Each step counts.",
    }


def test_a_study_that_nobody_wrote_down(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE)
    run = tpm_site("evidence", "why", "doe-2020-waking")
    assert run.code == 2
    assert 'there is no reference "doe-2020-waking"; did you mean "doe-2020-walking"?' in run.err


def test_a_study_that_nothing_rests_on(tpm_site: Terminal) -> None:
    unused = "- id: poe-2021\n  type: book\n  title: A book\n  year: 2021\n  url: https://a.example/\n"
    write_site(tpm_site.root, SITE + "-- content/evidence/other.yaml --\n" + unused)
    assert tpm_site("evidence", "why", "poe-2021") == (0, "no sentence\n", "")


def test_each_page_with_its_studies(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE)
    assert tpm_site("evidence", "report").out == (
        "\nWalking, with pain  content/articles/walking.md\n"
        "  doe-2020-walking: rct, 2020, low certainty, cited 3 times, lapsed on 2021-01-01\n"
        "\n1 study on 1 page\n"
    )


@pytest.mark.parametrize("form", ["json", "csv"])
def test_the_report_for_programs(form: str, tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE)
    text = tpm_site("evidence", "report", "--format", form).out
    (row,) = json.loads(text) if form == "json" else csv.DictReader(io.StringIO(text))
    assert (row["title"], row["study"], str(row["uses"])) == ("Walking, with pain", "doe-2020-walking", "3")
    assert row["notes"] == "lapsed on 2021-01-01"


def test_no_cell_of_the_table_is_a_formula(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE.replace("  design: rct", '  design: rct\n  trial: "=1+1"'))
    (row,) = csv.DictReader(io.StringIO(tpm_site("evidence", "report", "--format", "csv").out))
    assert row["trial"] == "'=1+1"


def test_the_report_tells_what_the_watch_knows(tpm_site: Terminal) -> None:
    record = (
        '- {id: belt, type: article-journal, title: Belts, pmid: "111", certainty: very-low, year: 2020}\n'
    )
    lock = "asked: [{name: pubmed, date: 2026-11-20}]\nnotices:\n"
    lock += '  - {kind: retraction, reference: belt, pmid: "111"}\n'
    lock += '  - {kind: correction, reference: belt, pmid: "111"}\n'
    files = f"-- content/evidence/a.yaml --\n{record}-- content/evidence/watch.lock.yaml --\n{lock}"
    write_site(tpm_site.root, BASE + files + article("belts", body="Belts [@belt]."))
    out = tpm_site("evidence", "report").out
    assert "  belt: no design, 2020, very low certainty, cited once, retracted; corrected\n" in out


def test_files_with_errors_are_told(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE + "-- content/articles/broken.md --\nno front matter\n")
    run = tpm_site("evidence", "report")
    assert (run.code, run.err) == (
        0,
        "Some files have errors, and may be missing here: `tpm-site check` shows them.\n",
    )


def test_without_settings_there_is_nothing_to_ask(tpm_site: Terminal) -> None:
    run = tpm_site("evidence", "report")
    assert (run.code, run.out) == (2, "")
    assert "content/site.yaml cannot be read" in run.err
