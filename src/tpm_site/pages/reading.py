"""Articles, treatments and pages: the texts to read."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup
from msgspec import Struct

from tpm_site.base.html import escaped, made_here
from tpm_site.evidence.links import Link, links
from tpm_site.evidence.notices import with_notices
from tpm_site.model.body import Body, Heading
from tpm_site.model.calendar import Status
from tpm_site.model.content import Content
from tpm_site.model.kinds import Kind
from tpm_site.model.linked import LinkedBody
from tpm_site.model.reference import Reference
from tpm_site.model.sections import HEADINGS_FOR_CONTENTS
from tpm_site.pages import json_ld
from tpm_site.pages.about_evidence import about_view
from tpm_site.pages.banner import banner_of
from tpm_site.pages.cards import action_view, card_view, front_picture
from tpm_site.pages.head import Description, head_of, is_hidden
from tpm_site.pages.inputs import ReadingInputs
from tpm_site.pages.parts import Byline, EvidenceView, LinkText, PersonView, QuestionView, ReferenceView
from tpm_site.pages.people import author_view, person_view, practice_view
from tpm_site.pages.references import card_of, reference_view
from tpm_site.pages.social_card import card_of_reading
from tpm_site.pages.views import ReadingView
from tpm_site.pages.wording import date_text, reading_time
from tpm_site.render.components import Components
from tpm_site.render.fill import Filler
from tpm_site.site import urls
from tpm_site.site.calendar import add
from tpm_site.site.urls import study_url


class _Texts(Struct, frozen=True):
    """The texts of a page, filled in order of reading, and the references they cite."""

    key_points: tuple[Markup, ...]
    body: Markup
    questions: tuple[QuestionView, ...]
    references: tuple[ReferenceView, ...]
    cited: tuple[tuple[Reference, tuple[Link, ...]], ...]


def reading_view(inputs: ReadingInputs, components: Components) -> ReadingView:
    """Everything that article.html, treatment.html and page.html show."""
    frame, content = inputs.frame, inputs.text.content.load()
    texts = _texts(inputs, content, components)
    crumbs = _crumbs(inputs)
    day = inputs.expires if inputs.status is Status.EXPIRED else inputs.published
    return ReadingView(
        chrome=frame.chrome_at(inputs.url),
        head=head_of(frame, _description(inputs, content, texts, crumbs)),
        crumbs=crumbs,
        title=inputs.title,
        summary=inputs.summary,
        mark=banner_of(frame, inputs.status, day),
        kicker=_kicker(inputs),
        also=content.also,
        byline=_byline(inputs, content),
        picture=front_picture(inputs.picture),
        key_points=texts.key_points,
        contents=_contents(inputs, content),
        body=texts.body,
        questions=texts.questions,
        evidence=_evidence(inputs, texts),
        references=texts.references,
        specialists=_specialists(inputs),
        practice=_practice(inputs),
        disclaimer=_disclaimer(inputs, components),
        action=action_view(frame, inputs.action),
        related=tuple(card_view(frame, teaser) for teaser in inputs.related),
    )


def _texts(inputs: ReadingInputs, content: Content, components: Components) -> _Texts:
    text, strings = inputs.text, inputs.frame.strings
    written = (with_notices(reference, inputs.notices) for reference in content.references)
    known = {**inputs.references, **{reference.id: reference for reference in written}}
    cards = {id: card_of(reference, strings) for id, reference in known.items()}
    filler = Filler(components, cards, text.snippets, known)

    def fill(body: Body, level: int) -> Markup:
        return filler.fill(LinkedBody(body, text.hrefs, text.images), level)

    key_points = tuple(fill(point, 2) for point in content.key_points)
    body = fill(content.body, 1)
    questions = tuple(QuestionView(q.id, q.question, fill(q.answer, 2)) for q in content.questions)
    # What is listed but never cited comes last.
    ids = dict.fromkeys([*filler.numbers, *(id for id in content.listed if id in known)])
    cited = tuple([(known[id], links(known[id])) for id in ids])
    references = tuple(
        reference_view(
            reference,
            number,
            open_at,
            filler.uses[reference.id],
            inputs.frame,
            _about_study(reference.id, inputs),
        )
        for number, (reference, open_at) in enumerate(cited, 1)
    )
    return _Texts(key_points, body, questions, references, cited)


def _about_study(id: str, inputs: ReadingInputs) -> str:
    """The page of a reference of the library; one that is written in place has none."""
    return inputs.frame.href(study_url(id, inputs.frame.prefix)) if id in inputs.references else ""


def _evidence(inputs: ReadingInputs, texts: _Texts) -> EvidenceView | None:
    """What the page rests on; a page of the site's own says nothing of care."""
    if inputs.kind is Kind.PAGE:
        return None
    cited = [reference for reference, _ in texts.cited]
    return about_view(cited, inputs.frame, is_listed=bool(inputs.references))


def _disclaimer(inputs: ReadingInputs, components: Components) -> Markup:
    """The site's own words, else those of the language; none on a page of the site's own."""
    if inputs.kind is Kind.PAGE:
        return Markup("")
    if inputs.disclaimer is None:
        return made_here(f"<p>{escaped(inputs.frame.strings['disclaimer_text'])}</p>\n")
    return Filler(components, {}, {}).fill(inputs.disclaimer)


def _crumbs(inputs: ReadingInputs) -> tuple[LinkText, ...]:
    frame = inputs.frame
    crumbs = [frame.home_crumb()]
    if inputs.kind is Kind.ARTICLE:
        library = frame.href(f"{frame.prefix}{urls.LIBRARY}")
        crumbs.append(LinkText(frame.strings["library"], library))
    kicker = _kicker(inputs)
    own = LinkText(inputs.title, frame.href(inputs.url), current="page")
    return (*crumbs, kicker, own) if kicker else (*crumbs, own)


def _kicker(inputs: ReadingInputs) -> LinkText | None:
    """The shelf that a page stands on."""
    frame = inputs.frame
    if inputs.category:
        return LinkText(inputs.category.title, frame.href(inputs.category.url))
    if inputs.kind is Kind.TREATMENT:
        return LinkText(frame.strings["treatments"], frame.href(f"{frame.prefix}{urls.TREATMENTS}"))
    return None


def _byline(inputs: ReadingInputs, content: Content) -> Byline:
    frame, published, updated = inputs.frame, inputs.published, inputs.updated
    authors = tuple(author_view(frame, person) for person in inputs.authors)
    bodies = [content.body, *content.key_points, *(question.answer for question in content.questions)]
    words = sum(body.words for body in bodies)
    words += sum(snippet.body.words for snippet in inputs.text.snippets.values())
    every = content.review or inputs.review
    due = add(inputs.changed, every) if inputs.changed and every else None
    return Byline(
        authors or (practice_view(frame),),
        date_text(published, frame.language) if published else None,
        date_text(updated, frame.language) if updated and updated != published else None,
        reading_time(words, frame.strings, frame.language),
        date_text(due, frame.language) if due else None,
    )


def outline(body: Body, snippets: Mapping[str, LinkedBody]) -> tuple[Heading, ...]:
    """The headings of a text, those of its snippets in their place."""
    found: list[Heading] = []
    for item in body.outline:
        if isinstance(item, Heading):
            found.append(item)
        elif item.snippet in snippets:
            found += outline(snippets[item.snippet].body, snippets)
    return tuple(found)


def _contents(inputs: ReadingInputs, content: Content) -> tuple[Heading, ...]:
    headings = tuple(h for h in outline(content.body, inputs.text.snippets) if h.level == 2)
    return headings if len(headings) >= HEADINGS_FOR_CONTENTS else ()


def _specialists(inputs: ReadingInputs) -> tuple[PersonView, ...]:
    """Those who provide this care."""
    if inputs.kind is Kind.PAGE:
        return ()
    return tuple(person_view(inputs.frame, person) for person in inputs.specialists)


def _practice(inputs: ReadingInputs) -> PersonView | None:
    """Whom to ask where nobody is named: the practice, which may not provide this care itself."""
    if inputs.kind is Kind.PAGE or inputs.specialists:
        return None
    return practice_view(inputs.frame, inputs.frame.organization.description)


def _description(
    inputs: ReadingInputs, content: Content, texts: _Texts, crumbs: tuple[LinkText, ...]
) -> Description:
    frame, picture = inputs.frame, inputs.picture
    authors = [json_ld.person_id(frame, person.url, person.front) for person in inputs.authors]
    medical = inputs.kind is not Kind.PAGE
    extra = {
        "author": [{"@id": id} for id in authors or [json_ld.organization_id(frame)]],
        "audience": {"@type": "MedicalAudience", "audienceType": "Patient"} if medical else None,
        "about": _about(inputs, content),
        "citation": [json_ld.cited_node(*cited) for cited in texts.cited],
        "keywords": ", ".join(inputs.tags),
    }
    return Description(
        url=inputs.url,
        title=inputs.title,
        summary=inputs.summary,
        crumbs=crumbs,
        schema_type="MedicalWebPage" if medical else "WebPage",
        kind="article" if medical else "website",
        published=inputs.published,
        modified=inputs.changed,
        section=inputs.category.title if inputs.category else "",
        image=picture.images if picture else None,
        image_alt=picture.image.alt if picture else "",
        card=card_of_reading(inputs),
        noindex=is_hidden(inputs.status),
        translations=inputs.translations,
        extra=tuple(extra.items()),
        nodes=tuple(json_ld.author_node(frame, person.url, person.front) for person in inputs.authors),
    )


def _about(inputs: ReadingInputs, content: Content) -> json_ld.Node | None:
    """What a treatment's page is about."""
    if inputs.kind is not Kind.TREATMENT:
        return None
    return json_ld.without_empty(
        {"@type": "MedicalTherapy", "name": inputs.title, "alternateName": list(content.also)}
    )
