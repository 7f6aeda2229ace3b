"""Trying fewer rules at each place, and none in prose, gives what trying all of them gives."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import inline as inline_rule

from tests.support.markdown import FILE
from tpm_site.markdown import parser as markdown
from tpm_site.markdown.context import ENV_KEY, Context
from tpm_site.markdown.parser import ParsedText
from tpm_site.markdown.place import FilePlace
from tpm_site.markdown.prose import PROSE_LINES

PIECES = (
    *("word", " ", "  ", "\n", "\n\n", "\n    ", "\t", "- ", "* ", "+ ", "1. ", "2) ", "> ", "# ", "## "),
    *("---", "===", "***", "*", "**", "_", "`", "```", "~~~", "[", "]", "(", ")", "![", "](a.md)", "[a]: b"),
    *("[^1]", "[^1]: ", "^[", "[@id]", "<b>", "<!--", "</b>", "<https://x.example>", "&amp;", "&"),
    *("\\\\", "\\*", "| a | b |", "|---|---|", "::: note", ":::", "::: include x :::", ": ", ":", "{#x}"),
    *("{decorative}", "!", "\u00a0", "\u00e9", '"', "'", "...", "--"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


PROSE = (
    *(
        "word",
        "Two words",
        "it's",
        "A b",
        "I",
        "1",
        "20 mg",
        " ",
        "  ",
        "\n",
        "\n\n",
        ".",
        ",",
        "?",
        "(",
        ")",
        ": ",
    ),
    *(
        "[the library](/x/)",
        "[guide](a.md#b)",
        "[out](https://x.example/)",
        "[cited](cite:k)",
        "[@id]",
        "[@a; @b]",
    ),
    *(
        "**bold**",
        "*italic*",
        '"quoted"',
        '"',
        "'",
        "--",
        " -- ",
        "...",
        "- ",
        "\n- item",
        "\n* item",
        "\n1. one\n2. two",
        "\n  more",
        "\n\n::: note\n",
        "\n:::\n\n",
        "\n## Head\n",
        "\u00e9",
    ),
    *(
        "\u00a0",
        "\n:::",
        "\n\n: ",
        "\n\n| a | b |\n|---|:-:|\n| c | d |\n\n",
        "| c |",
        " | ",
        "|\n",
        "!",
        "*",
        "[",
        "](",
        "@",
        "&",
        "\\",
        "{#x}",
        "5 > 4",
    ),
)
OF_PROSE = st.lists(st.sampled_from(PROSE), max_size=40).map("".join)


def by_markdown_it(language: str) -> MarkdownIt:
    """The same set-up with what is markdown-it's own: its tokenizers, and tokens for all text."""
    ours = markdown.parser.__wrapped__(language)
    block, inline = ParserBlock(), ParserInline()
    block.ruler = ours.block.ruler
    inline.ruler, inline.ruler2 = ours.inline.ruler, ours.inline.ruler2
    inline.terminator_re = ours.inline.terminator_re
    ours.block, ours.inline = block, inline
    ours.core.ruler.at("inline", inline_rule)
    return ours


THEIRS = {language: by_markdown_it(language) for language in ("en", "fr")}


def by_us(text: str, language: str) -> ParsedText:
    return markdown.parse(text, language, context(text))


def by_them(text: str, language: str) -> ParsedText:
    with patch.object(markdown, "parser", THEIRS.get):
        return markdown.parse_marked(text, language, context(text))


def context(text: str) -> Context:
    return Context(FilePlace(FILE, tuple(text.split("\n"))))


@given(TEXTS | OF_PROSE, st.sampled_from(("en", "fr")))
def test_any_text_gives_the_same(text: str, language: str) -> None:
    assert by_us(text, language) == by_them(text, language)


@example("Relief [@a,\tlow\x1f]")
@example("Relief [@a, Very Low certainty]")
@given(st.from_regex(re.compile(PROSE_LINES), fullmatch=True))
def test_prose_gives_the_same(text: str) -> None:
    assert by_us(text, "en") == by_them(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Words, *more* of **them**; it's [a link](/x/), and a mark [@id].",
        'She said "not yet". [@one; @two] Then -- later... -- "yes."',
        "| Care | *Cost* |\n|:---|---:|\n| [Rest](/x/) | **none** |",
        "Lines\nof [one](/x/) paragraph.\n\n- items\n- of a [list](a.md)\n\n## Heading\n\nThe end.",
    ],
)
def test_prose_is_taken_as_such(text: str) -> None:
    types = {
        child.type
        for token in markdown.parser("en").parse(text, {ENV_KEY: context(text)})
        for child in (token, *(token.children or ()))
    }
    prose = {"prose_paragraph", "prose_list", "prose_table"}
    assert types & prose
    assert types <= prose | {"heading_open", "heading_close", "inline", "text"}
