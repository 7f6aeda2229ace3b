"""A reference: a study, a guideline or another source that a page rests on."""

from __future__ import annotations

import re
from dataclasses import field
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import (
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
    field_validator,
    model_validator,
)
from pydantic_core import ArgsKwargs, PydanticCustomError

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
    fields_of,
    record,
)
from tpm_site.model.shapes import AUTHOR

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


@record
class Author:
    """A person as `Family Initials`, or a group by its whole name."""

    name: Line
    is_group: bool = False

    @model_validator(mode="before")
    @classmethod
    def _from_yaml(cls, value: Any) -> Any:
        if isinstance(value, Author | ArgsKwargs):
            return value
        if isinstance(value, str):
            if _SEVERAL.search(value):
                help = "write each author as an item, family name before initials: Kumar K"
                raise PydanticCustomError("tpm", "wants one author, not several", {"help": help})
            help = better_name(" ".join(value.split()))
            if help:
                raise PydanticCustomError(
                    "tpm",
                    "wants the family name before the initials, not {given}",
                    {"given": repr(value), "help": help},
                )
            return {"name": value}
        if isinstance(value, dict) and set(value) == {"literal"}:
            return {"name": value["literal"], "is_group": True}
        raise PydanticCustomError(
            "tpm",
            "wants an author such as Kumar K",
            {"help": "write the family name and the initials; a group is {literal: Name of the Group}"},
        )


@lru_cache(maxsize=10_000)
def _sound(written: str) -> Author | None:
    """An author about whom there is nothing to say; the same few stand in many references."""
    is_sound = any(map(str.isalnum, written)) and not _SEVERAL.search(written)
    return Author(name=written) if is_sound and not better_name(" ".join(written.split())) else None


def _read(value: object, validate: ValidatorFunctionWrapHandler) -> object:
    return (_sound(value) if isinstance(value, str) else None) or validate(value)


Authors = tuple[Annotated[Author, WrapValidator(_read), WithJsonSchema(AUTHOR)], ...]


@record
class Reference:
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
    issued: PartialDate = ""
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
    unconfirmed: tuple[Identifier, ...] = ()
    allow: Waivers = field(default_factory=dict)

    @field_validator("issued")
    @classmethod
    def _in_its_year(cls, issued: str, info: ValidationInfo) -> str:
        year = info.data.get("year")
        if issued and year is not None and int(issued[:4]) != year:
            raise PydanticCustomError(
                "tpm",
                "names another year than `year`: {given}",
                {"given": issued, "help": "one of the two is wrong: look it up"},
            )
        return issued

    @field_validator("unconfirmed")
    @classmethod
    def _only_keys(cls, unconfirmed: tuple[str, ...]) -> tuple[str, ...]:
        for key in unconfirmed:
            if key not in fields_of(Reference):
                help = "list keys of this reference, such as volume or pages"
                raise PydanticCustomError("tpm", "names no key: {given}", {"given": repr(key), "help": help})
        return unconfirmed
