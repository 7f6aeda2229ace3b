"""CommonMark's own examples pass through our set-up, but for raw HTML, which it refuses.

What we add on purpose is taken off again before the comparison: typographic signs are turned back into
those of the keyboard, and the ids of headings are dropped. Addresses and pictures are holes in our texts;
they are filled as CommonMark writes them.
"""

from __future__ import annotations

import json
import re

import pytest
from markdown_it import MarkdownIt

from tests.support.markdown import filled, parsed
from tests.support.sites import REPOSITORY

EXAMPLES = json.loads((REPOSITORY / "tests/data/commonmark-0.31.2.json").read_text(encoding="utf-8"))
TYPOGRAPHIC = {
    "“": "&quot;",
    "”": "&quot;",
    "‘": "'",
    "’": "'",
    "&#x27;": "'",
    "–": "--",
    "—": "---",
    "…": "...",
}
HEADING_ID = re.compile(r'(<h[1-6]) id="[^"]*">')
DIFFERENT_ON_PURPOSE = {
    142: "Ruby is coloured by Pygments",
    143: "Ruby is coloured by Pygments",
}


def has_raw_html(text: str) -> bool:
    """Whether plain CommonMark, without anything of ours, finds raw HTML in a text."""
    tokens = MarkdownIt("commonmark").parse(text)
    kinds = {token.type for token in tokens} | {child.type for t in tokens for child in t.children or ()}
    return bool(kinds & {"html_block", "html_inline"})


def plain(html: str) -> str:
    """Without what we add on purpose, and as markdown-it writes an empty quotation."""
    for ours, keyboard in TYPOGRAPHIC.items():
        html = html.replace(ours, keyboard)
    return HEADING_ID.sub(r"\1>", html).replace("<blockquote>\n</blockquote>", "<blockquote></blockquote>")


WITH_HTML = [example for example in EXAMPLES if has_raw_html(example["markdown"])]
WITHOUT_HTML = [example for example in EXAMPLES if example not in WITH_HTML]


def number(example: dict[str, str]) -> str:
    return str(example["example"])


@pytest.mark.parametrize(
    "example", [e for e in WITHOUT_HTML if e["example"] not in DIFFERENT_ON_PURPOSE], ids=number
)
def test_example_passes(example: dict[str, str]) -> None:
    assert plain(filled(parsed(example["markdown"]).body)) == plain(example["html"])


@pytest.mark.parametrize("example", WITH_HTML, ids=number)
def test_raw_html_is_refused_and_shown_as_text(example: dict[str, str]) -> None:
    text = parsed(example["markdown"])
    assert "M101" in {diagnostic.code for diagnostic in text.diagnostics}
    ours = re.compile(r"</?(?:[a-z]+)(?:\s[^>]*)?>")
    tags = {tag.strip("</>").split()[0] for tag in ours.findall(filled(text.body))}
    assert tags <= {
        "p", "a", "em", "strong", "code", "pre", "ul", "ol", "li", "h1", "h2", "hr", "br", "blockquote", "img"
    }  # fmt: skip


@pytest.mark.parametrize("example", WITHOUT_HTML, ids=number)
def test_no_example_without_html_is_taken_for_html(example: dict[str, str]) -> None:
    assert "M101" not in {diagnostic.code for diagnostic in parsed(example["markdown"]).diagnostics}


def test_all_examples_are_there() -> None:
    assert [len(EXAMPLES), len(WITH_HTML), len(WITHOUT_HTML)] == [652, 72, 580]


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e["example"] in DIFFERENT_ON_PURPOSE], ids=number)
def test_what_differs_on_purpose_still_differs(example: dict[str, str]) -> None:
    html = plain(filled(parsed(example["markdown"]).body))
    assert html != plain(example["html"])
    assert re.sub(r"</?span[^>]*>", "", html) == plain(example["html"])
