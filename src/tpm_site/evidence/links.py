"""Where a reader can open a reference: the links that stand beside the entry, not in it."""

from __future__ import annotations

from typing import NamedTuple

from tpm_site.evidence.identifiers import DOI, PMCID, PMID
from tpm_site.evidence.registries import read_registry_numbers
from tpm_site.model.reference import Reference


class Link(NamedTuple):
    """A label to click and an absolute URL."""

    label: str
    href: str


def links(reference: Reference) -> tuple[Link, ...]:
    """DOI, PubMed and PMC, in that order, as far as the record names them rightly."""
    found = (
        ("DOI", DOI.url(reference.doi) if reference.doi else None),
        ("PubMed", PMID.url(reference.pmid) if reference.pmid else None),
        ("PMC", PMCID.url(reference.pmcid) if reference.pmcid else None),
    )
    return tuple(Link(label, href) for label, href in found if href)


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
