"""A page that will exist: where, by which template, and how to gather exactly what it is made from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from tpm_site.model.kinds import DocumentId


class PagePlan(NamedTuple):
    """`kind` is a row of `pages.table`; `gather` makes all that its view function gets, from the gatherers.

    `source` is the file that the page is about, if there is one. `components` are those that its texts are
    filled with, by name. `shows` are the documents that the page is made from, where these are all that it
    has beside what all pages of its kind share; None where it is made from more.
    """

    path: str
    kind: str
    language: str
    gather: Callable[[Any], object]
    source: str = ""
    components: tuple[str, ...] = ()
    shows: tuple[DocumentId, ...] | None = None
