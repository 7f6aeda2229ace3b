"""Quotation marks, dashes and dots as the page's language sets them.

markdown-it's own replacements would also turn the `(c)` of a list of options into a copyright
sign, so only the harmless ones are used.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.replacements import RARE_RE, replace_rare

from tpm_site.markdown.syntax import Syntax

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


def _enable(md: MarkdownIt) -> None:
    md.options["typographer"] = True
    md.core.ruler.at("replacements", _dashes_and_dots)
    md.enable(["replacements", "smartquotes"])


def _dashes_and_dots(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children and RARE_RE.search(token.content):
            replace_rare(token.children)


SYNTAX = Syntax(_enable)
