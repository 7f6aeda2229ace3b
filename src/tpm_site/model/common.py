"""What several kinds of front matter share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from tpm_site.model.fields import Href, Identifier, Line, Markdown, Plain, Slug
from tpm_site.model.reference import Reference
from tpm_site.model.written import Beside, Named, Record, RefusedError


def _no_file_name(alt: str, above: Mapping[str, Any]) -> str:
    name = str(above.get("src", "")).rpartition("/")[2]
    if name and alt.casefold() in (name.casefold(), name.rpartition(".")[0].casefold()):
        help = "say what the picture shows, for those who cannot see it"
        raise RefusedError(f"is the name of the file: {alt}", help)
    return alt


class Image(Record, frozen=True, kw_only=True):
    """A picture that stands for a page; `src` is relative to the file, or rooted in static/."""

    src: Line
    alt: Annotated[Plain, Beside(_no_file_name)]
    caption: Line | None = None
    credit: Line | None = None


class Question(Record, frozen=True, kw_only=True):
    """A common question and its answer, in Markdown."""

    question: Plain
    answer: Markdown


class CallToAction(Record, frozen=True, kw_only=True):
    """What the reader may do next: a heading, a line and a button."""

    heading: Plain
    text: Plain
    label: Plain
    href: Href


Citation = Annotated[Identifier | Reference, Named()]
"""The id of a reference in the evidence library, or a reference written in place."""
Action = Annotated[Identifier | CallToAction, Named()]
"""The id of a call to action in ctas.yaml, or one written in place."""
Ids = tuple[Slug, ...]
Lines = tuple[Line, ...]
