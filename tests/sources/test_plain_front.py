"""Usual front matter is read at once, and gives what libyaml gives; all else is left to libyaml."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sites import REPOSITORY
from tpm_site.model.front import Article
from tpm_site.model.kinds import Kind
from tpm_site.sources.front_matter import SourceText, read_source
from tpm_site.sources.plain_front import PlainFront, read_plain
from tpm_site.sources.yaml_losses import report_losses
from tpm_site.sources.yaml_reader import compose
from tpm_site.sources.yaml_values import Builder

USUAL = """
title: "What a trial is: a guide"
summary: It's short, and 50% of it is words (a few),
  of which some
    stand below.
category: back-pain
published: 2026-07-01
aliases: [/old/path/, /blog/10/]
tags: [pain,  back pain , "and, so", 'on' ]
key_points:
- One thing, with [a link](other.md) in it,
  and more.
- 'Another one.'
citations:
  - kumar-2007
  - id: doe-2020
    type: article-journal
    title: 'A trial: it''s the first
      of two'
    authors: [Doe J, van der Berg K]
    doi: 10.1000/x.y:z
    journal: Another
      journal
    topics:
      - spine
      - "long-term pain"

faqs:
  - question: What is it?
    answer: >-
      One line,
      "another" one, and **a third**.
  - answer: |
      Here, too:

      - this
      - and
        that
    question: "Where?"
  - question: When?
    answer: >
      Now
      and then.
cta:
  heading: Is it
    time?
  text: ""
allow:
  C102: why it may
"""
UNUSUAL = [
    "title: a: b", "title: a #b", "# a comment", "title:", "title: 'it'''s'", "title: 'a''",
    'title: "a \\" b"',
    "title: a\n  - b", "title: a\n  b: c", "title: a\n  b:", "title: a\n\n  b", "title: a\n  b\n\n  c",
    "title: a\n  2. b", "title: 'a\n  - b'", "title: 'a\n\n  b'", "title: 'a\n  'b'", "title: \"a\n  b",
    "key_points:\n- \n  a", "faqs:\n- question: a\n  topics:\n    - \n      b",
    "title: a \n  b", "title: a\n  b ", "title: [a,\n  b]",
    "faqs:\n- id: b\n  title: a\n    'b'",
    "title: &a b", "title: *a", "title: !a b", "title: {a: b}", "title: - a",
    "title: a\ntitle: b", "title: ", "title:  a ", "title:\ta", "tags: [a, [b]]", "tags: []",
    "tags: [a,, b]", "tags:\n  - - a", "tags:\n  -a", "faqs:\n  - question:\n      - a: b", "? a",
    "title: “a”", "title: >-\n  a\n\n  b", "title: >-\n  a\n    b", "title: >-\n  - a",
    "title: >-\n  1. a", "title: >-", "title: PLACEHOLDER", "title: Placeholder: a", "title: a\u00a0b",
    "title: a\u200bb", "a-b: c", "a" * 1100 + ": b", " title: a", "---", "title: a\n...",
]  # fmt: skip


def by_libyaml(text: str) -> PlainFront:
    """What our reader of libyaml's nodes makes of a text in which it finds nothing wrong."""
    node, faults = compose(text, "a.md")
    builder = Builder("a.md")
    value = builder.build(node) if node else {}
    if node:
        report_losses(builder, node, text, Article)
    assert (faults, builder.diagnostics, builder.placeholders) == ((), [], {})
    assert isinstance(value, dict)
    return PlainFront(value, {}, {})


def test_usual_front_matter_is_read() -> None:
    found = read_plain(USUAL)
    assert found is not None
    assert found.value == by_libyaml(USUAL).value
    assert list(found.value) == list(by_libyaml(USUAL).value)


@pytest.mark.parametrize("text", UNUSUAL)
def test_what_is_unusual_is_left_to_libyaml(text: str) -> None:
    assert read_plain(f"\n{text}\n") is None


def test_each_of_many_values_is_read_once() -> None:
    """What would look again at all lines above it, for each of them, would never end."""
    found = read_plain("\nkey_points:\n" + "- One thing,\n  and more.\n" * 200_000)
    assert found is not None
    assert found.value == {"key_points": ["One thing, and more."] * 200_000}


def both(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[SourceText, SourceText]:
    """A file read either way."""
    data = text.encode()
    at_once = read_source(data, Kind.ARTICLE, "a.md")
    with monkeypatch.context() as patch:
        patch.setattr("tpm_site.sources.front_matter.read_plain", lambda _: None)
        return at_once, read_source(data, Kind.ARTICLE, "a.md")


def test_places_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, by_nodes = both(f"---{USUAL}---\nText.\n".replace('""', "Words."), monkeypatch)
    assert by_nodes.front is None  # Its call to action lacks a key, so both ways end with libyaml.
    whole = USUAL.replace('text: ""', "text: Words.\n  label: Go\n  href: /library/")
    at_once, by_nodes = both(f"---{whole}---\nText.\n", monkeypatch)
    assert by_nodes.front is not None
    assert at_once == by_nodes


@pytest.mark.parametrize(
    "path",
    sorted(
        path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "content/articles").rglob("*.md")
    ),
)
def test_our_own_articles_are_usual(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (REPOSITORY / path).read_text(encoding="utf-8")
    assert read_plain(text.removeprefix("---").partition("\n---\n")[0] + "\n") is not None
    at_once, by_nodes = both(text, monkeypatch)
    assert at_once == by_nodes


PIECES = [
    "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "  ", " ", ": ", ":", "#", " #", '"', "'", "[", "]", "{",
    "}", ",", "|", ">-", ">-\n  x\n  y", "&a", "*b", "!", "%", "@", "`", "?", "-", "- ", "1. ", "\\",
    "é", "“", "x", "0", "\nkey: v", "\nkey:\n  - a", "\nkey: >-\n  a\n  b", "placeholder: ", "\u00a0",
    "\u3164", "\t", "~", "...", "<<: ",
]  # fmt: skip


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A stretch of usual front matter in which a few signs were put in or taken out."""
    lines = USUAL.split("\n")[1:]
    first = draw(st.integers(0, len(lines) - 1))
    text = "\n".join(["", *lines[first : draw(st.integers(first + 1, len(lines)))], ""])
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(1, len(text)))
        gone = draw(st.integers(0, 4))
        text = text[:place] + draw(st.sampled_from(["", *PIECES])) + text[place + gone :]
    return text


@given(edited())
def test_what_is_read_at_once_is_what_libyaml_reads(text: str) -> None:
    found = read_plain(text)
    if found is not None and found.value:
        expected = by_libyaml(text).value
        assert (found.value, list(found.value)) == (expected, list(expected))
