"""Footnotes: `[^1]` in the text, `[^1]: The note.` below. A lost one of either kind is found.

Their marks are letters, since those of citations are numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

from tpm_site.base.slug import letter
from tpm_site.markdown.context import Context
from tpm_site.markdown.syntax import Syntax

_REFERENCE = re.compile(r"\[\^([^\[\]\s]++)\]")
_SPACED = re.compile(r"\[\^(?=[^\[\]\n]{0,40}\])(?:[^\S\n]+|\w+[^\S\n])[^\[\]\n]*\]")
_CODE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_NOTE = re.compile(r"[ >]*(\[\^[^\]\s]+\]):")


def _enable(md: MarkdownIt) -> None:
    md.use(footnote_plugin)
    md.block.ruler.at("reference", _not_a_note)
    md.inline.ruler.at("footnote_ref", _reference)
    md.add_render_rule("footnote_block_open", lambda *_: '<div class="footnotes">\n<ol type="a">\n')
    md.add_render_rule("footnote_block_close", lambda *_: "</ol>\n</div>\n")
    md.add_render_rule("footnote_ref", _render_reference)
    md.add_render_rule("footnote_anchor", _render_anchor)


def _render_reference(renderer: RendererHTML, tokens: list[Token], index: int, *rest: Any) -> str:
    rules = renderer.rules
    target = rules["footnote_anchor_name"](tokens, index, *rest)
    name = letter(tokens[index].meta["id"])
    return (
        f'<sup class="footnote-ref"><a href="#fn{target}" id="fnref{_use(tokens[index], target)}" '
        f'role="doc-noteref">[{name}]</a></sup>'
    )


def _render_anchor(renderer: RendererHTML, tokens: list[Token], index: int, *rest: Any) -> str:
    target = renderer.rules["footnote_anchor_name"](tokens, index, *rest)
    name = letter(tokens[index].meta["id"])
    href = f"#fnref{_use(tokens[index], target)}"
    attributes = f'class="footnote-backref" role="doc-backlink" aria-label="{name}"'
    return f' <a href="{href}" {attributes}>\u21a9\ufe0e</a>'


def _use(token: Token, target: str) -> str:
    """The id of one of several references to the same note."""
    sub_id = token.meta.get("subId", 0)
    return f"{target}:{sub_id}" if sub_id > 0 else target


def _inline(tokens: Sequence[Token], index: int, context: Context) -> None:
    """A reference that is still text has no note. One behind a backslash is meant as text."""
    block = tokens[index]
    if "[^" not in block.content:
        return
    for match in _left_as_text(_SPACED, block):
        mark = context.place.inline(block, match.start(), len(match[0]))
        message = f"this is no footnote: {match[0]}"
        context.report(mark, "M111", message, "write a name with no space in it, such as [^1]")
    for match in _left_as_text(_REFERENCE, block):
        mark = context.place.inline(block, match.start(), len(match[0]))
        message = f"there is no footnote {match[0]}"
        context.report(mark, "M111", message, f"add it below: {match[0]}: The note.")


def _left_as_text(pattern: re.Pattern[str], block: Token) -> Iterator[re.Match[str]]:
    text = "".join(child.content for child in block.children or () if child.type == "text")
    left = {match[0] for match in pattern.finditer(text)}
    for match in pattern.finditer(block.content):
        if match[0] in left and not block.content.startswith("\\", match.start() - 1, match.start()):
            yield match


def report_lost(env: dict[str, object], lines: tuple[str, ...], context: Context) -> None:
    """Notes that would vanish from the page: those that nothing refers to, and the first of two."""
    notes = env.get("footnotes")
    references = notes.get("refs", {}) if isinstance(notes, dict) else {}
    if -1 not in references.values() and sum(line.count("]:") for line in lines) == len(references):
        return  # Each of them is written once, and used.
    written = _lines_of_notes(lines)
    for key, number in references.items():
        name = f"[^{key[1:]}]"
        places = written.get(name, [])
        if number == -1:
            message = f"nothing refers to the footnote {name}"
            help = f"write {name} where it belongs in the text, or delete it"
            context.report(context.place.line(places[0] if places else 0), "M111", message, help)
        for index in places[1:]:
            first = context.place.line(places[0]).line
            message = f"the footnote {name} is written in line {first}, too"
            context.report(context.place.line(index), "M111", message, "give one of the two another name")


def _not_a_note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^ 1]: Note.` would define the address of a link, and `[^ 1]` would be one."""
    is_note = state.src.startswith("[^", state.bMarks[start] + state.tShift[start])
    return not is_note and reference(state, start, end, silent)


def _reference(state: StateInline, silent: bool) -> bool:
    """The plug-in would read on to the end of the text for every `[^` that is not closed."""
    return _REFERENCE.match(state.src, state.pos, state.posMax) is not None and footnote_ref(state, silent)


def _lines_of_notes(lines: tuple[str, ...]) -> dict[str, list[int]]:
    """Where each note is written, but for code. All lines are read once, for there may be as many notes."""
    places: dict[str, list[int]] = {}
    fence = ""
    for index, line in enumerate(lines):
        if fence:
            is_closing = line.strip().startswith(fence) and not line.strip().strip(fence[0])
            fence = "" if is_closing else fence
        elif code := _CODE.match(line):
            fence = code[1]
        elif note := _NOTE.match(line):
            places.setdefault(note[1], []).append(index)
    return places


SYNTAX = Syntax(_enable, block={"inline": _inline})
