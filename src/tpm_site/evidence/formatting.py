"""A formatted reference as a value: stretches of text, each plain or italic, some with a link.

What every citation style needs and no style decides. Neither HTML nor a string: the template
chooses the tags, and `plain` is there for a clipboard or a test.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Style = Literal["plain", "italic"]
Piece = tuple[str, Style, str | None]
"""Text, style, link. A sentence without its full stop; see `compose`."""

# Half the time of calling the class, whose constructor is a function written in Python.
_new = tuple.__new__

_STRAY = " .,;:"
_CLOSED = ".?!…"
_QUOTES = '”"'


class Run(NamedTuple):
    """A stretch of text in one style; `href` where it is a link."""

    text: str
    style: Style = "plain"
    href: str | None = None


class FormattedReference(NamedTuple):
    """One entry of a reference list."""

    runs: tuple[Run, ...]

    @property
    def plain(self) -> str:
        """The whole entry without its styles and links."""
        return "".join(run.text for run in self.runs)


def bare(text: str) -> str:
    """The text without the spaces, full stops, commas and colons at its ends.

    Empty where no letter and no digit is left: punctuation alone says nothing.
    """
    text = text.strip(_STRAY)
    return text if text[:1].isalnum() or any(map(str.isalnum, text)) else ""


def closed(text: str) -> str:
    """The text as a whole sentence: its own ? or ! ends it, else a full stop.

    The full stop goes inside a closing quotation mark, as in American English.
    """
    last = text[-1]
    if last in _CLOSED:
        return text
    if last in _QUOTES and (last == "”" or text.count(last) % 2 == 0):
        quoted = text[:-1].rstrip()
        return text if quoted[-1:] in _CLOSED else f"{quoted}.{last}"
    return text + "."


def compose(pieces: Iterable[Piece]) -> FormattedReference:
    """Sentences made into one entry: each gets its full stop, and a space after it.

    A piece that ends in a space leads into the next one ("In: "). A linked piece stands as it is, and gets
    its full stop only where more follows: none may end a DOI or a URL. Empty pieces are left out.
    """
    runs: list[Run] = []
    waiting = ""
    for text, style, href in pieces:
        if not text:
            continue
        if href is None:
            whole = closed(text)
            if style == "plain":
                waiting += text if text[-1] == " " else whole + " "
                continue
        else:
            whole = text
        if waiting:
            runs.append(_new(Run, (waiting, "plain", None)))
        if href is not None or whole == text + ".":
            # The full stop after an italic title belongs to the sentence, and is upright.
            whole, waiting = text, ". "
        else:
            waiting = " "
        runs.append(_new(Run, (whole, style, href)))
    waiting = waiting.rstrip()
    if waiting and not (waiting == "." and runs[-1].href):
        runs.append(_new(Run, (waiting, "plain", None)))
    return _new(FormattedReference, (tuple(runs),))
