"""References in the style of the AMA Manual of Style, 11th edition: one form for each kind.

Section numbers are the manual's, chapter 3. What a record lacks is left out, with its punctuation;
no record is refused. Titles keep their capitals: the manual wants those of articles in small letters, but
no program can tell a name, a trial or a test from a word that only began with a capital.
"""

from __future__ import annotations

from tpm_site.evidence.ama_parts import (
    byline,
    edition,
    editors,
    imprint,
    numbering,
    online_day,
    volume,
    whereabouts,
)
from tpm_site.evidence.dates import english_partial_date
from tpm_site.evidence.formatting import FormattedReference, Piece, bare, compose
from tpm_site.evidence.forms import Form, Forms
from tpm_site.evidence.languages import foreign_language
from tpm_site.evidence.reference_parts import (
    container_of,
    is_put_online,
    journal_name,
    title_of,
    version_of,
    year_of,
)
from tpm_site.model.reference import Reference, SourceType


def format_ama(reference: Reference) -> FormattedReference:
    """The entry of a reference list, for a record of any type and whatever fields are empty."""
    form = _FORMS.of(reference)
    authors: Piece = (byline(reference.authors), "plain", None)
    return compose((authors, *form(reference), *whereabouts(reference)))


def _journal(reference: Reference) -> tuple[Piece, ...]:
    """An article (3.11). Online first: neither volume nor pages, but a day or a DOI."""
    year = year_of(reference)
    place = numbering(reference, year)
    if place == year and is_put_online(reference):
        place = f"Published online {online_day(reference)}"
    name = journal_name(reference.journal_abbrev or reference.journal)
    title: Piece = (title_of(reference), "plain", None)
    if not reference.language:
        return (title, (name, "italic", None), (place, "plain", None))
    language = foreign_language(reference.language)
    in_language = f"Article in {language}" if language else ""
    return (title, (in_language, "plain", None), (name, "italic", None), (place, "plain", None))


def _paper(reference: Reference) -> tuple[Piece, ...]:
    """A newspaper or a magazine, which has a day in place of numbers (3.13.1)."""
    if bare(reference.volume) or not reference.issued:
        return _journal(reference)
    return (
        (title_of(reference), "plain", None),
        (container_of(reference), "italic", None),
        (numbering(reference, english_partial_date(reference.issued)), "plain", None),
    )


def _preprint(reference: Reference) -> tuple[Piece, ...]:
    """CSL's `article` is a preprint until it has a place in a journal (3.11)."""
    year = year_of(reference)
    if numbering(reference, year) != year:
        return _journal(reference)
    day = online_day(reference)
    return (
        (title_of(reference), "plain", None),
        (container_of(reference) or bare(reference.publisher), "italic", None),
        (f"Preprint posted online {day}" if day else "Preprint", "plain", None),
    )


def _book(reference: Reference) -> tuple[Piece, ...]:
    """A whole book (3.12.2). Its editors stand first where nobody else does."""
    title: Piece = (title_of(reference), "italic", None)
    people: Piece = (editors(reference), "plain", None)
    return (
        *((title, people) if reference.authors else (people, title)),
        (volume(reference), "plain", None),
        (edition(reference), "plain", None),
        (container_of(reference), "plain", None),
        (imprint(reference), "plain", None),
    )


def _thesis(reference: Reference) -> tuple[Piece, ...]:
    """A thesis (3.13). The record does not say for which degree."""
    return (
        (title_of(reference), "italic", None),
        ("Thesis", "plain", None),
        (imprint(reference), "plain", None),
    )


def _chapter(reference: Reference) -> tuple[Piece, ...]:
    """A chapter or an entry, in what is known of its book (3.12)."""
    book, people = container_of(reference), editors(reference)
    return (
        (title_of(reference), "plain", None),
        ("In: " if book or people else "", "plain", None),
        (people, "plain", None),
        (book, "italic", None),
        (volume(reference), "plain", None),
        (edition(reference), "plain", None),
        (imprint(reference), "plain", None),
    )


def _report(reference: Reference) -> tuple[Piece, ...]:
    """A report: its series and number come after the imprint (3.13.2)."""
    series, number = container_of(reference), bare(reference.issue)
    if series and bare(reference.volume):
        return _journal(reference)
    if number.isdigit():
        number = f"no. {number}" if series else f"Report no. {number}"
    return (
        (title_of(reference), "italic", None),
        (volume(reference), "plain", None),
        (imprint(reference), "plain", None),
        (f"{series} {number}".strip(), "plain", None),
    )


def _web(reference: Reference) -> tuple[Piece, ...]:
    """A page (3.15). The site is not named again where it is the author or heads the title."""
    title = title_of(reference)
    said = {author.name.casefold() for author in reference.authors}
    said.add(title.partition(":")[0].casefold())
    sites = dict.fromkeys((bare(reference.journal), bare(reference.publisher)))
    day = english_partial_date(reference.issued) or year_of(reference)
    return (
        (title, "plain", None),
        *((site, "plain", None) for site in sites if site.casefold() not in said),
        (f"Published {day}" if day else "", "plain", None),
    )


def _conference(reference: Reference) -> tuple[Piece, ...]:
    """Printed in a journal, or in a book of proceedings."""
    return _journal(reference) if bare(reference.volume) else _chapter(reference)


def _deposit(kind: str) -> Form:
    """A form for what is neither read nor printed: the kind is named, then who holds it."""

    def form(reference: Reference) -> tuple[Piece, ...]:
        return (
            (title_of(reference), "plain", None),
            (version_of(reference), "plain", None),
            (kind, "plain", None),
            (container_of(reference), "plain", None),
            (imprint(reference), "plain", None),
        )

    return form


def _general(reference: Reference) -> tuple[Piece, ...]:
    """For a type without a form of its own: as a journal where it has a place in one."""
    if bare(reference.volume) and container_of(reference):
        return _journal(reference)
    return (
        (title_of(reference), "plain", None),
        (container_of(reference), "plain", None),
        (imprint(reference), "plain", None),
    )


_BY_TYPE: dict[SourceType, Form] = {
    "article": _preprint,
    "article-journal": _journal,
    "article-magazine": _paper,
    "article-newspaper": _paper,
    "book": _book,
    "chapter": _chapter,
    "classic": _book,
    "collection": _book,
    "dataset": _deposit("Dataset"),
    "entry": _chapter,
    "entry-dictionary": _chapter,
    "entry-encyclopedia": _chapter,
    "manuscript": _book,
    "map": _book,
    "motion_picture": _book,
    "musical_score": _book,
    "pamphlet": _book,
    "paper-conference": _conference,
    "periodical": _journal,
    "post": _web,
    "post-weblog": _web,
    "regulation": _web,
    "report": _report,
    "review": _journal,
    "review-book": _journal,
    "software": _deposit(""),
    "standard": _report,
    "thesis": _thesis,
    "webpage": _web,
}
_FORMS = Forms(_BY_TYPE, _journal, _web, _general)
