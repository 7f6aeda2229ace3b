"""Pictures: `![alt](figure.png "caption")`; alone in a paragraph, a figure.

Alt text is required. A picture that says nothing is marked: `![](line.png){decorative}`.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.image import image
from markdown_it.token import Token

from tpm_site.markdown.caption import check_plain
from tpm_site.markdown.context import Context, Use, render_hole
from tpm_site.markdown.heading import plain_text
from tpm_site.markdown.syntax import Syntax, remember_position
from tpm_site.markdown.typography import typeset
from tpm_site.model.body import Picture

_DECORATIVE = "{decorative}"


def _enable(md: MarkdownIt) -> None:
    md.inline.ruler.at("image", remember_position(_rule, frozenset({"image"})))
    md.add_render_rule("image", render_hole)


def _rule(state: StateInline, silent: bool) -> bool:
    if not image(state, silent):
        return False
    if state.src.startswith(_DECORATIVE, state.pos):
        state.pos += len(_DECORATIVE)
        if not silent:
            state.tokens[-1].meta["decorative"] = True
    return True


def _paragraph(tokens: Sequence[Token], index: int, context: Context) -> None:
    children = tokens[index + 1].children or []
    if len(children) == 1 and children[0].type == "image":
        children[0].meta["alone"] = True
        tokens[index].hidden = tokens[index + 2].hidden = True


def _picture(block: Token, children: Sequence[Token], index: int, context: Context) -> None:
    token = children[index]
    mark = context.place.inline(block, token.meta.get("start", 0), token.meta.get("length", 1))
    alt, decorative = plain_text(token), token.meta.get("decorative", False)
    if not alt and not decorative and not _marked_too_late(children, index):
        help = "say what it shows: ![A narrowed spinal canal](…), or mark it ![](…){decorative}"
        context.report(mark, "A101", "this picture has no words for those who cannot see it", help)
    source = unquote(str(token.attrGet("src") or ""))
    caption = str(token.attrGet("title") or "")
    check_plain(caption, "caption", block, token, context)
    alone = token.meta.get("alone", False)
    alt = "" if decorative else typeset(alt, context.language)
    context.fill(token, Picture(source, alt, typeset(caption, context.language), alone))
    context.uses.pictures.append(Use(source, mark))


def _marked_too_late(children: Sequence[Token], index: int) -> bool:
    """Braces behind a space belong to nothing, which is found; that alt text is missing is not the fault."""
    after = children[index + 1].content if index + 1 < len(children) else ""
    return after.lstrip().startswith(_DECORATIVE)


SYNTAX = Syntax(_enable, block={"paragraph_open": _paragraph}, inline={"image": _picture})
