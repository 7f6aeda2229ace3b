"""A stylesheet as it is sent: without comments, and without blanks that mean nothing.

It takes away only what CSS itself passes over; nothing is renamed, reordered or written in another way. From
what is not understood, such as a string that does not end, all stands as it was written.
"""

from __future__ import annotations

import re

_BLANK = rb"[ \t\n\r\f]"
_URL = rb"[uU](?<![-\w\\\x80-\xff].)[rR][lL]\("

# Nothing here looks at a letter twice (`++`). A blank that ends an escape such as `\31 ` belongs to it, and
# `--empty: ;` keeps its own: older browsers want one.
_WHOLE = re.compile(
    rb"""
      (?P<comment>/\*(?>(?:[^*]++|\*(?!/))*)\*/)
    | "(?>(?:[^"\\\n\r\f]++|\\.)*)" | '(?>(?:[^'\\\n\r\f]++|\\.)*)'
    | %(url)b%(blank)b*+(?>(?:[^"'()\\ \t\n\r\f]++|\\.)*)%(blank)b*+\)
    | \\(?:[0-9A-Fa-f]{1,6}(?:\r\n|%(blank)b)?|[^\n])
    | :%(blank)b++(?=[;}])
    | (?:["'\\\0\v]|/\*|%(url)b(?!%(blank)b*+["'])).*+
    """
    % {b"blank": _BLANK, b"url": _URL},
    re.VERBOSE | re.DOTALL,
)
"""What is not looked into. The last one is what is not understood, to the end of the sheet."""

_SIGNS = (b"{", b"}", b";", b",")
"""They need no blank on either side."""

_NAME = re.compile(rb"([{;(][-\w]++:) ")
"""Of a property, or of what is asked of a screen. In a selector a colon keeps the blank before it."""


def shortened(sheet: bytes) -> bytes:
    """A sheet that browsers read as the same rules."""
    whole: list[bytes] = []

    def set_aside(match: re.Match[bytes]) -> bytes:
        around = sheet[max(match.start() - 1, 0) : match.start()], sheet[match.end() : match.end() + 1]
        # A comment between two words parts them.
        if match["comment"] and any(not sign.strip(b"{};, \t\n\r\f") for sign in around):
            return b" "
        whole.append(match[0])
        return b"\0"

    text = b" ".join(_WHOLE.sub(set_aside, sheet).split())
    for sign in _SIGNS:
        text = text.replace(b" " + sign, sign).replace(sign + b" ", sign)
    first, *others = _NAME.sub(rb"\1", text.replace(b";}", b"}")).split(b"\0")
    return first + b"".join([kept + after for kept, after in zip(whole, others, strict=True)])
