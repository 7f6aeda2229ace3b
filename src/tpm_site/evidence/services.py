"""Crossref and PubMed: where they are asked for what, and by whom.

Sources: Crossref, REST API; NCBI, Entrez programming utilities (esearch, efetch with rettype=medline).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import quote

CROSSREF = "https://api.crossref.org"
PUBMED = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
AS_MEDLINE = {"db": "pubmed", "rettype": "medline", "retmode": "text"}
"""How efetch is asked for records in the MEDLINE format."""


def address_of_work(doi: str, crossref: str = CROSSREF) -> str:
    """Where Crossref has what it knows of a DOI."""
    return f"{crossref.rstrip('/')}/works/{quote(doi, safe='')}"


def address_of_tool(name: str, pubmed: str = PUBMED) -> str:
    """Where a tool of PubMed's is asked."""
    return f"{pubmed.rstrip('/')}/{name}"


def told_to_crossref(mail: str) -> dict[str, str]:
    """What Crossref wants to know of those who ask."""
    return {"mailto": mail} if mail else {}


def told_to_pubmed(mail: str) -> dict[str, str]:
    """What PubMed wants to know of those who ask."""
    return {"tool": "tpm-site"} | ({"email": mail} if mail else {})


def mapping_in(data: bytes) -> Mapping[str, object] | None:
    """An answer in JSON; None where it is none, or holds no keys with values."""
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None
