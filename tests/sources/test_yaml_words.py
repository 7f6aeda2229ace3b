"""libyaml's own words never reach an editor, whatever is wrong, and a mend that is offered works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.sources.test_messages import SOUND, Case, read_cases
from tpm_site.model.front import FRONT_OF_KIND
from tpm_site.model.kinds import Kind
from tpm_site.model.library import Defaults, Organization, SiteConfig, Term
from tpm_site.model.reference import Reference
from tpm_site.model.written import fields_of
from tpm_site.sources.front_matter import read_source
from tpm_site.sources.list_keys import ID_KEYS, LIST_KEYS
from tpm_site.sources.yaml_loader import Loader

# What libyaml's scanner, parser and composer can say, each with a text that makes it say so.
PROVOKED = {
    "could not find expected directive name": "%",
    "found unexpected non-alphabetical character": "%tags: a",
    "found unknown directive name": "%foo bar",
    "did not find expected version number": "%YAML x",
    "did not find expected digit or '.' character": "%YAML 1x",
    "found extremely long version number": "%YAML 1.1234567890",
    "found incompatible YAML document": "%YAML 9.9\n---\na: b",
    "found duplicate %YAML directive": "%YAML 1.1\n%YAML 1.1\n",
    "found duplicate %TAG directive": "%TAG !a! x\n%TAG !a! x\n",
    "did not find expected comment or line break": "%YAML 1.1 x",
    "did not find expected '!'": "%TAG x",
    "did not find expected whitespace": "%TAG !a!x",
    "did not find expected whitespace or line break": "tags: !<a>b",
    "did not find expected tag URI": "tags: !!",
    "did not find the expected '>'": "tags: !<a",
    "did not find URI escaped octet": "tags: !a%zz b",
    "found an incorrect leading UTF-8 octet": "tags: !%FF b",
    "found an incorrect trailing UTF-8 octet": "tags: !%C3%28 b",
    "found undefined tag handle": "tags: !a!b c",
    "did not find expected alphabetic or numeric character": "tags: & a",
    "found undefined alias": "tags: *a",
    "found an indentation indicator equal to 0": "summary: |0\n  a",
    "found a tab character where an indentation space is expected": "summary: |\n\ta",
    "found a tab character that violates indentation": "tags: a\n\tb",
    "found unexpected document indicator": 'tags: "a\n...\nb"',
    "found unexpected end of stream": "tags: 'a",
    "found unknown escape character": 'tags: "\\q"',
    "did not find expected hexdecimal number": 'tags: "\\x1"',
    "found invalid Unicode character escape code": 'tags: "\\ud800"',
    "could not find expected ':'": "a: b\nc",
    "found character that cannot start any token": "@a",
    "block sequence entries are not allowed in this context": "tags: - a",
    "mapping keys are not allowed in this context": "tags: ? a",
    "mapping values are not allowed in this context": "tags: a: b",
    "did not find expected <document start>": " a: b\nc: d",
    "did not find expected node content": "tags: [,a]",
    "did not find expected '-' indicator": "tags:\n  - a\n  b: c",
    "did not find expected key": "a: b\n- c",
    "did not find expected ',' or ']'": "tags: [a",
    "did not find expected ',' or '}'": "image: {a",
    "but found another document": "a: b\n...\n---\nc: d",
}
MORE = [
    "tags: [#1, a]",
    "tags: [a b c: d: e]",
    "a: [b}",
    "a: {b]",
    "a: [b]]",
    "a: }",
    ": a",
    ":",
    "-",
    "?",
    "? a",
    "[",
    "{",
    "]",
    "}",
    ",",
    "|",
    ">",
    "&a",
    "*a",
    "!a",
    "'",
    '"',
    "`",
    "%",
    "a:\n\t- b",
    "\ta: b",
    "a: b\n c: d",
    "a: |\n   b\n  c",
    "a:\n  - b\n - c",
    "a:\n  b: c\n d: e",
    "a: [b\nc: d",
    "a: {b: c\nd: e",
    "a: b\n -c",
    "[a: b",
    "- a\nb: c",
    "a: @b",
    "a: 'b' c",
    'a: "b": c',
    "a: [\n  b\n  c: d\n",
    "a: !<x> b",
    "*a: b",
    "&a b: c",
    ", &",
    "a: |2x",
    "a: >x",
    "a: [? b]",
    "a: {? b}",
    "? [a]\n: b",
    "a: \t- b",
    "-\ta",
    "a: [b,\n  &c d]",
    "a: [@b,\n  @c]",
]
_WORDS = re.compile(
    r"did not find|could not find|\bfound\b|not allowed|cannot start|\bwhile (?:scanning|parsing)|\btokens?\b"
    r"|\bmapping|\bscalar|\bindicator|\bsequence|\bnode\b|\bstream|\bdirective|<unicode string>"
    r"|\balias\b|\banchor\b"
)


@pytest.mark.parametrize("words", PROVOKED)
def test_each_of_the_words_is_provoked(words: str) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        Loader(PROVOKED[words]).get_single_node()
    assert caught.value.problem == words


@pytest.mark.parametrize("text", [*PROVOKED.values(), *MORE])
@pytest.mark.parametrize("before", ["", "\n".join(SOUND) + "\n"], ids=["alone", "after keys"])
def test_no_words_of_libyaml_are_shown(text: str, before: str) -> None:
    for after in ("", "\ntags: [x]"):
        written = f"---\n{before}{text}{after}\n---\nWords.\n"
        found = read_source(written.encode(), Kind.ARTICLE, "a.md").diagnostics
        assert found
        for finding in found:
            assert not _WORDS.search(finding.message + finding.help), finding
            assert "cannot be read as it stands" not in finding.message, finding
            assert finding.help, finding


MENDS = [
    case
    for case in read_cases(Path(__file__).parent / "messages" / "mends.txt")
    if any(re.match(r"help: write (?:\w+: \[|- \w+-?\w+$|\w+: true)", line) for line in case.findings)
]


@pytest.mark.parametrize("case", MENDS, ids=lambda case: case.title)
def test_the_line_that_is_offered_mends_it(case: Case) -> None:
    title, written, findings = case.title, case.written, case.findings
    offered = findings[1].removeprefix("help: write ")
    number = int(findings[0].split(":")[0]) - len(SOUND) - 2
    lines = written.partition("---\n")[0].splitlines()
    indent = len(lines[number]) - len(lines[number].lstrip())
    lines[number] = " " * indent + offered
    text = "\n".join(["---", *SOUND, *lines, "---", "Words.", ""])
    assert read_source(text.encode(), Kind.ARTICLE, "a.md").diagnostics == (), title


def test_the_keys_that_want_lists_are_those_of_the_models() -> None:
    models = (*FRONT_OF_KIND.values(), SiteConfig, Organization, Defaults, Term, Reference)
    lists = {
        name: str(kind)
        for model in models
        for name, kind in fields_of(model).items()
        if "tuple[" in str(kind)
    }
    assert set(lists) == LIST_KEYS
    assert ID_KEYS < LIST_KEYS
