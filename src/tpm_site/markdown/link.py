"""Links: to source files, rooted paths and anchors (checked later), to elsewhere, and `cite:`.

`[PROCESS trial](cite:kumar-2007-process)` is a citation with words of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import takewhile
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_inline.autolink import autolink
from markdown_it.rules_inline.link import link
from markdown_it.token import Token

from tpm_site.base.span import Mark
from tpm_site.markdown.caption import check_plain
from tpm_site.markdown.context import Closing, Context, Opening, Use, marker, render_hole
from tpm_site.markdown.syntax import Syntax, remember_position
from tpm_site.model.body import Body, CitedText, Link
from tpm_site.model.fields import IDENTIFIER, is_complete

_CITE = "cite:"
OUTSIDE = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
_WHOLE = "such as https://clinic.example, mailto:info@clinic.example or tel:+15550100"
_BRACKETS = re.compile(r"\[((?>(?:[^\[\]\\]++|\\.)+))(\])?")
"""Words in brackets; where these are not closed, they are looked at once all the same."""
_LINK = frozenset({"link_open"})
normal = lru_cache(maxsize=1_000)(normalizeLink)
"""An address as markdown-it writes it; the same few stand on many pages."""


def _enable(md: MarkdownIt) -> None:
    md.inline.ruler.at("link", remember_position(link, _LINK))
    md.inline.ruler.at("autolink", remember_position(autolink, _LINK))
    # Every address becomes a link here; unsafe ones are refused with a finding, not shown as text.
    vars(md)["validateLink"] = lambda url: True
    md.add_render_rule("link_open", _render_open)
    md.add_render_rule("link_close", _render_close)


def _render_open(renderer: object, tokens: Sequence[Token], index: int, *rest: object) -> str:
    token = tokens[index]
    if "hole" not in token.meta:
        return f"<a{_attributes(token)}>"
    if token.meta.get("cited"):
        return marker(token)
    return f"<a{marker(token)}>"


def _attributes(token: Token) -> str:
    from markdown_it.renderer import RendererHTML

    return RendererHTML.renderAttrs(token)


def _render_close(renderer: object, tokens: Sequence[Token], index: int, *rest: object) -> str:
    if "hole" in tokens[index].meta:
        return render_hole(renderer, tokens, index)
    return "</a>"


def _cited(id: str, parts: Sequence[Body]) -> CitedText:
    return CitedText(id, parts[0])


def _open(block: Token, children: Sequence[Token], index: int, context: Context) -> None:
    token = children[index]
    href = str(token.attrGet("href") or "")
    mark = context.place.inline(block, token.meta.get("start", 0), token.meta.get("length", 1))
    check_plain(str(token.attrGet("title") or ""), "title", block, token, context)
    if not _has_words(children, index):
        context.report(mark, "A102", "this link has no words", "write between the brackets where it leads")
    filling = lead(href, str(token.attrGet("title") or ""), mark, context)
    if filling:
        token.meta["cited"] = isinstance(filling, Opening)
        context.cited_texts += token.meta["cited"]
        context.fill(token, filling)


def lead(href: str, title: str, mark: Mark, context: Context) -> Link | Opening | None:
    """What stands for the address of a link; nothing where it leads out of the site, or is refused."""
    if ":" not in href:
        context.uses.links.append(Use(href, mark))
        return Link(href, title)
    if OUTSIDE.match(href):
        if not is_complete(href):
            context.report(mark, "L101", "this address is not complete", f"write the whole of it, {_WHOLE}")
        context.uses.outside.append(Use(href, mark))
        return None
    if href.lower().startswith(_CITE):
        id = unquote(href[len(_CITE) :]).removeprefix("@")
        if not IDENTIFIER.fullmatch(id):
            context.report(mark, "M110", "this names no reference to cite", "write [words](cite:id)")
            return None
        context.uses.citations.append(Use(id, mark))
        return Opening(partial(_cited, id))
    context.uses.links.append(Use(href, mark))
    return Link(href, title)


def _has_words(children: Sequence[Token], index: int) -> bool:
    """Whether a link holds something that can be read, or a picture, whose own words are checked."""
    within = takewhile(lambda at: children[at].type != "link_close", range(index + 1, len(children)))
    return any(children[at].type == "image" or children[at].content.strip() for at in within)


def report_lost(env: dict[str, Any], lines: tuple[str, ...], context: Context) -> None:
    """Lines such as `[Note]: rest`, which define the address of a link and are shown nowhere."""
    references = env.get("references", {})
    text = "\n".join(lines) if references else ""
    named = Counter(_folded(match[1]) for match in _BRACKETS.finditer(text) if match[2])
    for label, definition in references.items():
        words = _folded(label)
        if named[words] < 2:
            message = "this line defines the address of a link that nothing uses, so it would be lost"
            help = f"write [words][{words}] where the link belongs, or take the brackets or the colon out"
            context.report(context.place.line(definition["map"][0]), "M116", message, help)


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _close(_block: Token, children: Sequence[Token], index: int, context: Context) -> None:
    # Links do not nest, so an open cited text is the one that ends here.
    if context.cited_texts:
        context.cited_texts -= 1
        context.fill(children[index], Closing())


SYNTAX = Syntax(_enable, inline={"link_open": _open, "link_close": _close})
