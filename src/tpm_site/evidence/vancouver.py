"""References in Vancouver style, as the ICMJE recommends it and NLM's Citing Medicine spells it out.

One form for each kind. What a record lacks is left out, with its punctuation; no record is refused. Where
PubMed writes an entry of its own it is followed: the month as the volume of a Cochrane review is its doing.
"""

from __future__ import annotations

from tpm_site.evidence.dates import short_date
from tpm_site.evidence.formatting import FormattedReference, Piece, bare, compose
from tpm_site.evidence.forms import Form, Forms
from tpm_site.evidence.reference_parts import container_of, journal_name, version_of
from tpm_site.evidence.vancouver_parts import (
    byline,
    cited,
    day_of,
    edition,
    editors,
    imprint,
    is_ahead_of_print,
    language,
    medium,
    numbering,
    online,
    pages_of_book,
    title,
    volume,
    whereabouts,
)
from tpm_site.model.reference import Reference, SourceType


def format_vancouver(reference: Reference) -> FormattedReference:
    """The entry of a reference list, for a record of any type and whatever fields are empty."""
    form = _FORMS.of(reference)
    authors: Piece = (byline(reference.authors), "plain", None)
    return compose((authors, *form(reference)))


def _journal(reference: Reference) -> tuple[Piece, ...]:
    """An article, with the day and the month where they are known."""
    name = journal_name(reference.journal_abbrev or reference.journal)
    place = numbering(reference)
    if reference.online and is_ahead_of_print(reference):
        place = short_date(reference.online) + cited(reference)
    return (
        (title(reference), "plain", None),
        (name + medium(reference) if name else "", "plain", None),
        (place, "plain", None),
        (language(reference), "plain", None),
        *whereabouts(reference, online(reference)),
    )


def _preprint(reference: Reference) -> tuple[Piece, ...]:
    """CSL's `article` is a preprint until it has a place in a journal."""
    if reference.volume or reference.issue or reference.pages:
        return _journal(reference)
    server = container_of(reference) or bare(reference.publisher)
    day = short_date(reference.online) if reference.online else day_of(reference)
    return (
        (title(reference), "plain", None),
        (f"{server} [Preprint]".strip(), "plain", None),
        ((day + cited(reference)).strip(), "plain", None),
        *whereabouts(reference),
    )


def _book(reference: Reference) -> tuple[Piece, ...]:
    """A whole book. Its editors stand first where nobody else does, else behind the edition."""
    people: Piece = (editors(reference), "plain", None)
    head: tuple[Piece, ...] = (
        (title(reference) + medium(reference), "plain", None),
        (volume(reference), "plain", None),
        (edition(reference), "plain", None),
    )
    return (
        *((*head, people) if reference.authors else (people, *head)),
        (imprint(reference), "plain", None),
        (pages_of_book(reference), "plain", None),
        (container_of(reference), "plain", None),
        (language(reference), "plain", None),
        *whereabouts(reference),
    )


def _thesis(reference: Reference) -> tuple[Piece, ...]:
    """A thesis. The record does not say for which degree."""
    kind = "[thesis on the Internet]" if medium(reference) else "[thesis]"
    return (
        (f"{title(reference)} {kind}", "plain", None),
        (imprint(reference), "plain", None),
        (language(reference), "plain", None),
        *whereabouts(reference),
    )


def _chapter(reference: Reference) -> tuple[Piece, ...]:
    """A chapter or an entry, in what is known of its book."""
    book, people = container_of(reference), editors(reference)
    return (
        (title(reference), "plain", None),
        ("In: " if book or people else "", "plain", None),
        (people, "plain", None),
        (book + medium(reference) if book else "", "plain", None),
        (volume(reference), "plain", None),
        (edition(reference), "plain", None),
        (imprint(reference), "plain", None),
        (pages_of_book(reference), "plain", None),
        (language(reference), "plain", None),
        *whereabouts(reference),
    )


def _report(reference: Reference) -> tuple[Piece, ...]:
    """A report: its series and number come after the imprint."""
    series, number = container_of(reference), bare(reference.issue)
    if series and bare(reference.volume):
        return _journal(reference)
    if number:
        number = f"{series}; no. {number}" if series else f"Report No.: {number}"
    return (
        (title(reference) + medium(reference), "plain", None),
        (volume(reference), "plain", None),
        (edition(reference), "plain", None),
        (imprint(reference), "plain", None),
        (pages_of_book(reference), "plain", None),
        (number or series, "plain", None),
        (language(reference), "plain", None),
        *whereabouts(reference),
    )


def _web(reference: Reference) -> tuple[Piece, ...]:
    """A page of the web. The site is not named again where it publishes the page or heads the title."""
    name = title(reference)
    site = bare(reference.journal)
    heads = name.partition(":")[0].casefold()
    said = {heads, bare(reference.publisher).casefold(), *(a.name.casefold() for a in reference.authors)}
    return (
        (name + medium(reference), "plain", None),
        (site if site.casefold() not in said else "", "plain", None),
        (imprint(reference), "plain", None),
        (language(reference), "plain", None),
        *whereabouts(reference),
    )


def _conference(reference: Reference) -> tuple[Piece, ...]:
    """Printed in a journal, or in a book of proceedings."""
    return _journal(reference) if bare(reference.volume) else _chapter(reference)


def _deposit(kind: str) -> Form:
    """A form for what is neither read nor printed: the kind is named, then who holds it."""

    def form(reference: Reference) -> tuple[Piece, ...]:
        return (
            (f"{title(reference)} [{kind}]", "plain", None),
            (version_of(reference), "plain", None),
            (container_of(reference), "plain", None),
            (imprint(reference), "plain", None),
            *whereabouts(reference),
        )

    return form


def _general(reference: Reference) -> tuple[Piece, ...]:
    """For a type without a form of its own: as a journal where it has a place in one."""
    if bare(reference.volume) and container_of(reference):
        return _journal(reference)
    return (
        (title(reference) + medium(reference), "plain", None),
        (container_of(reference), "plain", None),
        (imprint(reference), "plain", None),
        (pages_of_book(reference), "plain", None),
        *whereabouts(reference),
    )


_BY_TYPE: dict[SourceType, Form] = {
    "article": _preprint,
    "article-journal": _journal,
    "article-magazine": _journal,
    "article-newspaper": _journal,
    "book": _book,
    "chapter": _chapter,
    "classic": _book,
    "collection": _book,
    "dataset": _deposit("dataset"),
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
    "software": _deposit("software"),
    "standard": _report,
    "thesis": _thesis,
    "webpage": _web,
}
_FORMS = Forms(_BY_TYPE, _journal, _web, _general)
