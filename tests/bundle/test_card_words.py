"""Titles in lines: as large as there is room for, of about the same length, never wider than the card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_site.bundle.card_ground import width_of
from tpm_site.bundle.card_words import LEADING, MOST_LINES, SIZES, set_title

WIDTH, HEIGHT = 820, 330


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Sciatica", ["Sciatica"]),
        ("What is lumbar spinal stenosis?", ["What is lumbar", "spinal stenosis?"]),
        (
            "Alternatives to fusion surgery for chronic low back pain",
            ["Alternatives to fusion", "surgery for chronic", "low back pain"],
        ),
        ("Opioids and long-term back pain", ["Opioids and", "long-term", "back pain"]),
        ("Neck pain: when to call us, and whom", ["Neck pain:", "when to call us,", "and whom"]),
        ("¿Cuándo es una urgencia?", ["¿Cuándo es", "una urgencia?"]),
        ("Walk at least 10\u00a0minutes", ["Walk at least", "10\u00a0minutes"]),
    ],
)
def test_lines_are_even(title: str, lines: list[str]) -> None:
    assert list(set_title(title, width_of, WIDTH, HEIGHT).lines) == lines


def test_longer_titles_are_smaller() -> None:
    titles = ["Back pain " * count for count in (1, 3, 6, 10, 15, 20)]
    sizes = [set_title(title, width_of, WIDTH, HEIGHT).size for title in titles]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == len(sizes)


def test_a_word_of_more_than_a_line_is_smaller_or_broken_at_its_hyphen() -> None:
    first, second = "Pneumonoultramicroscopic", "silicovolcanoconiosis"
    assert set_title(f"{first}{second}", width_of, WIDTH, HEIGHT).lines == (f"{first}{second}",)
    assert set_title(f"{first}-{second}", width_of, WIDTH, HEIGHT).lines == (f"{first}-", second)


def test_what_is_longer_than_four_lines_ends_in_an_ellipsis() -> None:
    found = set_title("Spinal cord stimulation, " * 40, width_of, WIDTH, HEIGHT)
    assert (len(found.lines), found.size) == (MOST_LINES, SIZES[-1])
    assert found.lines[-1].endswith("…")


def test_the_longest_title_takes_no_time() -> None:
    """Each of its letters, measured with all that stand before it, would take minutes."""
    assert set_title("A" * 200_000, width_of, WIDTH, HEIGHT).lines[-1].endswith("A…")


@given(st.text("abcdeMW .,-–/ áÑ", max_size=400))
def test_no_title_sticks_out(title: str) -> None:
    found = set_title(title, width_of, WIDTH, HEIGHT)
    assert len(found.lines) <= MOST_LINES
    assert len(found.lines) * found.size * LEADING <= HEIGHT
    assert max(width_of(line, found.size) for line in found.lines) <= WIDTH


@given(st.lists(st.text("abcdMW-", min_size=1, max_size=12), min_size=1, max_size=12))
def test_no_word_of_a_short_title_is_lost(words: list[str]) -> None:
    found = set_title(" ".join(words), width_of, WIDTH, HEIGHT)
    assert "".join(found.lines).replace(" ", "") == "".join(words)
