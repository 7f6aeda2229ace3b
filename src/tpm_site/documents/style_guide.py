"""The text of the style guide taken apart: an article of its examples, and the parts of the theme they show.

Examples stand between lines of four backticks. Behind the word `yaml`, `markdown` or `text` comes the name of
the part. YAML is the front matter of the article, Markdown its text; plain text is shown and does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic, has_errors
from tpm_site.base.span import Mark
from tpm_site.documents.parse import parse_document
from tpm_site.markdown.context import Context
from tpm_site.markdown.parser import parse
from tpm_site.markdown.place import FilePlace
from tpm_site.model.body import Body, without_paragraph
from tpm_site.model.codec import decode
from tpm_site.model.content import Content
from tpm_site.model.document import Document
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.library import Term
from tpm_site.model.tree import SourceFile
from tpm_site.sources.text import decode as decode_text
from tpm_site.sources.validation import read_record

NAME = "styleguide"
TEXT = f"templates/{NAME}.md"
"""How findings name its file."""
TERM = "term"
"""The part whose YAML is an entry of the glossary, and no front matter."""
_OPENING = re.compile(r"````(?P<language>yaml|markdown|text)(?: (?P<part>\w+))?$")
_CLOSING = "````"
_BREAK = ("", "---", "")


class _Line(NamedTuple):
    """A line of the article, and the line of the guide that it comes from."""

    text: str
    number: int


class _Pieces(NamedTuple):
    """The lines of the guide by what they are; `parts` are the names of examples, in their order."""

    front: list[_Line]
    body: list[_Line]
    term: list[_Line]
    parts: list[str]


class Entry(NamedTuple):
    """A word of the glossary, with its definition parsed."""

    term: str
    also: tuple[str, ...]
    definition: Body


class StyleGuide(NamedTuple):
    """An article whose text has a break before and after the result of each example; `parts` name these."""

    document: Document
    content: Content
    parts: tuple[str, ...]
    entry: Entry


def read_style_guide(data: bytes, language: str) -> tuple[StyleGuide | None, tuple[Diagnostic, ...]]:
    """The guide, and what is wrong in it, with the lines of its own file; None where that stops it."""
    text, faults = decode_text(data, TEXT)
    if text is None:
        return None, faults
    pieces = _pieces(text)
    lines = [_Line("---", 1), *pieces.front, _Line("---", 1), *pieces.body]
    source = SourceFile(DocumentId(Kind.ARTICLE, NAME, language), TEXT)
    article = "".join(f"{line.text}\n" for line in lines)
    parsed, encoded = parse_document(source, article.encode())
    found = list(_placed(parsed.diagnostics, lines))
    entry, faults = _entry(pieces.term, language)
    found += faults
    if parsed.document is None or entry is None or has_errors(found):
        return None, tuple(found)
    content = decode(encoded, Content)
    return StyleGuide(parsed.document, content, tuple(pieces.parts), entry), tuple(found)


def _pieces(text: str) -> _Pieces:
    """Each example stays in the text as code; what it gives follows it, between two breaks."""
    pieces = _Pieces([], [], [], [])
    example: list[_Line] = []
    opening = None
    for number, line in enumerate(text.splitlines(), 1):
        pieces.body.append(_Line(line.split(" ")[0] if _OPENING.match(line) else line, number))
        if opening is None:
            opening = _OPENING.match(line)
        elif line == _CLOSING:
            _keep(opening, example, pieces, number)
            opening, example = None, []
        else:
            example.append(_Line(line, number))
    return pieces


def _keep(opening: re.Match[str], example: list[_Line], pieces: _Pieces, number: int) -> None:
    part = opening["part"] or ""
    pieces.parts.append(part)
    if opening["language"] == "yaml":
        (pieces.term if part == TERM else pieces.front).extend(example)
    between = [_Line(text, number) for text in _BREAK]
    shown = example if opening["language"] == "markdown" else []
    pieces.body.extend([*between, *shown, *between])


def _placed(found: tuple[Diagnostic, ...], lines: list[_Line]) -> Iterator[Diagnostic]:
    """Findings about lines of the article, at the lines of the guide."""
    for one in found:
        number = lines[min(one.span.line, len(lines)) - 1].number
        yield one._replace(span=one.span._replace(line=number))


def _entry(lines: list[_Line], language: str) -> tuple[Entry | None, tuple[Diagnostic, ...]]:
    first = lines[0].number if lines else 1
    text = "\n" * (first - 1) + "".join(f"{line.text}\n" for line in lines)
    term, _, faults = read_record(text, Term, TEXT, Mark(first, 1, 1))
    if term is None:
        return None, faults
    place = FilePlace(TEXT, tuple(term.definition.split("\n")), first)
    parsed = parse(term.definition, language, Context(place, f"{TERM}-", allows_headings=False))
    return Entry(term.term, term.also, without_paragraph(parsed.body)), (*faults, *parsed.diagnostics)
