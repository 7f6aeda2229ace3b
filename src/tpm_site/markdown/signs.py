"""The table of signs that came to nothing: what each looks like in a text, and what to say of it.

A pattern never reads past the next sign of its own kind, so that thousands of them take no longer
than they are long. In sound prose none of them may match.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Sign(NamedTuple):
    """A pattern, and its finding."""

    pattern: str
    message: str
    help: str
    once: bool = False
    """Of these a paragraph has many or none; the first shows the place."""
    code: str = "M114"


_FILE = r"\.(?:gif|jpe?g|md|pdf|png|svg|webp|yaml)\b"


_IN = r"[^()\[\]\s]"
_PLACE = rf"(?=[^()\[\]]*[)\]])(?:/{_IN}*|{_IN}*?(?:{_FILE}|://)[^()\[\]]*)"
"""What can be told for an address: a path, a file or a whole one. First of all, that its bracket ends."""


ANYWHERE = {
    "citation": Sign(
        r"\[\s+@[A-Za-z0-9][^\[\]\n]*\]"
        r"|(?<![\w@/.])@(?=[A-Za-z][\w.:]*-)(?=[\w.:-]*\d)[\w.:-]*\w"
        r"|\[(?:[A-Za-z][a-z]*-)+(?:19|20)\d\d(?:-[a-z]+)*\](?![\[(:])",
        "this was meant for a citation",
        "write [@id], with no space and nothing else in the brackets",
        code="M110",
    ),
    "picture": Sign(
        r"!\[[^\]]*\]?(?: ?\([^)]*\)?|\[[^\]]*\])?",
        "this was meant for a picture",
        "write ![what it shows](picture.png), with no space between the brackets and none in the name",
    ),
    "contents": Sign(
        r"(?i:\[\[?toc\]?\])",
        "this makes no table of contents",
        "delete it: a page of four sections or more shows one by itself",
    ),
    "wiki": Sign(
        r"\[\[[^\[\]]+\]\]",
        "this was meant for a link",
        "write [text](file.md), with the words to read and the file to open",
    ),
    "link": Sign(
        r"(?:\[[^\[\]]*)?\](?:\([^)]*\)?|\[[^\]]*\])"
        rf"|\[[^\[\]]+\] \({_PLACE}\)|\([^()]+\)\[{_PLACE}\]",
        "this was meant for a link",
        "write [text](address), with no space between the brackets and none in the address",
    ),
    "colons": Sign(
        r":{3,}",
        "this line holds colons that begin nothing",
        "begin a box on a line of its own: ::: note",
        once=True,
    ),
    "id": Sign(
        r"\{[#.][^{}]*\}|\{decorative\}|\{[A-Za-z][\w-]*=[^{}]*\}",
        "these braces belong to nothing",
        "write {#signs} at the end of a heading, in small letters; {decorative} right after a picture",
    ),
    "template": Sign(
        r"\{\{|\{%", "nothing is filled in where these braces stand", "write out what should stand here"
    ),
    "code": Sign(
        r"`{3,}",
        "this was meant for code",
        "write the signs ``` on a line of their own, above and below the code",
        once=True,
    ),
    "tick": Sign(
        r"(?<!`)``?(?!`)",
        "this sign ` begins or ends no code",
        "write one on both sides of the code; an apostrophe is written '",
        once=True,
    ),
    "strong": Sign(
        r"\*\*",
        "these stars make nothing bold",
        "write ** right before the first word and right after the last, within one paragraph",
        once=True,
    ),
    "lines": Sign(
        r"(?<![\w/])__(?=[^\W_])",
        "these lines __ make nothing bold",
        "write ** right before the first word and right after the last, within one paragraph",
        once=True,
    ),
    "star": Sign(
        r"(?<=[\s(])\*(?=[^\W\d_])",
        "this star makes nothing italic",
        "write * right before the first word and right after the last, or \\* for a star",
        once=True,
    ),
    "struck": Sign(
        r"~~", "text cannot be struck out", "delete the signs ~~, and what is no longer true", once=True
    ),
    "lowered": Sign(
        r"(?<=\w)~[\w+-]{1,6}~", "this lowers no text", "write a sign such as \u2082, or plain text"
    ),
    "raised": Sign(
        r"(?<=[\w.,;])\^[\w+-]{1,6}\^",
        "this raises no text",
        "write [@id] for a source, [^1] for a note, or a sign such as \u00b2",
    ),
    "marked": Sign(
        r"(?<!=)==(?=[^\s=])[^=\n]*(?<=\S)==(?!=)", "text cannot be marked", "write **text** for what matters"
    ),
    "entity": Sign(
        r"(?<![A-Z])&[A-Za-z][A-Za-z0-9]{1,31};",
        "this is the name of no sign",
        "write the sign itself",
    ),
}
AT_LINE_START = {
    "heading": Sign(
        r"(?:#{2,6}[^\s#].*|#[A-Z][^#\n]*)",
        "this was meant for a heading",
        "write a space after the signs #",
    ),
    "callout": Sign(
        r"::(?:$|\s*[A-Za-z]).*",
        "this was meant for a box",
        "begin and close it with three colons: ::: note",
    ),
    "task": Sign(r"\[[ xX]?\] ", "this was meant for a list to tick off", "write a box: ::: checklist"),
    "conflict": Sign(
        r"<{7}",
        "two versions of this file were not brought together",
        "keep one of the two, and delete the lines of <<<<<<<, ======= and >>>>>>>",
    ),
}
UNEVEN = Sign(
    r"[*_]+",
    "there are not as many stars or underscores behind these words as before them",
    "write two on both sides for bold words, one on both sides for italic ones",
)
"""Of `**word*` half is taken; what is left stands right beside what was made of it."""
SIGNS = {**ANYWHERE, **AT_LINE_START}
HINTS = (
    "[", "]", "{", "`", "**", "~", "::", "__", "^", "==", "&", "@",
    " *", "(*", "*\n", "\n*", "_\n", "\n_", "\n#", "<<<<<<<",
)  # fmt: skip
"""One of these is in whatever a pattern can match, in texts of which each begins a line."""


def either(signs: dict[str, Sign]) -> re.Pattern[str]:
    """One pattern for all; the name of the group says which it was."""
    return re.compile("|".join(f"(?P<{name}>{sign.pattern})" for name, sign in signs.items()))
