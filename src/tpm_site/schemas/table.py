"""Which schemas there are: a row each, with the files that it describes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tpm_site.model.common import CallToAction
from tpm_site.model.fields import IDENTIFIER
from tpm_site.model.front import Article, Category, Page, Person, Snippet, Treatment
from tpm_site.model.library import SiteConfig, Term
from tpm_site.model.reference import Reference
from tpm_site.model.written import JsonSchema
from tpm_site.schemas.generator import schema_of
from tpm_site.schemas.keys import keys_of_records
from tpm_site.sources.scan import WATCH_FILE

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _record(ref: JsonSchema) -> JsonSchema:
    return ref | {"type": "object"}


def _list(ref: JsonSchema) -> JsonSchema:
    return {"type": ["array", "null"], "items": ref}


def _by_id(ref: JsonSchema) -> JsonSchema:
    ids = {f"^{IDENTIFIER.pattern}$": ref}
    return {"type": ["object", "null"], "patternProperties": ids, "additionalProperties": False}


class Schema(NamedTuple):
    """What one kind of file holds: one record, or several; `files` as an editor names them."""

    title: str
    model: type
    files: tuple[str, ...]
    whole: Callable[[JsonSchema], JsonSchema] = _record

    @property
    def is_front_matter(self) -> bool:
        """Whether it describes the head of a Markdown file, and not a whole file."""
        return self.files[0].endswith(".md")


def _markdown(folder: str) -> tuple[str, ...]:
    return (f"content/{folder}/**/*.md", f"content/*/{folder}/**/*.md")


_EVIDENCE = ("content/evidence/**/*.yaml", "content/evidence/**/*.yml", f"!{WATCH_FILE}")
"""All but what `evidence watch` writes."""
SCHEMAS = {
    "article": Schema("Front matter of an article", Article, _markdown("articles")),
    "treatment": Schema("Front matter of a treatment", Treatment, _markdown("treatments")),
    "page": Schema("Front matter of a page", Page, _markdown("pages")),
    "category": Schema("Front matter of a category", Category, _markdown("categories")),
    "person": Schema("Front matter of a person", Person, _markdown("people")),
    "snippet": Schema("Front matter of a snippet", Snippet, _markdown("snippets")),
    "evidence": Schema("A list of references", Reference, _EVIDENCE, _list),
    "ctas": Schema("Calls to action, each under its id", CallToAction, ("content/ctas.yaml",), _by_id),
    "glossary": Schema("The words of the glossary", Term, ("content/glossary.yaml",), _list),
    "site": Schema("Settings of the site", SiteConfig, ("content/site.yaml",)),
}


def json_schema(name: str, keys: str) -> JsonSchema:
    """The schema of that name; `keys` is the text of docs/keys.md."""
    row = SCHEMAS[name]
    record = schema_of(row.model, keys_of_records(keys))
    parts = record.pop("$defs", {})
    head: JsonSchema = {"$schema": DIALECT, "title": row.title}
    if row.whole is _record:
        return head | _record(record) | ({"$defs": parts} if parts else {})
    own = row.model.__name__
    return head | row.whole({"$ref": f"#/$defs/{own}"}) | {"$defs": {own: record} | parts}
