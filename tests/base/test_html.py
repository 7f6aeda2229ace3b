"""Text is escaped as the public function escapes it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from tpm_site.base.html import escaped, made_here


@given(st.text() | st.text("&<>\"'aé’"))
def test_text_is_escaped_as_markupsafe_escapes_it(text: str) -> None:
    assert escaped(text) == str(escape(text))
    assert type(escaped(text)) is str


def test_what_is_made_here_is_not_escaped_again() -> None:
    html = made_here("<p>&amp;</p>")
    assert (type(html), escape(html)) == (Markup, "<p>&amp;</p>")
