"""Trying fewer rules at each place gives what trying all of them gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline

from tests.support.markdown import FILE
from tpm_site.markdown import parser as markdown
from tpm_site.markdown.context import ENV_KEY, Context
from tpm_site.markdown.place import FilePlace

PIECES = (
    *("word", " ", "  ", "\n", "\n\n", "\n    ", "\t", "- ", "* ", "+ ", "1. ", "2) ", "> ", "# ", "## "),
    *("---", "===", "***", "*", "**", "_", "`", "```", "~~~", "[", "]", "(", ")", "![", "](a.md)", "[a]: b"),
    *("[^1]", "[^1]: ", "^[", "[@id]", "<b>", "<!--", "</b>", "<https://x.example>", "&amp;", "&"),
    *("\\\\", "\\*", "| a | b |", "|---|---|", "::: note", ":::", "::: include x :::", ": ", ":", "{#x}"),
    *("{decorative}", "!", "\u00a0", "\u00e9", '"', "'", "...", "--"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def undispatched() -> MarkdownIt:
    """The same set-up with the tokenizers of markdown-it itself."""
    ours = markdown.parser("en")
    md = MarkdownIt("commonmark", {"maxNesting": markdown.MAX_NESTING})
    block, inline = ParserBlock(), ParserInline()
    block.ruler = ours.block.ruler
    inline.ruler, inline.ruler2 = ours.inline.ruler, ours.inline.ruler2
    inline.terminator_re = ours.inline.terminator_re
    md.block, md.inline, md.core, md.options = block, inline, ours.core, ours.options
    md.validateLink = ours.validateLink  # type: ignore[method-assign]
    return md


def tokens(md: MarkdownIt, text: str) -> list[str]:
    return [str(token) for token in md.parse(text, {ENV_KEY: context(text)})]


def context(text: str) -> Context:
    return Context(FilePlace(FILE, tuple(text.split("\n"))))


@given(TEXTS)
def test_any_text_gives_the_same_tokens(text: str) -> None:
    assert tokens(markdown.parser("en"), text) == tokens(undispatched(), text)


@given(st.from_regex(markdown._PLAIN, fullmatch=True))
def test_a_line_without_signs_is_the_paragraph_that_the_parser_makes_of_it(text: str) -> None:
    quick, whole = (parse(text, "en", context(text)) for parse in (markdown.parse, markdown.parse_marked))
    assert (quick.body, quick.uses, quick.anchors, quick.diagnostics) == (
        whole.body,
        whole.uses,
        whole.anchors,
        whole.diagnostics,
    )
