"""A text through our own Markdown, with its holes filled in the plainest way that still can be read."""

from __future__ import annotations

from html import escape

from tpm_site.markdown.context import Context
from tpm_site.markdown.parser import ParsedText, parse
from tpm_site.markdown.place import FilePlace
from tpm_site.model.body import (
    Body,
    Callout,
    Citation,
    CitedText,
    Disagreement,
    Hole,
    Include,
    Link,
    Picture,
    Risk,
    Share,
    Side,
)

FILE = "x.md"


def parsed(text: str, language: str = "en", prefix: str = "") -> ParsedText:
    """A text that stands alone in the file x.md."""
    return parse(text, language, Context(FilePlace(FILE, tuple(text.split("\n"))), prefix))


def filled(body: Body) -> str:
    """Links and pictures as CommonMark writes them, holes of our own as elements of their own names."""
    return "".join(part if isinstance(part, str) else _hole(part) for part in body.segments)


def _hole(hole: Hole) -> str:
    match hole:
        case Link():
            return f' href="{escape(hole.target)}"{_title(hole.title)}'
        case Picture():
            image = f'<img src="{escape(hole.src)}" alt="{escape(hole.alt)}"{_title(hole.caption)} />'
            return f"<p>{image}</p>\n" if hole.is_figure else image
        case Citation():
            return f"<cite {' '.join(hole.ids)}>"
        case CitedText():
            return f"<cite {hole.id}>{filled(hole.content)}</cite>"
        case Include():
            return f"<include {hole.snippet}>\n"
        case Callout():
            heading, content = filled(hole.heading), filled(hole.content)
            return f"<callout {hole.kind}>{heading}\n{content}</callout>\n"
        case Disagreement():
            above = f"{filled(hole.heading)}\n{filled(hole.introduction)}"
            return f"<disagree>{above}{''.join(map(_side, hole.sides))}</disagree>\n"
        case Risk():
            notes = "".join(f"<note>{filled(note)}</note>\n" for note in hole.notes)
            return f"<risk>{filled(hole.heading)}\n{''.join(map(_share, hole.shares))}{notes}</risk>\n"


def _side(side: Side) -> str:
    return f"<side {' '.join(side.cites)}>{filled(side.title)}\n{filled(side.content)}</side>\n"


def _share(share: Share) -> str:
    written = f" ({share.written})" if share.written else ""
    return f"<share {share.count}/{share.total}{written}: {share.words}>{filled(share.label)}</share>\n"


def _title(text: str) -> str:
    return f' title="{escape(text)}"' if text else ""


def findings(text: ParsedText) -> list[str]:
    """`2:3-7 M101 raw HTML …`: line, first column, last column, code, message."""
    return [
        f"{d.span.line}:{d.span.column}-{d.span.column + d.span.length - 1} {d.code} {d.message}"
        for d in text.diagnostics
    ]
