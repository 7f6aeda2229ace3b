"""A reference: a study, a guideline or another source that a page rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, Literal

from msgspec import field

from tpm_site.model.author_names import better_name
from tpm_site.model.fields import (
    Flag,
    Href,
    Identifier,
    IsoDate,
    Line,
    Markdown,
    OptionalText,
    PartialDate,
    Plain,
    Waivers,
    Whole,
    Year,
)
from tpm_site.model.shapes import AUTHOR
from tpm_site.model.written import Beside, First, Ready, Record, RefusedError, Shape, Then

SourceType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
    "paper-conference", "patent", "performance", "periodical", "personal_communication", "post",
    "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech",
    "standard", "thesis", "treaty", "webpage",
]  # fmt: skip
"""The types of CSL 1.0.2."""

Design = Literal[
    "systematic-review", "rct", "cohort", "case-series", "guideline", "expert-opinion", "regulatory"
]  # fmt: skip
Masking = Literal["open-label", "masked"]
"""Whether the people in a trial, or those who judged how they did, knew who got what."""
Control = Literal["placebo", "sham", "usual-care", "active", "none"]
"""What a treatment was compared with."""
Certainty = Literal["high", "moderate", "low", "very-low"]
"""How sure one can be of a finding, as GRADE counts it."""

MARKDOWN_OF_REFERENCE = ("finding", "limits")
"""Keys of a reference whose values are Markdown of ours."""
USUAL_TYPES = ("article-journal", "book", "chapter", "report", "webpage", "dataset", "legislation")
_SEVERAL = re.compile(r"\w [A-Z]{1,3}[,;] +[A-Z][\w'’-]+ [A-Z]{1,3}\b|\bet al\b")


class Author(Record, frozen=True, kw_only=True):
    """A person as `Family Initials`, or a group by its whole name."""

    name: Line
    is_group: bool = False


def _keys_of_author(value: object) -> object:
    """A name, or `literal: Name of the Group`, as the keys of an author."""
    if isinstance(value, str):
        if _SEVERAL.search(value):
            help = "write each author as an item, family name before initials: Kumar K"
            raise RefusedError("wants one author, not several", help)
        help = better_name(" ".join(value.split()))
        if help:
            raise RefusedError(f"wants the family name before the initials, not {value!r}", help)
        return {"name": value}
    if isinstance(value, dict) and set(value) == {"literal"}:
        return {"name": value["literal"], "is_group": True}
    help = "write the family name and the initials; a group is {literal: Name of the Group}"
    raise RefusedError("wants an author such as Kumar K", help)


@lru_cache(maxsize=10_000)
def _sound(written: str) -> Author | None:
    """An author about whom there is nothing to say; the same few stand in many references."""
    name = " ".join(written.split())
    is_sound = any(map(str.isalnum, name)) and not _SEVERAL.search(written) and not better_name(name)
    return Author(name=name) if is_sound else None


def _ready_author(value: object) -> Author | None:
    return _sound(value) if isinstance(value, str) else None


Authors = tuple[Annotated[Author, First(_keys_of_author), Ready(_ready_author), Shape(AUTHOR)], ...]


def _in_its_year(issued: str, above: Mapping[str, Any]) -> str:
    year = above.get("year")
    if issued and year is not None and int(issued[:4]) != year:
        raise RefusedError(f"names another year than `year`: {issued}", "one of the two is wrong: look it up")
    return issued


def _only_keys(unconfirmed: tuple[str, ...]) -> tuple[str, ...]:
    for key in unconfirmed:
        if key not in Reference.__struct_fields__:
            raise RefusedError(
                f"names no key: {key!r}", "list keys of this reference, such as volume or pages"
            )
    return unconfirmed


class Reference(Record, frozen=True, kw_only=True):
    """One record of the evidence library, or one written in an article's front matter.

    `issued` is the whole date, where more than the year is known; `online` the day on which it was first put
    online; `language` that of the source. `trial` is the name that a trial goes by, `registry` its numbers,
    `studies` how many a review takes in. `compared` says in our words who was compared with what, `finding`
    what was found, `limits` what that cannot show. `concern` means an expression of concern, `superseded`
    names a newer version. `allow` waives findings about the record, with the reason.
    """

    id: Identifier
    type: SourceType
    title: Plain
    authors: Authors = ()
    journal: OptionalText = ""
    journal_abbrev: OptionalText = ""
    year: Year | None = None
    volume: OptionalText = ""
    issue: OptionalText = ""
    pages: OptionalText = ""
    issued: Annotated[PartialDate, Beside(_in_its_year)] = ""
    online: IsoDate | None = None
    updated: IsoDate | None = None
    editors: Authors = ()
    edition: OptionalText = ""
    place: OptionalText = ""
    language: OptionalText = ""
    isbn: OptionalText = ""
    issn: OptionalText = ""
    doi: OptionalText = ""
    pmid: OptionalText = ""
    pmcid: OptionalText = ""
    url: Href | None = None
    accessed: IsoDate | None = None
    publisher: OptionalText = ""
    topics: tuple[Line, ...] = ()
    design: Design | None = None
    trial: OptionalText = ""
    registry: OptionalText = ""
    participants: Whole | None = None
    studies: Whole | None = None
    masking: Masking | None = None
    control: Control | None = None
    compared: OptionalText = ""
    certainty: Certainty | None = None
    finding: Markdown | None = None
    limits: Markdown | None = None
    valid_until: IsoDate | None = None
    corrections: tuple[Line, ...] = ()
    retracted: Flag = False
    concern: Flag = False
    superseded: OptionalText = ""
    unconfirmed: Annotated[tuple[Identifier, ...], Then(_only_keys)] = ()
    allow: Waivers = field(default_factory=dict)
