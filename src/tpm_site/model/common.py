"""What several kinds of front matter share."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Tag, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from tpm_site.model.fields import Href, Identifier, Line, Markdown, Plain, Slug, record
from tpm_site.model.reference import Reference


@record
class Image:
    """A picture that stands for a page; `src` is relative to the file, or rooted in static/."""

    src: Line
    alt: Plain
    caption: Line | None = None
    credit: Line | None = None

    @field_validator("alt")
    @classmethod
    def _no_file_name(cls, alt: str, info: ValidationInfo) -> str:
        name = str(info.data.get("src", "")).rpartition("/")[2]
        if name and alt.casefold() in (name.casefold(), name.rpartition(".")[0].casefold()):
            help = "say what the picture shows, for those who cannot see it"
            raise PydanticCustomError("tpm", "is the name of the file: {given}", {"given": alt, "help": help})
        return alt


@record
class Question:
    """A common question and its answer, in Markdown."""

    question: Plain
    answer: Markdown


@record
class CallToAction:
    """What the reader may do next: a heading, a line and a button."""

    heading: Plain
    text: Plain
    label: Plain
    href: Href


def _written_or_named(value: object) -> str:
    return "named" if isinstance(value, str) else "written"


Citation = Annotated[
    Annotated[Identifier, Tag("named")] | Annotated[Reference, Tag("written")],
    Discriminator(_written_or_named),
]
"""The id of a reference in the evidence library, or a reference written in place."""
Action = Annotated[
    Annotated[Identifier, Tag("named")] | Annotated[CallToAction, Tag("written")],
    Discriminator(_written_or_named),
]
"""The id of a call to action in ctas.yaml, or one written in place."""
Ids = tuple[Slug, ...]
Lines = tuple[Line, ...]
