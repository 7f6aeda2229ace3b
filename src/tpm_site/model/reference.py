"""A reference: a study, a guideline or another source that a page rests on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import ValidatorFunctionWrapHandler, WrapValidator, field_validator, model_validator
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
    Plain,
    Whole,
    Year,
    fields_of,
    record,
)

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


@record
class Reference:
    """One record of the evidence library, or one written in an article's front matter."""

    id: Identifier
    type: SourceType
    title: Plain
    authors: tuple[Annotated[Author, WrapValidator(_read)], ...] = ()
    journal: OptionalText = ""
    journal_abbrev: OptionalText = ""
    year: Year | None = None
    volume: OptionalText = ""
    issue: OptionalText = ""
    pages: OptionalText = ""
    doi: OptionalText = ""
    pmid: OptionalText = ""
    pmcid: OptionalText = ""
    url: Href | None = None
    accessed: IsoDate | None = None
    publisher: OptionalText = ""
    design: Design | None = None
    trial: OptionalText = ""
    registry: OptionalText = ""
    participants: Whole | None = None
    finding: Markdown | None = None
    limits: Markdown | None = None
    valid_until: IsoDate | None = None
    corrections: tuple[Line, ...] = ()
    retracted: Flag = False
    unconfirmed: tuple[Identifier, ...] = ()

    @field_validator("unconfirmed")
    @classmethod
    def _only_keys(cls, unconfirmed: tuple[str, ...]) -> tuple[str, ...]:
        for key in unconfirmed:
            if key not in fields_of(Reference):
                help = "list keys of this reference, such as volume or pages"
                raise PydanticCustomError("tpm", "names no key: {given}", {"given": repr(key), "help": help})
        return unconfirmed
