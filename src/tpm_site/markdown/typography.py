"""Quotation marks, dashes and dots as the page's language sets them.

markdown-it's own replacements would also turn the `(c)` of a list of options into a copyright
sign, so only the harmless ones are used.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.replacements import (
    COMMA_RE,
    ELLIPSIS_QUESTION_EXCLAMATION_RE,
    ELLIPSIS_RE,
    EM_DASH_RE,
    EN_DASH_INDENT_RE,
    EN_DASH_RE,
    PLUS_MINUS_RE,
    QUESTION_EXCLAMATION_RE,
    RARE_RE,
    replace_rare,
)
from markdown_it.rules_core.smartquotes import process_inlines
from markdown_it.token import Token

from tpm_site.markdown.context import context_of
from tpm_site.markdown.syntax import Syntax

_DOTS, _HYPHENS, _COMMAS = (re.compile(signs).search for signs in (r"\.\.", "--", ",,"))
_RARE = ("+-", "????", "!!!!")
"""One of these is in whatever the steps below can match. A pattern finds two signs sooner than `in` does."""
_STEPS = (
    ("+-", PLUS_MINUS_RE, "\u00b1"),
    ("..", ELLIPSIS_RE, "\u2026"),
    ("?\u2026", ELLIPSIS_QUESTION_EXCLAMATION_RE, r"\1.."),
    ("!\u2026", ELLIPSIS_QUESTION_EXCLAMATION_RE, r"\1.."),
    ("??", QUESTION_EXCLAMATION_RE, r"\1\1\1"),
    ("!!", QUESTION_EXCLAMATION_RE, r"\1\1\1"),
    ("?!", QUESTION_EXCLAMATION_RE, r"\1\1\1"),
    (",,", COMMA_RE, ","),
    ("---", EM_DASH_RE, "\\1\u2014"),
    ("--", EN_DASH_RE, "\\1\u2013"),
    ("--", EN_DASH_INDENT_RE, "\\1\u2013"),
)
"""What `replace_rare` does to the text of a token, and what must be in the text for it."""
_MOST_COPIED = 20_000_000
_ENGLISH = "\u201c\u201d\u2018\u2019"
_QUOTES: dict[str, str | list[str]] = {
    "de": "\u201e\u201c\u201a\u2018",
    "es": "\u00ab\u00bb\u201c\u201d",
    "fr": ["\u00ab\u00a0", "\u00a0\u00bb", "\u2039\u00a0", "\u00a0\u203a"],
    "it": "\u00ab\u00bb\u201c\u201d",
    "pl": "\u201e\u201d\u201a\u2019",
    "pt": _ENGLISH,
}


def quotes_of(language: str) -> str | list[str]:
    """Outer and inner quotation marks, opening and closing, of a language code."""
    return _QUOTES.get(language.split("-", maxsplit=1)[0], _ENGLISH)


def has_dashes(text: str) -> bool:
    """Whether a text may hold any of them, to be set."""
    if _DOTS(text) or _HYPHENS(text) or _COMMAS(text):
        return True
    # The others begin with a sign that is rare by itself, and one sign is found at once.
    return ("+" in text or "?" in text or "!" in text) and any(rare in text for rare in _RARE)


def with_dashes(text: str) -> str:
    """A text with its dashes and dots set."""
    if RARE_RE.search(text):
        for sign, pattern, instead in _STEPS:
            if sign in text:
                text = pattern.sub(instead, text)
    return text


def typeset(text: str, language: str) -> str:
    """A text without Markdown with all of them set; the very same text where it holds none."""
    if has_dashes(text):
        text = with_dashes(text)
    quotes = text.count('"') + text.count("'")
    if not 0 < quotes * len(text) < _MOST_COPIED:
        return text
    token = Token("text", "", 0, content=text)
    process_inlines([token], _state(language))
    return token.content


@cache
def _state(language: str) -> StateCore:
    """All that the rule asks of a state are the quotation marks."""
    md = MarkdownIt("zero")
    md.options["quotes"] = quotes_of(language)
    return StateCore("", md, {})


def _enable(md: MarkdownIt) -> None:
    md.options["typographer"] = True
    md.core.ruler.at("replacements", _dashes_and_dots)
    md.core.ruler.at("smartquotes", _quotation_marks)
    md.enable(["replacements", "smartquotes"])


def _quotation_marks(state: StateCore) -> None:
    for token in state.tokens:
        quotes = token.content.count('"') + token.content.count("'") if token.type == "inline" else 0
        # Each mark has its whole text copied, so a megabyte of nothing but marks would take hours.
        if 0 < quotes * len(token.content) < _MOST_COPIED and token.children:
            process_inlines(token.children, state)


def _dashes_and_dots(state: StateCore) -> None:
    for token in state.tokens if context_of(state.env).has_dashes else ():
        if token.type == "inline" and token.children and has_dashes(token.content):
            replace_rare(token.children)


SYNTAX = Syntax(_enable)
