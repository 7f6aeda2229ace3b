"""Two reports of one trial: which words tell that they are one, and which make them read like two."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sites import BASE, article, build, messages, write_site

STUDIES = """\
-- content/evidence/studies.yaml --
- {id: early, type: article-journal, title: Early, doi: 10.1000/early, trial: MARCH, year: 2020}
- {id: late, type: article-journal, title: Late, doi: 10.1000/late, trial: March, year: 2020}
- {id: long, type: article-journal, title: Longer, doi: 10.1000/long, trial: Long Walk Study (LWS),
   year: 2020}
- {id: longest, type: article-journal, title: Longest, doi: 10.1000/longest, trial: Long Walk Study (LWS),
   year: 2020}
"""


def told(root: Path, body: str, more: str = "") -> list[str]:
    """Where the page is told that a trial reads like two."""
    write_site(root, BASE + STUDIES + more + article("stenosis", body=body))
    found = [line for line in messages(build(root, None)) if " C116 " in line]
    return [line.removeprefix("content/articles/stenosis.md:").partition(": here")[0] for line in found]


@pytest.mark.parametrize(
    "body",
    [
        "A trial looked at it [@early]. The same trial went on [@late].",
        "The MARCH trial looked at it. People did well [@early]. In MARCH, they still did [@late].",
        "Two reports of one trial looked at it [@early; @late].",
        "The MARCH trial looked at it [@early]. MARCH went on [@late].",
        "The MARCH trial looked at it, and went on [@early; @late].",
        "LWS looked at it [@long]. The LWS went on [@longest].",
    ],
)
def test_it_is_said_that_they_are_one(body: str, tmp_path: Path) -> None:
    assert told(tmp_path, body) == []


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Trials looked at it [@early; @late].", "7:30"),
        ("A trial looked at it [@early]. Another trial, MARCH, did so [@late].", "7:61"),
        ("A trial looked at it [@early]. MARCH did so [@late].", "7:45"),
        ("Two MARCH trials looked at it [@early; @late].", "7:40"),
        ("It was looked at [@early].\n\n- Looked at again [@late]", "9:19"),
    ],
)
def test_they_read_like_two(body: str, place: str, tmp_path: Path) -> None:
    assert told(tmp_path, body) == [f'{place}: warning C116 "late" and "early" report one trial, March']


def test_one_of_them_may_stand_in_a_snippet(tmp_path: Path) -> None:
    snippet = "-- content/snippets/share.md --\nA trial looked at it [@early].\n"
    body = "It was looked at [@late].\n\n::: include share :::"
    wanted = '7:18: warning C116 "late" and "early", which a snippet cites, report one trial, March'
    assert told(tmp_path, body, snippet) == [wanted]
    named = "-- content/snippets/share.md --\nThe MARCH trial looked at it [@early].\n"
    assert told(tmp_path, body.replace("It was", "In MARCH it was"), named) == []
    assert told(tmp_path, f"{body}\n\nThe same trial went on [@late].", snippet) == []


def test_both_may_stand_in_snippets(tmp_path: Path) -> None:
    one = "-- content/snippets/one.md --\nA trial looked at it [@early].\n"
    two = "-- content/snippets/two.md --\nIt was looked at [@late].\n"
    body = "Words.\n\n::: include one :::\n\n::: include two :::"
    wanted = (
        '11:1: warning C116 this snippet cites "late", and one above "early": they report one trial, March'
    )
    assert [line.partition(", and read")[0] for line in told(tmp_path, body, one + two)] == [wanted]
    same = two.replace("It was", "In the same trial, it was")
    assert told(tmp_path, body, one + same) == []
    assert told(tmp_path, f"{body}\n\nIt was looked at [@early].", one + same) == []


def test_what_one_snippet_brings_is_told_there(tmp_path: Path) -> None:
    one = "-- content/snippets/one.md --\nA trial looked at it [@early].\n\n::: include two :::\n"
    two = "-- content/snippets/two.md --\nIt was looked at [@late].\n"
    write_site(tmp_path, BASE + STUDIES + one + two + article("stenosis", body="::: include one :::"))
    (found,) = [line for line in messages(build(tmp_path, None)) if " C116 " in line]
    assert found.startswith("content/snippets/one.md:1:22: warning C116 ")
