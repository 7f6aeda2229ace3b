"""How hard a text is to read is measured soundly, and none of our articles is too hard or chopped up."""

from __future__ import annotations

import re

import pytest

from tests.support.sites import REPOSITORY
from tools.reading_grade import articles, figures, of_article, syllables

EASIEST, HARDEST = 6.0, 8.0
PLAINER = {"back-pain-emergency": 5.5}
"""Read in fear, so it may be plainer than the others."""

ARTICLE = """\
Most pain *eases* [@kent-2023], even [without surgery](b.md#c).

## What this heading says is not counted

- a list of points
- This one is a sentence.

::: do Nor is a title
- a point of a box
:::

| Nor | is |
|---|---|
| a | table |

Disc
: A cushion between 2 bones.

![Nor this. What it shows](picture.svg "Nor its caption. All of it.")

::: include red-flags :::

::: risk Nor these numbers
1 of 2 with surgery [@kent-2023]
1 of 2 without
:::

Ask for help. Do you know how?
"""
PROSE = """\
Most pain eases, even without surgery. This one is a sentence. A cushion between 2 bones. Ask for help.
Do you know how? An answer in 5 words.
"""


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "pain nerve moved walked used these clothes spine changed cause through 2 it's"),
        (2, "table little muscles needed going doctor being diet lion 63 US doctor's safely useful"),
        (3, "opioid vertebra medicine injection area piano 4.15 FDA MRI four-year-old"),
        (4, "operation sciatica epidural 1,309"),
        (6, "radiofrequency"),
    ],
)
def test_syllables(count: int, words: str) -> None:
    assert [word for word in words.split() if syllables(word) != count] == []


@pytest.mark.parametrize(
    ("length", "mean", "text"),
    [
        (6, 6 / 6, "The cat sat on the mat."),
        (
            8,
            21 / 16,
            "Ask your surgeon for a plan. A stimulator sends small pulses to nerves near your spine.",
        ),
        (3, 9 / 3, "Radiofrequency helps many."),
    ],
)
def test_the_grade_of_texts_whose_syllables_were_counted_by_hand(length: int, mean: float, text: str) -> None:
    assert figures(text).grade == pytest.approx(0.39 * length + 11.8 * mean - 15.59)


def test_only_prose_counts() -> None:
    found = figures(ARTICLE, "An answer in 5 words.")
    assert (found.words, found.length) == (len(PROSE.split()), len(PROSE.split()) / 6)


@pytest.mark.parametrize("name", sorted(articles()))
def test_an_article_of_ours_is_neither_hard_nor_chopped_up(name: str) -> None:
    found = of_article(articles()[name])
    easiest = PLAINER.get(name, EASIEST)
    said = f"{name} has grade {found.grade:.1f}, with {found.length:.1f} words in a sentence."
    assert found.grade <= HARDEST, (
        f"{said} Over {HARDEST} is too hard: look for long sentences and long words."
    )
    assert found.grade >= easiest, f"{said} Under {easiest} is chopped up: join what belongs together."


def test_the_guide_has_their_figures() -> None:
    """Within half a grade: a word may change without a new table."""
    guide = (REPOSITORY / "docs/writing.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z-]+) \| ([\d.]+) \| ([\d.]+) \|$", guide, re.MULTILINE)
    assert [name for name, _, _ in rows] == sorted(articles())
    for name, length, grade in rows:
        found = of_article(articles()[name])
        assert float(grade) == pytest.approx(found.grade, abs=0.5), name
        assert float(length) == pytest.approx(found.length, abs=1), name
