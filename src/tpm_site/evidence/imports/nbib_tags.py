"""The tags of PubMed's format: what becomes of each. Those with a key of their own are in `nbib`."""

from __future__ import annotations

from tpm_site.model.reference import SourceType

CORRECTIONS = {
    "EIN": "Erratum in",
    "CRI": "Corrected and republished in",
    "RPI": "Republished in",
    "RIN": "Retraction in",
    "ECI": "Expression of concern in",
}
"""Each is kept among the corrections, with these words before it."""
SUPERSEDING = ("UIN", "CRI")
"""What they name takes the paper's place."""
TYPES: dict[str, SourceType] = {
    "journal article": "article-journal",
    "preprint": "article",
    "book": "book",
    "book chapter": "chapter",
    "dataset": "dataset",
    "technical report": "report",
    "webcast": "webpage",
}
LEFT_OUT = {
    "AB": "abstract",
    "AD": "affiliations",
    "AUID": "author identifiers",
    "CDAT": "date of contribution",
    "CI": "copyright notice",
    "CIN": "comments on it",
    "COI": "conflicts of interest",
    "COIS": "conflicts of interest",
    "CON": "what it comments on",
    "CP": "chapter number",
    "CRF": "corrected and republished from",
    "CTI": "title of the collection",
    "DDIN": "datasets described in",
    "DRIN": "dataset used in",
    "ECF": "expression of concern for",
    "EFR": "erratum for",
    "FIR": "names of investigators",
    "FPS": "personal names as subject",
    "GN": "general note",
    "GR": "grants",
    "GS": "gene symbols",
    "IR": "investigators",
    "IRAD": "affiliations of investigators",
    "MH": "subject headings",
    "NM": "substances",
    "OAB": "other abstracts",
    "OABL": "language of other abstracts",
    "OCI": "copyright notice of other abstracts",
    "ORI": "original report in",
    "OT": "keywords",
    "PS": "personal names as subject",
    "RF": "number of references",
    "RN": "substances",
    "ROF": "what it retracts",
    "RPF": "republished from",
    "RRF": "retracted and republished from",
    "RRI": "retracted and republished in",
    "SFM": "space flight mission",
    "SPIN": "summary for patients in",
    "TT": "title in its own language",
    "UOF": "what it updates",
    "VTI": "title of the volume",
}
OWN = frozenset(
    (
        "CRDT", "CTDT", "DA", "DCOM", "DRDT", "EDAT", "IRT", "JID", "LR", "MHDA", "MID", "OID", "OTO", "OWN",
        "PHST", "PMCR", "PST", "PUBM", "SB", "SO", "STAT",
    )
)  # fmt: skip
"""How PubMed keeps its books, and the citation as a whole, which is made from the other fields."""
