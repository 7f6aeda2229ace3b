"""A reference with its numbers in their normal form, however they were written: a DOI without its address.

Whatever comes after reading, the entry in a list, the links, the comparing, sees this form alone.
"""

from __future__ import annotations

from msgspec.structs import replace

from tpm_site.evidence.identifiers import DOI, ISSN, PMCID, PMID
from tpm_site.evidence.registered import plain_registry
from tpm_site.evidence.scheme import told_apart
from tpm_site.model.reference import Reference


def plain_issn(text: str) -> str:
    """All ISSNs in their normal form, `; ` between them."""
    return "; ".join(map(ISSN.plain, told_apart(text)))


def plain_numbers(reference: Reference) -> Reference:
    """The reference with plain numbers: itself where they are so already. What is no number stays."""
    written = (reference.doi, reference.pmid, reference.pmcid, reference.issn, reference.registry)
    doi, pmid, pmcid, issn, registry = written
    plain = (
        DOI.plain(doi) if doi else doi,
        PMID.plain(pmid) if pmid else pmid,
        PMCID.plain(pmcid) if pmcid else pmcid,
        plain_issn(issn) if issn else issn,
        plain_registry(registry) if registry else registry,
    )
    if plain == written:
        return reference
    doi, pmid, pmcid, issn, registry = plain
    return replace(reference, doi=doi, pmid=pmid, pmcid=pmcid, issn=issn, registry=registry)
