"""Identifiers of papers, journals and people: one row each. Those of trials are in `registries`.

Offline arithmetic and spelling only: that a number is sound does not say that it was given out.
Sources: DOI Handbook (syntax, percent-encoding), NLM (PMID, PMCID), ISO 3297 (ISSN), ORCID
(structure of the identifier), CMS (NPI).
"""

from __future__ import annotations

import re
from functools import lru_cache

from tpm_site.evidence.check_digits import is_sound_issn, is_sound_npi, is_sound_orcid
from tpm_site.evidence.scheme import Scheme, pattern, percent_encoded

_DOI_HEAD = "https://doi.org/"
# Nine in ten look like this: in their normal form already, and safe in a URL as they are.
_USUAL_DOI = re.compile(r"10\.[0-9]{4,9}/(?:[-._;()/:A-Za-z0-9]*[A-Za-z0-9])")
_DOI_LABEL = pattern(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi\s*:\s*|doi\s+)+")
_OPENING = {")": "(", "]": "[", "}": "{", ">": "<"}
_STRAY_END = ".,;:!?'\"’”/"


def _tidy_doi(text: str) -> str:
    """Without its label, and without the punctuation of the sentence it was copied from."""
    bare = text.lstrip("<\"'“‘")
    label = _DOI_LABEL.match(bare)
    if label:
        bare = bare[label.end() :]
    while bare:
        last = bare[-1]
        opening = _OPENING.get(last)
        stray = last in _STRAY_END or (opening and bare.count(last) > bare.count(opening))
        if not stray:
            break
        bare = bare[:-1]
    return bare if bare.isprintable() else ""


DOI = Scheme(
    name="DOI",
    written=pattern(r"(10\.\d{4,9}(?:\.\d+)*/\S+)"),
    address=_DOI_HEAD + "{}",
    letters=str,
    tidy=_tidy_doi,
    usual=_USUAL_DOI,
    other_addresses=("https://dx.doi.org/{}", "https://www.doi.org/{}"),
)
PMID = Scheme(
    name="PMID",
    written=pattern(r"(?:PMID[\s:#]*)?([1-9]\d{0,7})"),
    usual=pattern(r"[1-9]\d{0,7}"),
    address="https://pubmed.ncbi.nlm.nih.gov/{}/",
    other_addresses=("https://www.ncbi.nlm.nih.gov/pubmed/{}",),
)
PMCID = Scheme(
    name="PMCID",
    written=pattern(r"(?:PMCID[\s:#]*)?PMC\s?([1-9]\d{0,8})"),
    prefix="PMC",
    address="https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    other_addresses=("https://www.ncbi.nlm.nih.gov/pmc/articles/{}",),
)
ISSN = Scheme(
    name="ISSN",
    written=pattern(r"(?:e?ISSN[\s:]*)?(\d{4})-?(\d{3}[\dX])"),
    joint="-",
    is_sound=is_sound_issn,
    address="https://portal.issn.org/resource/ISSN/{}",
)
ORCID = Scheme(
    name="ORCID",
    written=pattern(r"(?:ORCID[\s:]*)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])"),
    joint="-",
    is_sound=is_sound_orcid,
    address="https://orcid.org/{}",
)
NPI = Scheme(
    name="NPI",
    written=pattern(r"(?:NPI[\s:#]*)?([12]\d{9})"),
    is_sound=is_sound_npi,
    address="https://npiregistry.cms.hhs.gov/provider-view/{}",
)

SCHEMES = {scheme.name: scheme for scheme in (DOI, PMID, PMCID, ISSN, ORCID, NPI)}

# By the names that read best where they are called; `Scheme` says what each does.
normalise_doi, is_doi, doi_url = DOI.normalise, DOI.accepts, DOI.url
normalise_pmid, is_pmid, pubmed_url = PMID.normalise, PMID.accepts, PMID.url
normalise_pmcid, is_pmcid, pmc_url = PMCID.normalise, PMCID.accepts, PMCID.url
normalise_issn, is_issn, issn_url = ISSN.normalise, ISSN.accepts, ISSN.url
normalise_orcid, is_orcid, orcid_url = ORCID.normalise, ORCID.accepts, ORCID.url
normalise_npi, is_npi, npi_url = NPI.normalise, NPI.accepts, NPI.url


@lru_cache(maxsize=64)  # An entry asks three times for the same one.
def doi_and_url(text: str) -> tuple[str, str] | None:
    """The DOI in its normal form and its URL at once, or None where it is not one."""
    if _USUAL_DOI.fullmatch(text):
        return text, _DOI_HEAD + text
    doi = DOI.normalise(text)
    return (doi, _DOI_HEAD + percent_encoded(doi)) if doi else None


def doi_key(text: str) -> str | None:
    """A DOI as it is compared: in lower case, for DOIs are the same whatever their case."""
    doi = DOI.normalise(text)
    return doi.lower() if doi else None
