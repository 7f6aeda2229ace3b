"""The style guide, only in a preview: every part of the theme, with what an editor writes for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tpm_site.base.codes import Severity
from tpm_site.base.html import made_here
from tpm_site.model.calendar import Status
from tpm_site.model.codec import encode
from tpm_site.model.common import CallToAction
from tpm_site.model.content import Content, StoredContent
from tpm_site.model.document import Document
from tpm_site.model.kinds import Kind
from tpm_site.model.linked import LinkedBody
from tpm_site.pages.cards import filter_links, shelf_link
from tpm_site.pages.frame import Frame
from tpm_site.pages.inputs import Kicker, ReadingInputs, ShelfInput, StyleGuideInputs, Teaser, TextInput
from tpm_site.pages.reading import reading_view
from tpm_site.pages.views import Specimen, StyleGuideView, TermView
from tpm_site.render.components import ComponentError, Components
from tpm_site.render.fill import Filler
from tpm_site.site import urls
from tpm_site.sources.templates import STYLE_GUIDE

_BREAK = "<hr />\n"
"""What the parser makes of the breaks around what an example gives."""
_WEEK = timedelta(weeks=1)


def style_guide_view(inputs: StyleGuideInputs, components: Components) -> StyleGuideView:
    """Everything that styleguide.html shows. Raises ComponentError where its text is at fault."""
    # The parser takes a while to import, and no other page needs it.
    from tpm_site.documents.style_guide import read_style_guide

    frame = inputs.frame
    guide, found = read_style_guide(inputs.source, frame.language)
    if guide is None:
        fault = next(d for d in found if d.severity is Severity.ERROR)
        raise ComponentError(STYLE_GUIDE, fault.span.line, f"{fault.code} {fault.message}")
    sample = reading_view(_reading(guide.document, guide.content, frame), components)
    *pieces, rest = sample.body.split(_BREAK)
    words, results = pieces[::2], pieces[1::2]
    texts = zip(guide.parts, words, results, strict=True)
    filler = Filler(components, {}, {})
    definition = filler.fill(LinkedBody(guide.entry.definition, {}, {}))
    shelf = ShelfInput(guide.document.title, urls.STYLE_GUIDE, guide.document.summary, 1)
    other = ShelfInput(
        frame.strings["library"], frame.prefix + urls.LIBRARY, frame.strings["library_summary"], 5
    )
    return StyleGuideView(
        chrome=sample.chrome,
        head=sample.head,
        crumbs=sample.crumbs,
        title=sample.title,
        summary=sample.summary,
        mark=sample.mark,
        sample=sample,
        rest=made_here(rest),
        specimens=tuple(Specimen(part, made_here(word), made_here(result)) for part, word, result in texts),
        term=TermView("term", guide.entry.term, guide.entry.also, definition),
        shelves=(shelf_link(frame, shelf), shelf_link(frame, other)),
        filters=filter_links(frame, shelf.articles + other.articles, (shelf, other), shelf.url),
    )


def _reading(document: Document, content: Content, frame: Frame) -> ReadingInputs:
    """The article of the guide, as if it stood on a shelf of the library."""
    encoded = encode(content)
    images = {src: frame.share_image for src in document.facts.pictures if frame.share_image}
    text = TextInput(
        content=StoredContent("", lambda _: encoded),
        hrefs={target: frame.href(target) for target in document.facts.links},
        images=images,
        snippets={},
    )
    library = frame.prefix + urls.LIBRARY
    return ReadingInputs(
        frame=frame,
        kind=Kind.ARTICLE,
        text=text,
        url=urls.STYLE_GUIDE,
        title=document.title,
        summary=document.summary,
        status=Status.DRAFT,
        published=document.published,
        updated=document.updated,
        expires=None,
        tags=document.tags,
        references={},
        notices={},
        category=Kicker(_kicker(document), library),
        authors=(),
        specialists=(),
        related=tuple(_cards(document)),
        translations=(),
        action=document.cta if isinstance(document.cta, CallToAction) else None,
        picture=None,
        review=None,
        disclaimer=None,
    )


def _cards(document: Document) -> Iterator[Teaser]:
    """One card for each state of a page; all of them lead back here."""
    for week, status in enumerate(Status):
        day = document.published + week * _WEEK if document.published else None
        yield Teaser(document.title, urls.STYLE_GUIDE, document.summary, _kicker(document), day, status)


def _kicker(document: Document) -> str:
    """The category in words: it is none of the site's."""
    return document.category.replace("-", " ").capitalize()
