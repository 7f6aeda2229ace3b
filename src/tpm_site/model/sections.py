"""The parts of a page beside its text. Their ids are deep links, and stay."""

from __future__ import annotations

MAIN = "main"
KEY_POINTS = "key-points"
CONTENTS = "contents"
COMMON_QUESTIONS = "common-questions"
ABOUT_THE_EVIDENCE = "about-the-evidence"
REFERENCES = "references"
SPECIALISTS = "specialists"
DISCLAIMER = "disclaimer"
NEXT_STEP = "next-step"
CONTINUE_READING = "continue-reading"

SECTIONS = frozenset(
    (
        MAIN,
        KEY_POINTS,
        CONTENTS,
        COMMON_QUESTIONS,
        ABOUT_THE_EVIDENCE,
        REFERENCES,
        SPECIALISTS,
        DISCLAIMER,
        NEXT_STEP,
        CONTINUE_READING,
    )
)
HEADINGS_FOR_CONTENTS = 4
"""A page with fewer headings of the second level has no table of contents."""
