"""A page that will exist: where, by which template, and from exactly which inputs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePlan:
    """`kind` is a row of `pages.table`; `inputs` are all that its view function gets.

    `source` is the file that the page is about, if there is one. `components` are those that its texts are
    filled with, by name.
    """

    path: str
    kind: str
    language: str
    inputs: object
    source: str = ""
    components: tuple[str, ...] = ()
