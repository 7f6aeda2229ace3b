"""References in the style of the AMA Manual of Style, 11th edition: one form for each kind.

Section numbers are the manual's, chapter 3. What a record lacks is left out, with its punctuation;
no record is refused. Dates are in English because the style is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tpm_site.evidence.ama_parts import byline, journal_name, numbering, page_range
from tpm_site.evidence.formatting import FormattedReference, Piece, bare, compose
from tpm_site.evidence.identifiers import doi_and_url
from tpm_site.model.reference import Reference, SourceType

Form = Callable[[Reference], tuple[Piece, ...]]

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def format_ama(reference: Reference) -> FormattedReference:
    """The entry of a reference list, for a record of any type and whatever fields are empty."""
    form = _FORMS.get(reference.type, _general)
    if reference.design == "regulatory" and form is not _journal:
        # A safety communication is a page of the agency's site, whatever the record calls it.
        form = _web
    authors: Piece = (byline(reference.authors), "plain", None)
    return compose((authors, *form(reference), *_whereabouts(reference)))


def english_date(day: date) -> str:
    """A date as the style writes it: November 23, 2026."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _whereabouts(reference: Reference) -> tuple[Piece, ...]:
    """The DOI alone where there is one (3.15), else the day of access and the URL."""
    found = doi_and_url(reference.doi) if reference.doi else None
    if found:
        return ((f"doi:{found[0]}", "plain", found[1]),)
    url = reference.url
    if not url or not url.startswith(("https:", "http:")):
        return ()
    seen = f"Accessed {english_date(reference.accessed)}" if reference.accessed else ""
    return ((seen, "plain", None), (url, "plain", url))


def _title(reference: Reference) -> str:
    return bare(reference.title) or reference.id


def _container(reference: Reference) -> str:
    """The whole that this is a part of, under its full name."""
    return bare(reference.journal) or bare(reference.journal_abbrev)


def _year(reference: Reference) -> str:
    return "" if reference.year is None else str(reference.year)


def _imprint(reference: Reference) -> str:
    """`Publisher; Year:pages` (3.12.1)."""
    head = "; ".join(filter(None, (bare(reference.publisher), _year(reference))))
    pages = page_range(reference.pages)
    return f"{head}:{pages}" if head and pages else head or pages


def _volume(reference: Reference) -> str:
    volume = bare(reference.volume)
    return f"Vol {volume}" if volume else ""


def _journal(reference: Reference) -> tuple[Piece, ...]:
    """An article (3.11). Online first: neither volume nor pages, but a DOI."""
    year = _year(reference)
    place = numbering(year, reference.volume, reference.issue, reference.pages)
    if place == year and year and reference.type in _PEER_REVIEWED and doi_and_url(reference.doi):
        place = f"Published online {year}"
    return (
        (_title(reference), "plain", None),
        (journal_name(reference.journal_abbrev or reference.journal), "italic", None),
        (place, "plain", None),
    )


def _preprint(reference: Reference) -> tuple[Piece, ...]:
    """CSL's `article` is a preprint until it has a place in a journal (3.11)."""
    year = _year(reference)
    place = numbering(year, reference.volume, reference.issue, reference.pages)
    if place != year:
        return _journal(reference)
    return (
        (_title(reference), "plain", None),
        (_container(reference) or bare(reference.publisher), "italic", None),
        (f"Preprint posted online {year}" if year else "Preprint", "plain", None),
    )


def _book(reference: Reference) -> tuple[Piece, ...]:
    """A whole book (3.12.2)."""
    return (
        (_title(reference), "italic", None),
        (_volume(reference), "plain", None),
        (_container(reference), "plain", None),
        (_imprint(reference), "plain", None),
    )


def _thesis(reference: Reference) -> tuple[Piece, ...]:
    """A thesis (3.13). The record does not say for which degree."""
    return (
        (_title(reference), "italic", None),
        ("Thesis", "plain", None),
        (_imprint(reference), "plain", None),
    )


def _chapter(reference: Reference) -> tuple[Piece, ...]:
    """A chapter or an entry, in what is known of its book (3.12)."""
    book = _container(reference)
    return (
        (_title(reference), "plain", None),
        ("In: " if book else "", "plain", None),
        (book, "italic", None),
        (_volume(reference), "plain", None),
        (_imprint(reference), "plain", None),
    )


def _report(reference: Reference) -> tuple[Piece, ...]:
    """A report: its series and number come after the imprint (3.13.2)."""
    series, number = _container(reference), bare(reference.issue)
    if series and bare(reference.volume):
        return _journal(reference)
    if number.isdigit():
        number = f"no. {number}" if series else f"Report no. {number}"
    return (
        (_title(reference), "italic", None),
        (_volume(reference), "plain", None),
        (_imprint(reference), "plain", None),
        (f"{series} {number}".strip(), "plain", None),
    )


def _web(reference: Reference) -> tuple[Piece, ...]:
    """A page (3.15). The site is not named again where it is the author or heads the title."""
    title = _title(reference)
    said = {author.name.casefold() for author in reference.authors}
    said.add(title.partition(":")[0].casefold())
    sites = dict.fromkeys((bare(reference.journal), bare(reference.publisher)))
    year = _year(reference)
    return (
        (title, "plain", None),
        *((site, "plain", None) for site in sites if site.casefold() not in said),
        (f"Published {year}" if year else "", "plain", None),
    )


def _conference(reference: Reference) -> tuple[Piece, ...]:
    """Printed in a journal, or in a book of proceedings."""
    return _journal(reference) if bare(reference.volume) else _chapter(reference)


def _deposit(kind: str) -> Form:
    """A form for what is neither read nor printed: the kind is named, then who holds it."""

    def form(reference: Reference) -> tuple[Piece, ...]:
        return (
            (_title(reference), "plain", None),
            (kind, "plain", None),
            (_container(reference), "plain", None),
            (_imprint(reference), "plain", None),
        )

    return form


def _general(reference: Reference) -> tuple[Piece, ...]:
    """For a type without a form of its own: as a journal where it has a place in one."""
    if bare(reference.volume) and _container(reference):
        return _journal(reference)
    return (
        (_title(reference), "plain", None),
        (_container(reference), "plain", None),
        (_imprint(reference), "plain", None),
    )


_PEER_REVIEWED = frozenset({"article-journal", "review", "review-book", "periodical"})

_FORMS: dict[SourceType, Form] = {
    "article": _preprint,
    "article-journal": _journal,
    "article-magazine": _journal,
    "article-newspaper": _journal,
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
