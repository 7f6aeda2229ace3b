"""The text in quotation marks behind an address: the caption of a picture, the title of a link.

It is shown as it stands, so Markdown in it is a slip, and a citation in it would give no reference.
"""

from __future__ import annotations

import re

from markdown_it.token import Token

from tpm_site.markdown.context import Context

_MARKDOWN = re.compile(r"\[[@^][^\[\]]*\]|\]\(|\*\*|(?<![\w*])\*(?=\w)[^*]*(?<=\w)\*(?![\w*])|`|<[a-z/]")


def check_plain(text: str, name: str, block: Token, token: Token, context: Context) -> None:
    """A backslash says that what follows is meant as it stands."""
    start, length = token.meta.get("start", 0), token.meta.get("length", 1)
    if not _MARKDOWN.search(text) or "\\" in block.content[start : start + length]:
        return
    message = f"the {name} is plain text, so its signs would be shown: {text}"
    help = "take the signs out; a citation goes into the text, above or below"
    context.report(context.place.inline(block, start, length), "M114", message, help)
