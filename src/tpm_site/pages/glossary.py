"""The glossary: its words by letter, each a deep link."""

from __future__ import annotations

from itertools import groupby

from tpm_site.base.slug import slugify
from tpm_site.model.body import without_paragraph
from tpm_site.model.linked import LinkedBody
from tpm_site.pages.head import Description, head_of
from tpm_site.pages.inputs import GlossaryInputs, TermInput
from tpm_site.pages.parts import LinkText
from tpm_site.pages.views import GlossaryView, LetterView, TermView
from tpm_site.render.components import Components
from tpm_site.render.fill import Filler
from tpm_site.site import urls


def glossary_view(inputs: GlossaryInputs, components: Components) -> GlossaryView:
    """Everything that glossary.html shows."""
    frame, strings = inputs.frame, inputs.frame.strings
    url, title = f"{frame.prefix}{urls.GLOSSARY}", inputs.frame.strings["glossary"]
    crumbs = (frame.home_crumb(), LinkText(title, frame.href(url), current="page"))
    terms = [
        {
            "@type": "DefinedTerm",
            "@id": f"{frame.absolute(url)}#{term.id}",
            "name": term.term,
            "alternateName": list(term.also),
        }
        if term.also
        else {"@type": "DefinedTerm", "@id": f"{frame.absolute(url)}#{term.id}", "name": term.term}
        for term in inputs.terms
    ]
    page = Description(
        url=url,
        title=title,
        summary=strings["glossary_summary"],
        crumbs=crumbs,
        extra=(("mainEntity", {"@type": "DefinedTermSet", "name": title, "hasDefinedTerm": terms}),),
    )
    filler = Filler(components, {}, {})
    return GlossaryView(
        chrome=frame.chrome_at(url),
        head=head_of(frame, page),
        crumbs=crumbs,
        title=title,
        summary=strings["glossary_summary"],
        mark="",
        letters=tuple(
            LetterView(
                f"letter-{slugify(letter) or 'other'}",
                letter,
                tuple(_term(term, filler) for term in group),
            )
            for letter, group in groupby(inputs.terms, key=initial)
        ),
    )


def initial(term: TermInput) -> str:
    """The letter that a word stands under: without its accent, # for a digit or a sign."""
    letter = slugify(term.term)[:1].upper()
    return letter if letter.isalpha() else "#"


def _term(term: TermInput, filler: Filler) -> TermView:
    definition = term.definition
    body = without_paragraph(definition.body)
    return TermView(
        term.id,
        term.term,
        term.also,
        filler.fill(LinkedBody(body, definition.hrefs, definition.images)),
    )
