"""A parsed text: HTML in segments, with typed holes that are filled once the site is known.

It knows no places in its file: a text that moves down by a line is the same text. See `document.Marks`.
"""

from __future__ import annotations

from msgspec import Struct


class Link(Struct, frozen=True, array_like=True, tag="link"):
    """The attributes of an `a` to somewhere on this site, as written: path, anchor, title."""

    target: str
    title: str


class Citation(Struct, frozen=True, array_like=True, tag="citation"):
    """A citation mark, of one reference or more."""

    ids: tuple[str, ...]


class CitedText(Struct, frozen=True, array_like=True, tag="cited-text"):
    """A citation with words of its own."""

    id: str
    content: Body


class Picture(Struct, frozen=True, array_like=True, tag="picture"):
    """An image; `is_figure` where it stands alone. Empty alt text means decorative."""

    src: str
    alt: str
    caption: str
    is_figure: bool


class Callout(Struct, frozen=True, array_like=True, tag="callout"):
    """A box of one of the kinds in `markdown.callout.KINDS`."""

    kind: str
    heading: Body
    content: Body


class Side(Struct, frozen=True, array_like=True):
    """One of the bodies of evidence that disagree; `cites` are the references that it names, in order."""

    title: Body
    content: Body
    cites: tuple[str, ...]


class Disagreement(Struct, frozen=True, array_like=True, tag="disagreement"):
    """Bodies of evidence that disagree, side by side; `introduction` stands above them."""

    heading: Body
    introduction: Body
    sides: tuple[Side, ...]


class Share(Struct, frozen=True, array_like=True):
    """So many of so many people. `written` is a percentage, as it stands in the text, else empty.

    `label` says who they are, `words` the same without marks.
    """

    count: int
    total: int
    written: str
    label: Body
    words: str


class Risk(Struct, frozen=True, array_like=True, tag="risk"):
    """How many people had something happen, in groups of which the first two are compared."""

    heading: Body
    shares: tuple[Share, ...]
    notes: tuple[Body, ...]


class Include(Struct, frozen=True, array_like=True, tag="include"):
    """A snippet, by its id."""

    snippet: str


class Heading(Struct, frozen=True, array_like=True, tag="heading"):
    """A heading of the text; `text` is plain."""

    level: int
    id: str
    text: str


Hole = Link | Citation | CitedText | Picture | Callout | Disagreement | Risk | Include
Segment = str | Hole


class Body(Struct, frozen=True, array_like=True):
    """A text, and its outline. An Include in the outline stands for the snippet's own."""

    segments: tuple[Segment, ...] = ()
    outline: tuple[Heading | Include, ...] = ()
    words: int = 0

    def __bool__(self) -> bool:
        return bool(self.segments)


EMPTY = Body()
_PARAGRAPH = ("<p>", "</p>\n")


def without_paragraph(body: Body) -> Body:
    """A text of one paragraph without its `p`; any other text as it is."""
    opening, closing = _PARAGRAPH
    segments = list(body.segments)
    if not segments or not isinstance(segments[0], str) or not isinstance(segments[-1], str):
        return body
    text = [s for s in segments if isinstance(s, str)]
    if not text[0].startswith(opening) or sum(s.count(opening) for s in text) != 1:
        return body
    if not text[-1].endswith(closing):
        return body
    segments[0] = segments[0].removeprefix(opening)
    segments[-1] = str(segments[-1]).removesuffix(closing)
    return Body(tuple(s for s in segments if s), body.outline, body.words)
