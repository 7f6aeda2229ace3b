"""The types and tags of RIS: what becomes of each.

Sources: the RIS specification of 2001 and the table of EndNote; what Zotero, PubMed and Crossref write.
"""

from __future__ import annotations

from tpm_site.model.reference import SourceType

TYPES: dict[str, SourceType] = {
    "ABST": "article-journal",
    "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CLSWK": "classic",
    "COMP": "software",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "DATA": "dataset",
    "DBASE": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "FIGURE": "figure",
    "GEN": "document",
    "GOVDOC": "report",
    "HEAR": "hearing",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "JOURNAL ARTICLE": "article-journal",
    "LEGAL": "regulation",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MULTI": "motion_picture",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "PREPRINT": "article",
    "RPRT": "report",
    "SER": "collection",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNBILL": "bill",
    "UNPB": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}
IN_A_WHOLE: frozenset[SourceType] = frozenset(
    (
        "article-journal", "article-magazine", "article-newspaper", "chapter", "entry-dictionary",
        "entry-encyclopedia", "paper-conference", "post-weblog", "figure",
    )
)  # fmt: skip
"""What is a part of something: its `T2` is the name of that. Else it is a series."""
OTHERS_SECOND: frozenset[SourceType] = frozenset(
    (
        "patent", "motion_picture", "song", "musical_score", "hearing", "legal_case", "thesis", "software",
        "personal_communication", "graphic", "webpage",
    )
)  # fmt: skip
"""Where `A2` is no editor, but an assignee, a performer, an advisor."""
TEXTS = {"VL": "volume", "VO": "volume", "PB": "publisher", "CY": "place", "PP": "place", "ET": "edition"}
"""Tags whose text is kept as it is."""
LEFT_OUT = {
    "A2": "further contributors",
    "A3": "further editors",
    "A4": "further contributors",
    "AB": "abstract",
    "AD": "affiliations",
    "AN": "accession number",
    "AV": "where it is held",
    "CA": "caption",
    "CN": "call number",
    "DB": "database",
    "DP": "provider of the database",
    "ID": "key of the source",
    "KW": "keywords",
    "L1": "attachments",
    "L2": "attachments",
    "L3": "attachments",
    "L4": "attachments",
    "LB": "label",
    "LK": "attachments",
    "M1": "number",
    "M2": "miscellany",
    "M3": "kind of work",
    "N1": "notes",
    "N2": "abstract",
    "NV": "number of volumes",
    "OP": "original publication",
    "RI": "reviewed item",
    "RN": "research notes",
    "RP": "reprint status",
    "SE": "section",
    "ST": "short title",
    "T3": "title of the series",
    "TA": "translated author",
    "TT": "translated title",
}
