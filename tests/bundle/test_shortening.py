"""Stylesheets lose comments and blanks, but none that means something. `tests/browser` has them read, too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sites import REPOSITORY
from tests.support.stylesheets import CASES
from tpm_site.bundle.shortening import shortened

SHEET = (REPOSITORY / "static" / "assets" / "style.css").read_bytes()


@pytest.mark.parametrize(("written", "sent"), CASES)
def test_what_means_nothing_is_left_out(written: str, sent: str) -> None:
    assert shortened(written.encode()).decode() == sent


@pytest.mark.parametrize(
    "rest",
    [
        "b { content: 'x\n } /* y */",
        "b { content: 'x\r } c { d: 'e  f' }",
        "b {} /* y",
        "b { c: url(a b) }",
        "b \\",
        "b\v {}",
        "b\0 {}",
    ],
)
def test_what_is_not_understood_stands_as_it_was_written(rest: str) -> None:
    sent = shortened(b"a { }  " + rest.encode()).decode()
    assert sent.startswith("a{}b")
    sign = next(index for index, letter in enumerate(rest) if letter in "'/u\\\v\0")
    assert sent.endswith(rest[sign:])


@given(st.text(st.sampled_from(" \n\ta1:;,{}()'\"/*\\url-@.#>")))
def test_nothing_but_blanks_comments_and_last_semicolons_is_left_out(text: str) -> None:
    signs = str.maketrans("", "", " \n\t;/*")
    if "/*" not in text:
        assert shortened(text.encode()).decode().translate(signs) == text.translate(signs)


def test_the_sheet_of_the_theme_has_no_comments_or_lines() -> None:
    sent = shortened(SHEET)
    assert b"/*" not in sent
    assert b"\n" not in sent
    assert b"  " not in sent
    assert len(sent) < 0.88 * len(SHEET)
