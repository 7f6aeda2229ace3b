"""Where a reader can open a reference: the links that stand beside the entry, not in it."""

from __future__ import annotations

from typing import NamedTuple

from tpm_site.evidence.identifiers import PMCID, PMID, doi_and_url
from tpm_site.evidence.registries import read_registry_numbers
from tpm_site.model.reference import Reference


class Link(NamedTuple):
    """A label to click, an absolute URL, and the identifier in its normal form."""

    label: str
    href: str
    number: str = ""


def links(reference: Reference) -> tuple[Link, ...]:
    """DOI, PubMed and PMC, in that order, as far as the record names them rightly."""
    found = []
    doi = doi_and_url(reference.doi) if reference.doi else None
    if doi:
        found.append(Link("DOI", doi[1], doi[0]))
    for label, scheme, written in (("PubMed", PMID, reference.pmid), ("PMC", PMCID, reference.pmcid)):
        number = scheme.normalise(written) if written else None
        if number:
            found.append(Link(label, scheme.url_of(number) or "", number))
    return tuple(found)


def registry_links(reference: Reference) -> tuple[Link, ...]:
    """The registrations of the trial or the review: the registry's name and number."""
    if not reference.registry:
        return ()
    return tuple(
        Link(_labelled(found.registry, found.number), found.url)
        for found in read_registry_numbers(reference.registry)
        if found.url
    )


def _labelled(registry: str, number: str) -> str:
    return number if number.startswith(registry) else f"{registry} {number}"
