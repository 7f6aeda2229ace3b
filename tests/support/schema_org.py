"""What schema.org says a JSON-LD graph may hold: its types, their properties, and what these lead to."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from tests.support.sites import REPOSITORY

DATA = REPOSITORY / "tests" / "data"
VOCABULARY = "https://schema.org"
KEYWORDS = {"@type", "@id"}
TEXT = {"Text", "URL", "CssSelectorType", "XPathType", "PronounceableText", "Date", "DateTime", "Time"}
NUMBERS = {"Number", "Integer", "Float"}


class Property(NamedTuple):
    """The types that have the property, and the types of its values."""

    domain: frozenset[str]
    range: frozenset[str]
    is_superseded: bool


def _names(cell: str) -> frozenset[str]:
    return frozenset(name.strip() for name in cell.split(",") if name.strip())


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def types() -> dict[str, frozenset[str]]:
    """Each type, with the types right above it. A superseded type is left out."""
    rows = _rows("schemaorg-types.csv")
    return {row["label"]: _names(row["subTypeOf"]) for row in rows if not row["supersededBy"]}


@cache
def properties() -> dict[str, Property]:
    return {
        row["label"]: Property(
            _names(row["domainIncludes"]), _names(row["rangeIncludes"]), bool(row["supersededBy"])
        )
        for row in _rows("schemaorg-properties.csv")
    }


@cache
def lineage(name: str) -> frozenset[str]:
    """A type and all types above it."""
    return frozenset({name}).union(*(lineage(parent) for parent in types().get(name, ())))


def problems(document: dict[str, Any]) -> list[str]:
    """Everything in a JSON-LD document that schema.org does not define, or that leads nowhere."""
    found = [] if document["@context"] == VOCABULARY else [f"@context is {document['@context']}"]
    nodes = document["@graph"]
    ids = [node["@id"] for node in nodes if "@id" in node]
    found += [f"{id} is the @id of two nodes" for id in {*ids} if ids.count(id) > 1]
    known = {node["@id"]: node["@type"] for node in nodes if "@id" in node}
    return [*found, *(problem for node in nodes for problem in _in_node(node, known))]


def _in_node(node: dict[str, Any], known: dict[str, str]) -> Iterator[str]:
    kind = node.get("@type")
    if kind not in types():
        yield f"{kind} is no type of schema.org"
        return
    for name, value in node.items():
        if name in KEYWORDS:
            continue
        found = properties().get(name)
        if found is None or found.is_superseded:
            yield f"{kind}.{name} is no property of schema.org"
        elif not found.domain & lineage(kind):
            yield f"{kind} has no property {name}"
        else:
            for single in value if isinstance(value, list) else [value]:
                yield from _in_value(f"{kind}.{name}", single, found.range, known)


def _in_value(place: str, value: Any, allowed: frozenset[str], known: dict[str, str]) -> Iterator[str]:
    if value in ("", [], {}, None):
        yield f"{place} is empty"
    elif isinstance(value, dict) and set(value) == {"@id"}:
        if value["@id"] not in known:
            yield f"{place} leads to {value['@id']}, which is not in the graph"
        elif not allowed & lineage(known[value["@id"]]):
            yield f"{place} cannot be a {known[value['@id']]}"
    elif isinstance(value, dict):
        if not allowed & lineage(value.get("@type", "")):
            yield f"{place} cannot be a {value.get('@type')}"
        yield from _in_node(value, known)
    elif isinstance(value, bool) or not isinstance(value, int | float):
        # "A URL may stand where a thing is expected" (schema.org/docs/datamodel.html).
        if not allowed & TEXT and not str(value).startswith(("https://", "http://")):
            yield f"{place} cannot be text: {value}"
    elif not allowed & NUMBERS:
        yield f"{place} cannot be a number: {value}"
