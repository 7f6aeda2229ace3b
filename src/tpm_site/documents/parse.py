"""Bytes of one Markdown file to a Document, with everything that is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.slug import slugify
from tpm_site.documents.facts import gather_facts
from tpm_site.markdown.context import Context
from tpm_site.markdown.parser import ParsedText, parse
from tpm_site.markdown.place import FilePlace, RegionPlace
from tpm_site.model.body import Body
from tpm_site.model.document import AnsweredQuestion, Document, ParsedDocument
from tpm_site.model.front import Article, Treatment
from tpm_site.model.kinds import Kind
from tpm_site.model.tree import SourceFile
from tpm_site.sources.front_matter import SourceText, read_source

_PARAGRAPH = ("<p>", "</p>\n")


@dataclass
class _Parsing:
    """What the texts of one file add up to."""

    source: SourceFile
    diagnostics: list[Diagnostic]
    anchors: list[str] = field(default_factory=list)

    def keep(self, text: ParsedText) -> Body:
        self.diagnostics += text.diagnostics
        self.anchors += text.anchors
        return text.body


def parse_document(source: SourceFile, data: bytes) -> ParsedDocument:
    """Parses one file. Faults of the front matter do not hide those of the text."""
    taken = read_source(data, source.id.kind, source.path)
    parsing = _Parsing(source, list(taken.diagnostics))
    body = _body(taken, parsing)
    document = None
    if taken.front is not None:
        key_points, faqs = _fields(taken, parsing)
        texts = [*key_points, body, *(faq.answer for faq in faqs)]
        facts = gather_facts(texts, [*parsing.anchors, *(faq.id for faq in faqs)])
        document = Document(source.id, source.path, taken.front, taken.marks, body, key_points, faqs, facts)
    return ParsedDocument(source.id, source.path, document, tuple(parsing.diagnostics))


def _body(taken: SourceText, parsing: _Parsing) -> Body:
    source = parsing.source
    if not taken.body.strip():
        return Body()
    place = FilePlace(source.path, tuple(taken.body.split("\n")), taken.body_line)
    # A snippet shares the page of the text that includes it, so its ids carry its name.
    # Two hyphens, for a heading's words never make them.
    prefix = f"{source.id.slug}--" if source.id.kind is Kind.SNIPPET else ""
    return parsing.keep(parse(taken.body, source.id.language, Context(place, prefix)))


def _fields(taken: SourceText, parsing: _Parsing) -> tuple[tuple[Body, ...], tuple[AnsweredQuestion, ...]]:
    front = taken.front
    if not isinstance(front, Article | Treatment):
        return (), ()
    key_points = tuple(
        without_paragraph(_field(point, f"key_points.{index}", f"key-{index + 1}-", taken, parsing))
        for index, point in enumerate(front.key_points)
    )
    questions = []
    ids: set[str] = set()
    for index, faq in enumerate(front.faqs):
        id = _unused(f"faq-{slugify(faq.question) or index + 1}", ids)
        answer = _field(faq.answer, f"faqs.{index}", f"{id}-", taken, parsing)
        questions.append(AnsweredQuestion(id, faq.question, answer))
    return key_points, tuple(questions)


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
