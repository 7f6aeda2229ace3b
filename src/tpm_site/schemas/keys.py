"""What docs/keys.md says of each key: editors show it beside the key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from tpm_site.model.common import CallToAction, Image, Question
from tpm_site.model.front import Article, Category, Page, Person, Review, Snippet, Treatment
from tpm_site.model.library import Defaults, EvidenceSettings, NavigationItem, Organization, SiteConfig, Term
from tpm_site.model.reference import Reference

TABLES: Mapping[str, type] = {
    "site.yaml": SiteConfig,
    "navigation: each item": NavigationItem,
    "organization": Organization,
    "defaults": Defaults,
    "evidence": EvidenceSettings,
    "articles/": Article,
    "treatments/": Treatment,
    "pages/": Page,
    "categories/": Category,
    "people/": Person,
    "snippets/": Snippet,
    "evidence/: each reference": Reference,
    "ctas.yaml: each call to action": CallToAction,
    "glossary.yaml: each word": Term,
    "faqs: each question": Question,
    "image": Image,
    "review": Review,
}
"""The headings of docs/keys.md that have a table, and the record whose keys it lists."""
WANTED = "wanted"
_SECTION = re.compile(r"^##+ (?P<name>.*)\n(?P<text>(?:(?!#).*\n?)*)", re.MULTILINE)
_ROW = re.compile(r"^\| `(?P<key>\w+)` \| (?P<without>.*?) \| (?P<holds>.*) \|$", re.MULTILINE)
_BELOW = re.compile(r", below$")


class Key(NamedTuple):
    """A row: what holds without the key, or that it is wanted, and what it holds."""

    without: str
    holds: str

    def sentence(self) -> str:
        """Both, as Markdown that needs nothing around it."""
        holds = _BELOW.sub("", self.holds)
        is_said = self.without not in (WANTED, "as below", "nothing", "none")
        return f"{holds}. Without it: {self.without}." if is_said else f"{holds}."


def tables(text: str) -> dict[str, tuple[tuple[str, Key], ...]]:
    """The rows below each heading of docs/keys.md that has some."""
    found = {}
    for section in _SECTION.finditer(text):
        rows = tuple((m["key"], Key(m["without"], m["holds"])) for m in _ROW.finditer(section["text"]))
        if rows:
            found[section["name"]] = rows
    return found


def keys_of_records(text: str) -> dict[type, Mapping[str, Key]]:
    """By record, what is said of its keys."""
    return {TABLES[name]: dict(rows) for name, rows in tables(text).items()}
