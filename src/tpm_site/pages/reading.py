"""Articles, treatments and pages: the texts to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from tpm_site.base.html import made_here
from tpm_site.base.slug import letter
from tpm_site.evidence.ama import format_ama
from tpm_site.evidence.formatting import Run
from tpm_site.evidence.links import Link, links
from tpm_site.model.body import Body, Heading
from tpm_site.model.front import Article, Treatment
from tpm_site.model.reference import Reference
from tpm_site.pages import json_ld
from tpm_site.pages.frame import Frame
from tpm_site.pages.head import Description, head_of, is_hidden
from tpm_site.pages.inputs import PersonInput, ReadingInputs
from tpm_site.pages.parts import (
    Byline,
    LinkText,
    PersonView,
    QuestionView,
    ReferenceView,
)
from tpm_site.pages.views import ReadingView
from tpm_site.pages.wording import date_text, reading_time
from tpm_site.render.components import Components
from tpm_site.render.fill import Filler, Source, cited_ids
from tpm_site.render.picture import PictureView, picture_view
from tpm_site.site import urls
from tpm_site.site.calendar import add

SECTIONS_FOR_CONTENTS = 4
_LINK_LABELS = {"DOI": "doi", "PubMed": "pubmed", "PMC": "pmc"}


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of a page, filled in order of reading, and the references they cite."""

    key_points: tuple[Markup, ...]
    body: Markup
    questions: tuple[QuestionView, ...]
    references: tuple[ReferenceView, ...]
    cited: tuple[tuple[Reference, tuple[Link, ...]], ...]


def reading_view(inputs: ReadingInputs, components: Components) -> ReadingView:
    """Everything that article.html, treatment.html and page.html show."""
    frame, card, front = inputs.frame, inputs.card, inputs.document.front
    texts = _texts(inputs, components)
    crumbs = _crumbs(inputs)
    image = getattr(front, "image", None)
    related = tuple(frame.card(c, inputs.kickers.get(c.category, "")) for c in inputs.related)
    is_page = not isinstance(front, Article | Treatment)
    return ReadingView(
        chrome=frame.chrome_at(card.url),
        head=head_of(frame, _description(inputs, texts, crumbs)),
        crumbs=crumbs,
        title=card.title,
        summary=card.summary,
        mark=_banner(inputs),
        kicker=_kicker(inputs),
        also=front.also if isinstance(front, Treatment) else (),
        byline=_byline(inputs),
        picture=_picture(inputs) if image else None,
        key_points=texts.key_points,
        contents=_contents(inputs),
        body=texts.body,
        questions=texts.questions,
        references=texts.references,
        specialists=() if is_page else _specialists(inputs),
        disclaimer=Markup("") if is_page else frame.disclaimer,
        action=frame.action(inputs.action),
        related=related,
    )


def _texts(inputs: ReadingInputs, components: Components) -> _Texts:
    document = inputs.document
    bodies = [*document.key_points, document.body, *(faq.answer for faq in document.faqs)]
    ids = _in_order(cited_ids(bodies, inputs.snippets), document.front, inputs.references)
    filler = Filler(components, {id: n for n, id in enumerate(ids, 1)}, inputs.snippets)

    def fill(body: Body, level: int) -> Markup:
        return filler.fill(Source(body, inputs.source.hrefs, inputs.source.images), level)

    key_points = tuple(fill(point, 2) for point in document.key_points)
    body = fill(document.body, 1)
    questions = tuple(QuestionView(faq.id, faq.question, fill(faq.answer, 2)) for faq in document.faqs)
    strings = inputs.frame.strings
    cited = tuple((inputs.references[id], links(inputs.references[id])) for id in ids)
    references = tuple(
        reference_view(reference, number, open_at, filler.uses[reference.id], strings)
        for number, (reference, open_at) in enumerate(cited, 1)
    )
    return _Texts(key_points, body, questions, references, cited)


def _in_order(used: Iterable[str], front: object, references: Mapping[str, Reference]) -> tuple[str, ...]:
    """Ids in order of first use; what is listed but never cited comes last."""
    listed = (c.id if isinstance(c, Reference) else c for c in getattr(front, "citations", ()))
    ids = dict.fromkeys([*used, *listed])
    return tuple(id for id in ids if id in references)


def _run(run: Run, named: set[str]) -> str:
    """A stretch of a reference as HTML; an address with a link of its own below it is plain text."""
    text = escape(run.text)
    if run.style == "italic":
        return f"<em>{text}</em>"
    if run.href and run.href not in named:
        return f'<a href="{escape(run.href)}">{text}</a>'
    return text


def reference_view(
    reference: Reference,
    number: int,
    open_at: Sequence[Link],
    uses: Sequence[str],
    strings: Mapping[str, str],
) -> ReferenceView:
    """A reference in AMA style, with its links and the ways back to its uses."""
    named = {link.href for link in open_at}
    content = Markup(made_here("".join(_run(run, named) for run in format_ama(reference).runs)))
    if reference.retracted:
        content = Markup("<strong>{}</strong> {}").format(strings["retracted"], content)
    return ReferenceView(
        f"ref-{reference.id}",
        number,
        content,
        tuple(LinkText(strings[_LINK_LABELS[link.label]], link.href) for link in open_at),
        tuple(LinkText(letter(index), f"#{mark}") for index, mark in enumerate(uses)),
    )


def _crumbs(inputs: ReadingInputs) -> tuple[LinkText, ...]:
    frame, strings, front = inputs.frame, inputs.frame.strings, inputs.document.front
    crumbs = [frame.home_crumb()]
    prefix = frame.edition.prefix
    if isinstance(front, Article):
        crumbs.append(LinkText(strings["library"], frame.href(f"{prefix}{urls.LIBRARY}")))
        if inputs.category:
            crumbs.append(LinkText(inputs.category.title, frame.href(inputs.category.url)))
    elif isinstance(front, Treatment):
        crumbs.append(LinkText(strings["treatments"], frame.href(f"{prefix}{urls.TREATMENTS}")))
    return (*crumbs, LinkText(inputs.card.title, frame.href(inputs.card.url), current="page"))


def _kicker(inputs: ReadingInputs) -> LinkText | None:
    frame, front = inputs.frame, inputs.document.front
    if inputs.category:
        return LinkText(inputs.category.title, frame.href(inputs.category.url))
    if isinstance(front, Treatment):
        href = frame.href(f"{frame.edition.prefix}{urls.TREATMENTS}")
        return LinkText(frame.strings["treatments"], href)
    return None


def _banner(inputs: ReadingInputs) -> str:
    if not is_hidden(inputs.card):
        return ""
    front, frame = inputs.document.front, inputs.frame
    status = inputs.card.status.value
    day = getattr(front, "expires" if status == "expired" else "published", None)
    text = date_text(day, frame.language).text if day else ""
    return frame.strings[f"banner_{status}"].format(date=text)


def person_view(frame: Frame, person: PersonInput) -> PersonView:
    """Someone as a byline or a list shows them."""
    return PersonView(
        person.front.name,
        ", ".join(person.front.credentials),
        person.front.role,
        frame.href(person.card.url),
        person.card.summary,
    )


def _author(frame: Frame, person: PersonInput) -> PersonView:
    """An author as a byline names one: a team is "the Team"."""
    view = person_view(frame, person)
    if person.front.kind == "organization":
        return view._replace(name=frame.strings["team"].format(name=view.name))
    return view


def _byline(inputs: ReadingInputs) -> Byline:
    frame, card, document = inputs.frame, inputs.card, inputs.document
    authors = tuple(_author(frame, person) for person in inputs.authors)
    if not authors:
        authors = (PersonView(frame.config.name, "", "", frame.chrome.home),)
    words = document.body.words + sum(p.words for p in document.key_points)
    words += sum(faq.answer.words for faq in document.faqs)
    words += sum(snippet.body.words for snippet in inputs.snippets.values())
    review = getattr(document.front, "review", None) or frame.config.defaults.review
    due = add(card.changed, review.every) if card.changed else None
    updated = card.updated if card.updated != card.published else None
    return Byline(
        authors,
        date_text(card.published, frame.language) if card.published else None,
        date_text(updated, frame.language) if updated else None,
        reading_time(words, frame.strings, frame.language),
        date_text(due, frame.language) if due else None,
    )


def _picture(inputs: ReadingInputs) -> PictureView | None:
    image = getattr(inputs.document.front, "image", None)
    if image is None or inputs.image is None:
        return None
    return picture_view(inputs.image, image.alt, image.caption or "", image.credit or "")


def outline(source: Source, snippets: Mapping[str, Source]) -> tuple[Heading, ...]:
    """The headings of a text, those of its snippets in their place."""
    found: list[Heading] = []
    for item in source.body.outline:
        if isinstance(item, Heading):
            found.append(item)
        elif item.snippet in snippets:
            found += outline(snippets[item.snippet], snippets)
    return tuple(found)


def _contents(inputs: ReadingInputs) -> tuple[Heading, ...]:
    sections = [h for h in outline(inputs.source, inputs.snippets) if h.level == 2]
    return tuple(sections) if len(sections) >= SECTIONS_FOR_CONTENTS else ()


def _specialists(inputs: ReadingInputs) -> tuple[PersonView, ...]:
    """Those who provide this care; the practice itself where none is named."""
    frame = inputs.frame
    people = tuple(person_view(frame, person) for person in inputs.specialists)
    if people:
        return people
    return (PersonView(frame.config.name, "", "", frame.chrome.home, frame.organization.description),)


def _description(inputs: ReadingInputs, texts: _Texts, crumbs: tuple[LinkText, ...]) -> Description:
    frame, card, front = inputs.frame, inputs.card, inputs.document.front
    is_article = isinstance(front, Article)
    authors = [json_ld.person_id(frame, person.card.url, person.front) for person in inputs.authors]
    medical = is_article or isinstance(front, Treatment)
    extra = {
        "author": [{"@id": id} for id in authors or [json_ld.organization_id(frame)]],
        "audience": {"@type": "MedicalAudience", "audienceType": "Patient"} if medical else None,
        "about": _about(front) if medical else None,
        "citation": [json_ld.citation_node(*cited) for cited in texts.cited],
        "keywords": ", ".join(card.tags),
    }
    image = getattr(front, "image", None)
    return Description(
        url=card.url,
        title=card.title,
        summary=card.summary,
        crumbs=crumbs,
        schema_type="MedicalWebPage" if medical else "WebPage",
        kind="article" if medical else "website",
        published=card.published,
        modified=card.changed,
        section=inputs.category.title if inputs.category else "",
        image=inputs.image,
        image_alt=image.alt if image else "",
        noindex=is_hidden(card),
        translations=inputs.translations,
        extra=tuple(extra.items()),
        nodes=tuple(json_ld.person_node(frame, person.card.url, person.front) for person in inputs.authors),
    )


def _about(front: object) -> json_ld.Node | None:
    """What a treatment's page is about."""
    if not isinstance(front, Treatment):
        return None
    return json_ld.without_empty(
        {"@type": "MedicalTherapy", "name": front.title, "alternateName": list(front.also)}
    )
