"""Asks Crossref and PubMed for a paper by its number, where somebody types a command, never in a build."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tpm_site.evidence.http import UnreachableError, Web
from tpm_site.evidence.identifiers import PMID, doi_key
from tpm_site.evidence.imports.csl_json import read_csl_json
from tpm_site.evidence.imports.draft import Draft, Fault, Imported
from tpm_site.evidence.imports.nbib import read_nbib
from tpm_site.evidence.services import (
    AS_MEDLINE,
    CROSSREF,
    PUBMED,
    address_of_tool,
    address_of_work,
    mapping_in,
    told_to_crossref,
    told_to_pubmed,
)

_BETWEEN = 0.34
"""Seconds: PubMed wants no more than three requests in one."""
_FLAGS = ("retracted", "concern")


class Services(NamedTuple):
    """The addresses below which the two are reached."""

    crossref: str = CROSSREF
    pubmed: str = PUBMED


SERVICES = Services()


class LookUp(NamedTuple):
    """Whom to ask and how; `wait` sleeps for some seconds."""

    web: Web
    services: Services = SERVICES
    wait: Callable[[float], None] = time.sleep


def ask_for_doi(doi: str, look_up: LookUp) -> Imported:
    """What Crossref knows of a DOI, completed by PubMed where it has the paper, too."""
    address = address_of_work(doi, look_up.services.crossref)
    data = look_up.web.get(address, told_to_crossref(look_up.web.mail))
    if data is None:
        return Imported(faults=(Fault(1, f"Crossref does not know the DOI {doi}"),))
    found = read_csl_json(data.decode("utf-8", "replace"))
    if not found.drafts:
        return found
    draft = found.drafts[0]
    try:
        pmid = draft.text("pmid") or _pmid_of(doi, look_up)
        records = ask_for_pmids([pmid], look_up).drafts if pmid else ()
    except UnreachableError as error:
        note = f"PubMed gives no answer ({error}), so that this is what Crossref knows"
        return Imported((draft._replace(notes=(*draft.notes, note)),), found.faults)
    same = [one for one in records if doi_key(one.text("doi")) in (None, doi_key(doi))]
    return Imported((completed(same[0], draft) if same else draft,), found.faults)


def ask_for_pmids(pmids: Sequence[str], look_up: LookUp) -> Imported:
    """What PubMed knows of some PMIDs, in one request."""
    params = {**AS_MEDLINE, "id": ",".join(pmids)}
    data = _of_pubmed("efetch.fcgi", params, look_up)
    # What PubMed says of numbers that it does not know stands between the records.
    found = read_nbib(data.decode("utf-8", "replace")) if data else Imported()
    known = {draft.text("pmid") for draft in found.drafts}
    absent = [Fault(1, f"PubMed does not know the PMID {pmid}") for pmid in pmids if pmid not in known]
    return Imported(tuple(draft for draft in found.drafts if draft.text("pmid") in pmids), tuple(absent))


def _pmid_of(doi: str, look_up: LookUp) -> str:
    """The PMID of a DOI; empty where PubMed has none, or more than one paper for it."""
    params = {"db": "pubmed", "term": f'"{doi}"[doi]', "retmode": "json"}
    data = _of_pubmed("esearch.fcgi", params, look_up)
    answer = mapping_in(data or b"{}")
    result = answer.get("esearchresult") if answer else None
    ids = result.get("idlist") if isinstance(result, dict) else None
    is_one = isinstance(ids, list) and len(ids) == 1
    return (PMID.normalise(str(ids[0])) or "") if is_one and isinstance(ids, list) else ""


def _of_pubmed(tool: str, params: Mapping[str, str], look_up: LookUp) -> bytes | None:
    look_up.wait(_BETWEEN)
    address = address_of_tool(tool, look_up.services.pubmed)
    return look_up.web.get(address, {**params, **told_to_pubmed(look_up.web.mail)})


def completed(draft: Draft, other: Draft) -> Draft:
    """A record with what another one of the same paper knows beside it."""
    values = {**other.values, **draft.values}
    corrections = tuple(dict.fromkeys((*_texts(draft, "corrections"), *_texts(other, "corrections"))))
    if corrections:
        values["corrections"] = corrections
    for flag in _FLAGS:
        if draft.values.get(flag) or other.values.get(flag):
            values[flag] = True
    doubts = tuple(key for key in dict.fromkeys((*draft.doubts, *other.doubts)) if key in values)
    left_out = tuple(dict.fromkeys((*draft.left_out, *other.left_out)))
    notes = tuple(dict.fromkeys((*draft.notes, *other.notes)))
    return Draft(draft.line, MappingProxyType(values), doubts, left_out, notes)


def _texts(draft: Draft, key: str) -> tuple[str, ...]:
    value = draft.values.get(key, ())
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, tuple) else ()
