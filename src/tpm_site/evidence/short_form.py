"""A reference in one short line, by which a reader knows it again: whatever the style of the list."""

from __future__ import annotations

from tpm_site.evidence.formatting import bare, closed
from tpm_site.evidence.reference_parts import container_of, journal_name, names, title_of, year_of
from tpm_site.model.reference import Reference

_LONGEST_TITLE = 90
_ALL_NAMED = 2


def short_form(reference: Reference) -> str:
    """`Kumar K, et al. Spinal cord stimulation versus conventional… Pain. 2007.`"""
    place = journal_name(reference.journal_abbrev) or container_of(reference) or bare(reference.publisher)
    people = _people(reference)
    parts = (people, _title(title_of(reference)), place if place != people else "", year_of(reference))
    return " ".join([closed(part) for part in parts if part])


def _people(reference: Reference) -> str:
    authors = reference.authors or reference.editors
    if len(authors) > _ALL_NAMED:
        return f"{authors[0].name}, et al"
    return names([author.name for author in authors]) if authors else ""


def _title(title: str) -> str:
    """The title, cut at the end of a word where it is long."""
    if len(title) <= _LONGEST_TITLE:
        return title
    return f"{bare(title[:_LONGEST_TITLE].rpartition(' ')[0])}…"
