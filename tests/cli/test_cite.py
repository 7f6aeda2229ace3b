"""`tpm-site cite list`, `show` and `find`: what is in the library, and where it is used."""

from __future__ import annotations

import json

import pytest

from tests.support.cli import Terminal, run_apart
from tests.support.sites import BASE, REPOSITORY, article, write_site

SITE = (
    BASE
    + """\
-- content/evidence/spine.yaml --
- id: kumar-2007-process
  type: article-journal
  title: Spinal cord stimulation
  authors: [Kumar K, Taylor RS, Sundstrøm T]
  journal: Pain
  year: 2007
  design: rct
  trial: PROCESS
  doi: 10.1016/j.pain.2007.07.028
  finding: Half of their pain was relieved.
- id: nice-2020
  type: report
  title: Low back pain
  authors: [{literal: NICE}]
-- content/snippets/numbers.md --
As said [@kumar-2007-process].
"""
    + article(
        "one",
        "citations: [nice-2020]",
        body="A claim [@kumar-2007-process].\n\nAnother [@kumar-2007-process].",
    )
    + article("two", body="[PROCESS](cite:kumar-2007-process)")
)


def test_a_list_for_a_program(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE)
    run = tpm_site("cite", "list")
    assert run == (0, "kumar-2007-process\tKumar et al, 2007\trct\t3\nnice-2020\tNICE\t\t\n", "")
    found = json.loads(tpm_site("cite", "list", "--format", "json").out)
    assert [(one["id"], one["texts"]) for one in found] == [("kumar-2007-process", 3), ("nice-2020", 0)]


def test_one_reference_with_all_that_is_known_of_it(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE)
    out = tpm_site("cite", "show", "kumar-2007-process").out
    assert out.startswith(
        "kumar-2007-process  content/evidence/spine.yaml:1\n\nama\n  Kumar K, Taylor RS, Sundstrøm T. "
    )
    assert "\nauthors: Kumar K, Taylor RS, Sundstrøm T\n" in out
    assert out.endswith(
        "\nused in\n"
        "  content/articles/one.md:8: One\n"
        "  content/articles/one.md:10: One\n"
        "  content/articles/two.md:7: Two\n"
        "  content/snippets/numbers.md:1: numbers\n"
    )
    found = json.loads(tpm_site("cite", "show", "nice-2020", "--format", "json").out)
    assert found["record"] == {
        "id": "nice-2020", "type": "report", "title": "Low back pain", "authors": ["NICE"],
    }  # fmt: skip
    assert [(use["line"], use["only_listed"]) for use in found["uses"]] == [(6, True)]


def test_an_id_that_is_mistyped(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE)
    run = tpm_site("cite", "show", "kumar-2007-proces")
    assert (run.code, run.out) == (2, "")
    assert 'there is no reference "kumar-2007-proces"; did you mean "kumar-2007-process"?' in run.err


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["stimulation"], ["kumar-2007-process"]),
        (["pain"], ["kumar-2007-process", "nice-2020"]),
        (["PAIN", "taylor"], ["kumar-2007-process"]),
        (["sundstrom relieved"], ["kumar-2007-process"]),
        (["process", "2007", "rct"], ["kumar-2007-process"]),
        (["10.1016/j.pain"], ["kumar-2007-process"]),
        (["nice", "kumar"], []),
    ],
)
def test_all_words_are_to_be_found(tpm_site: Terminal, words: list[str], found: list[str]) -> None:
    write_site(tpm_site.root, SITE)
    run = tpm_site("cite", "find", *words)
    assert [line.split("\t")[0] for line in run.out.splitlines()] == found
    assert run.code == 0


def test_a_word_that_is_mistyped(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE)
    assert tpm_site("cite", "find", "stimulaton", "pain").err == (
        'No reference holds stimulaton and pain; did you mean "stimulation"?\n'
    )
    assert json.loads(tpm_site("cite", "find", "stimulaton", "--format", "json").out) == []


def test_records_at_fault_are_said_and_the_others_listed(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE.replace("type: report", "type: reprot"))
    run = tpm_site("cite", "list")
    assert run.out.startswith("kumar-2007-process\t")
    assert run.err == "1 reference cannot be read and is left out; `tpm-site check` says why.\n"


def test_what_a_build_has_parsed_is_taken_from_its_cache(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE)
    first = tpm_site("cite", "list")
    assert not (tpm_site.root / ".tpm-cache").exists()
    tpm_site("build")
    assert tpm_site("cite", "list") == first
    (tpm_site.root / "content/articles/two.md").write_text(
        "---\ntitle: Two\n---\nNothing.\n", encoding="utf-8"
    )
    assert "\trct\t2\n" in tpm_site("cite", "list").out


def test_nothing_is_imported_that_only_asking_needs() -> None:
    code = (
        "import sys; from tpm_site.cli.main import main\n"
        "try: main()\n"
        "finally: sys.stderr.write(' '.join(sys.modules))"
    )
    from tests.support import cli

    before, cli.PROGRAM = cli.PROGRAM, code
    try:
        imported = set(run_apart(REPOSITORY, "cite", "list").err.split())
    finally:
        cli.PROGRAM = before
    assert {"httpx", "jinja2", "PIL", "babel", "tpm_site.evidence.imports.table"} & imported == set()
    assert "tpm_site.engine.holdings" in imported
