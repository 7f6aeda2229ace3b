"""Two reports of one trial: which words tell that they are one, and which make them read like two."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sites import BASE, article, build, messages, write_site

STUDIES = """\
-- content/evidence/studies.yaml --
- {id: early, type: article-journal, title: Early, doi: 10.1000/early, trial: MARCH}
- {id: late, type: article-journal, title: Late, doi: 10.1000/late, trial: March}
- {id: long, type: article-journal, title: Longer, doi: 10.1000/long, trial: Long Walk Study (LWS)}
- {id: longest, type: article-journal, title: Longest, doi: 10.1000/longest, trial: Long Walk Study (LWS)}
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
    assert told(tmp_path, f"MARCH went on. {body}".replace("It was", "In MARCH it was"), snippet) == []
