"""A parsed text: HTML in segments, with typed holes that are filled once the site is known."""

from __future__ import annotations

from dataclasses import dataclass

from tpm_site.base.span import Mark


@dataclass(frozen=True, slots=True)
class Link:
    """The attributes of an `a` to somewhere on this site, as written: path, anchor, title."""

    target: str
    title: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation mark, of one reference or more. `marks` are the places of `ids`, one for each."""

    ids: tuple[str, ...]
    marks: tuple[Mark, ...]

    @property
    def mark(self) -> Mark:
        return self.marks[0]


@dataclass(frozen=True, slots=True)
class CitedText:
    """A citation with words of its own."""

    id: str
    content: Body
    mark: Mark


@dataclass(frozen=True, slots=True)
class Picture:
    """An image; `is_figure` where it stands alone. Empty alt text means decorative."""

    src: str
    alt: str
    caption: str
    is_figure: bool
    mark: Mark


@dataclass(frozen=True, slots=True)
class Callout:
    """A box of one of the kinds in `markdown.callout.KINDS`."""

    kind: str
    heading: Body
    content: Body
    mark: Mark


@dataclass(frozen=True, slots=True)
class Include:
    """A snippet, by its id."""

    snippet: str
    mark: Mark


Hole = Link | Citation | CitedText | Picture | Callout | Include
Segment = str | Hole


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text; `text` is plain."""

    level: int
    id: str
    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Body:
    """A text, and its outline. An Include in the outline stands for the snippet's own."""

    segments: tuple[Segment, ...] = ()
    outline: tuple[Heading | Include, ...] = ()
    words: int = 0

    def __bool__(self) -> bool:
        return bool(self.segments)


EMPTY = Body()
