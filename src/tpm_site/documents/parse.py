"""Bytes of one Markdown file to a Document and its Content, with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.digest import sha256
from tpm_site.base.slug import slugify
from tpm_site.base.span import Span, at
from tpm_site.documents.facts import gather_facts
from tpm_site.documents.headlines import headlines_of
from tpm_site.documents.identifiers import check_front, with_plain_numbers
from tpm_site.documents.split import content_of, document_of
from tpm_site.documents.typesetting import set_front
from tpm_site.markdown.context import Context, Uses
from tpm_site.markdown.parser import ParsedText, parse
from tpm_site.markdown.place import FilePlace, RegionPlace
from tpm_site.markdown.typography import typeset
from tpm_site.model.body import Body, without_paragraph
from tpm_site.model.codec import encode
from tpm_site.model.content import AnsweredQuestion, Content
from tpm_site.model.document import Marks, ParsedDocument
from tpm_site.model.front import Article, Page, Treatment
from tpm_site.model.kinds import Kind
from tpm_site.model.tree import SourceFile
from tpm_site.sources.front_matter import SourceText, read_source
from tpm_site.sources.placeholders import STARTER_SUMMARY


class _Parsing(Struct):
    """What the texts of one file add up to; they are parsed in order of reading."""

    source: SourceFile
    diagnostics: list[Diagnostic]
    anchors: list[str] = field(default_factory=list)
    uses: list[Uses] = field(default_factory=list)

    def keep(self, text: ParsedText) -> Body:
        self.diagnostics += text.diagnostics
        self.anchors += text.anchors
        self.uses.append(text.uses)
        return text.body


def parse_document(source: SourceFile, data: bytes) -> tuple[ParsedDocument, bytes]:
    """Parses one file: the document and its encoded Content, apart.

    Faults of the front matter do not hide those of the text.
    """
    taken = read_source(data, source.id.kind, source.path)
    parsing = _Parsing(source, list(taken.diagnostics))
    key_points = _key_points(taken, parsing)
    body = _body(taken, parsing)
    questions = _questions(taken, parsing)
    document, marks, content = None, Marks(), Content()
    if taken.front is None:
        _look_through(taken, parsing)
    else:
        front = with_plain_numbers(taken.front)
        parsing.diagnostics += check_front(front, source.path, taken)
        parsing.diagnostics += _without_text(taken, source)
        parsing.diagnostics += _as_begun(taken, source)
        parsing.diagnostics += _asked_twice(questions, taken, source)
        anchors = [*parsing.anchors, *(question.id for question in questions)]
        headlines = headlines_of(front, source.id.language)
        facts, marks = gather_facts(parsing.uses, anchors, taken.marks, headlines)
        front = set_front(front, source.id.language)
        content = content_of(front, body, key_points, questions)
        document = document_of(source, front, content, facts)
    encoded = encode(content)
    found = tuple(parsing.diagnostics)
    places, digest = encode(marks), sha256(encoded)
    return ParsedDocument(source.id, source.path, document, places, digest, found), encoded


def _body(taken: SourceText, parsing: _Parsing) -> Body:
    source = parsing.source
    if not taken.body.strip():
        return Body()
    place = FilePlace(source.path, tuple(taken.body.split("\n")), taken.body_line)
    # A snippet shares the page of the text that includes it, so its ids carry its name.
    # Two hyphens, for a heading's words never make them.
    prefix = f"{source.id.slug}--" if source.id.kind is Kind.SNIPPET else ""
    return parsing.keep(parse(taken.body, source.id.language, Context(place, prefix)))


def _without_text(taken: SourceText, source: SourceFile) -> Iterator[Diagnostic]:
    """An article that is out, and says nothing."""
    if isinstance(taken.front, Article) and not taken.front.draft and not taken.body.strip():
        message = "this article has no text"
        help = "write it below the second line of ---, or add `draft: true` until it is written"
        yield Diagnostic(Span(source.path), "A102", message, help)


def _as_begun(taken: SourceText, source: SourceFile) -> Iterator[Diagnostic]:
    """A page that is out, and still has the summary of a new file."""
    front = taken.front
    if not isinstance(front, Article | Treatment | Page) or front.draft:
        return
    if front.summary.startswith(STARTER_SUMMARY):
        message = "the summary is still the one that the new file had"
        help = "write what the page tells its readers, or add `draft: true` until it is written"
        yield Diagnostic(at(source.path, taken.marks.get("summary")), "F110", message, help)


def _key_points(taken: SourceText, parsing: _Parsing) -> tuple[Body, ...]:
    points = taken.front.key_points if isinstance(taken.front, Article | Treatment) else ()
    return tuple(
        without_paragraph(_field(point, f"key_points.{index}", f"key-{index + 1}-", taken, parsing))
        for index, point in enumerate(points)
    )


def _questions(taken: SourceText, parsing: _Parsing) -> tuple[AnsweredQuestion, ...]:
    faqs = taken.front.faqs if isinstance(taken.front, Article | Treatment) else ()
    questions = []
    ids: set[str] = set()
    for index, faq in enumerate(faqs):
        id = _unused(f"faq-{slugify(faq.question) or index + 1}", ids)
        answer = _field(faq.answer, f"faqs.{index}", f"{id}-", taken, parsing)
        asked = typeset(faq.question, parsing.source.id.language)
        questions.append(AnsweredQuestion(id, asked, answer))
    return tuple(questions)


def _asked_twice(
    questions: Iterable[AnsweredQuestion], taken: SourceText, source: SourceFile
) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for index, question in enumerate(questions):
        asked = question.question.casefold()
        if asked in seen:
            span = at(source.path, taken.marks.get(f"faqs.{index}"))
            message = f"this page asks the same twice: {question.question}"
            yield Diagnostic(span, "F112", message, "delete one of the two, or ask another way")
        seen.add(asked)


def _look_through(taken: SourceText, parsing: _Parsing) -> None:
    """Parses the texts of a front matter that is at fault elsewhere, for what is wrong in them."""
    for name, region in taken.regions.items():
        # A text with a fault of its own is not the one that was meant.
        if region.text and not any(region.holds(found.span) for found in taken.diagnostics):
            _field(region.text, name, f"{name}-", taken, parsing)


def _field(text: str, name: str, prefix: str, taken: SourceText, parsing: _Parsing) -> Body:
    region = taken.regions[name]
    place = RegionPlace(parsing.source.path, region.raw, region.mark, text)
    context = Context(place, prefix, allows_headings=False)
    return parsing.keep(parse(text, parsing.source.id.language, context))


def _unused(wanted: str, ids: set[str]) -> str:
    id, number = wanted, 1
    while id in ids:
        number += 1
        id = f"{wanted}-{number}"
    ids.add(id)
    return id
