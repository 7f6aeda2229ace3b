"""The JSON Schemas: they take what the builder takes, refuse what they can see, and explain each key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.support.editors import KEYS, faults, schema_for, validator, values
from tests.support.sites import REPOSITORY
from tpm_site.base.diagnostic import has_errors
from tpm_site.base.span import Mark
from tpm_site.model.written import fields_of
from tpm_site.schemas.keys import keys_of_records
from tpm_site.schemas.table import SCHEMAS, json_schema
from tpm_site.sources.validation import read_record

CONTENT = sorted(
    path.relative_to(REPOSITORY).as_posix()
    for path in (REPOSITORY / "content").rglob("*")
    if path.suffix in (".md", ".yaml")
)
SMALLEST = {
    "article": "title: T\nsummary: S\ncategory: back-pain\npublished: 2026-07-01\n",
    "treatment": "title: T\nsummary: S\n",
    "page": "title: T\nsummary: S\n",
    "category": "title: T\nsummary: S\n",
    "person": "name: N\n",
    "snippet": "",
    "evidence": "id: a\ntype: book\ntitle: T\n",
    "ctas": "heading: H\ntext: T\nlabel: L\nhref: /\n",
    "glossary": "term: T\ndefinition: D\n",
    "site": "name: N\nbase_url: https://clinic.example\n",
}
"""One record of each kind with what it must have."""
SAMPLES = [
    "/a", "/a/b-c_d.html", "HTTPS://a.b", "Mailto:a@b.c?subject=x", "tel:+1(555)", "2028-02-29", "2007-11",
    "2007", "12 months", "1 year", "a-b", "A.b:c", "true", "en-US", "me@clinic.example", "+1 555-0100", "rct",
]  # fmt: skip
SIGNS = "abzAZ0123459 -–./:@#+()[]*`<>_é"


def in_a_file(name: str, record: str) -> str:
    """A record as its file holds it."""
    lines = record.splitlines(keepends=True)
    if SCHEMAS[name].is_front_matter:
        return f"---\n{record}---\n"
    if name == "ctas":
        return "an-id:\n" + "".join(f"  {line}" for line in lines)
    if name in ("evidence", "glossary"):
        return "".join(f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines))
    return record


def is_taken(name: str, record: str) -> bool:
    """Whether the builder finds no error in a record."""
    return not has_errors(read_record(record, SCHEMAS[name].model, "file", Mark(1))[2])


def records(schema: Any) -> Iterator[dict[str, Any]]:
    """All parts of a schema that list keys."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for part in schema.values():
            yield from records(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from records(part)


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_schema_of_the_draft_that_it_names(name: str) -> None:
    schema = json_schema(name, KEYS)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_explained_and_no_other_is_taken(name: str) -> None:
    found = list(records(json_schema(name, KEYS)))
    assert found
    for record in found:
        assert record["additionalProperties"] is False
        for key, value in record["properties"].items():
            is_code = key[1:].isdigit()
            assert is_code or len(value["description"].split()) >= 2, key


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_record_has_the_keys_of_docs_keys_in_its_order_and_words(name: str) -> None:
    row, schema = SCHEMAS[name], json_schema(name, KEYS)
    properties = schema.get("$defs", {}).get(row.model.__name__, schema)["properties"]
    words = keys_of_records(KEYS)[row.model]
    assert list(properties) == list(words)
    for key, said in words.items():
        shown = properties[key].get("markdownDescription", properties[key]["description"])
        assert shown.lower() == said.sentence().lower()


@pytest.mark.parametrize("path", CONTENT)
def test_every_file_of_the_content_is_valid(path: str) -> None:
    name = schema_for(path)
    assert name
    assert faults(name, (REPOSITORY / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_smallest_record_is_valid_and_none_of_it_can_be_left_out(name: str) -> None:
    assert faults(name, in_a_file(name, SMALLEST[name])) == []
    lines = SMALLEST[name].splitlines(keepends=True)
    for line in lines:
        rest = "".join(other for other in lines if other is not line)
        assert "is a required property" in str(faults(name, in_a_file(name, rest)))


@pytest.mark.parametrize("name", SCHEMAS)
@given(data=st.data())
def test_text_that_the_builder_takes_the_schema_takes(name: str, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(list(fields_of(SCHEMAS[name].model))), label="key")
    value = data.draw(st.sampled_from(SAMPLES) | st.text(SIGNS, max_size=12), label="value")
    others = [line for line in SMALLEST[name].splitlines(keepends=True) if not line.startswith(f"{key}:")]
    record = "".join([*others, f"{key}: {json.dumps(value)}\n"])
    if is_taken(name, record):
        assert faults(name, in_a_file(name, record)) == []


GOOD = [
    ("article", "updated: 2028-02-29"),
    ("article", "draft: true"),
    ("article", 'draft: "true"'),
    ("article", "citations: [a, {id: b, type: book, title: T}]"),
    ("article", "cta: plan-your-visit"),
    ("article", "cta: {heading: H, text: T, label: L, href: tel:+15550100}"),
    ("article", "review: {every: 90 days}"),
    ("article", "faqs: [{question: Q, answer: '[@a]'}]"),
    ("article", "allow: {C102: the reason}"),
    ("article", 'image: "PLACEHOLDER: a picture of the clinic"'),
    ("article", 'authors: ["PLACEHOLDER: who wrote it", b]'),
    ("category", "order: 10"),
    ("category", 'order: "010"'),
    ("person", 'npi: "PLACEHOLDER: the number"'),
    ("person", "kind: organization"),
    ("evidence", "volume: 010"),
    ("evidence", "pmid: 17845835"),
    ("evidence", "year: 2007"),
    ("evidence", "issued: 2007"),
    ("evidence", "issued: 2007-11"),
    ("evidence", "authors: [Kumar K, {literal: PROCESS Study Group}]"),
    ("evidence", "unconfirmed: [volume, pages]"),
    ("site", "languages: [es, pt-BR]"),
    ("site", "evidence: {oldest: {guideline: 5 years}}"),
    ("site", "organization: {telephone: 5550100, specialties: [Surgical]}"),
    ("site", "policies: {editorial: /editorial-policy/}"),
]
BAD = [
    ("article", "updated: 2027-02-30"),
    ("article", "updated: 1/2/2026"),
    ("article", "updated: 2026"),
    ("article", "updated:"),
    ("article", "draft: yes"),
    ("article", "tags: spine"),
    ("article", "tags: [spine, ]\nauthors: Jane Doe"),
    ("article", "authors: [Jane Doe]"),
    ("article", "cta: {heading: H}"),
    ("article", "cta: {heading: H, text: T, label: L, href: clinic.example}"),
    ("article", "review: {every: 0 months}"),
    ("article", "review: 12 months"),
    ("article", "faqs: [{question: Q}]"),
    ("article", "faqs: [{question: '**Q**', answer: A}]"),
    ("article", "aliases: [blog]"),
    ("article", "image: clinic.svg"),
    ("article", "sumary: S"),
    ("category", "order: first"),
    ("category", "order: 1.5"),
    ("person", "kind: team"),
    ("evidence", "year: 20007"),
    ("evidence", "issued: 2007-13"),
    ("evidence", "design: RCT"),
    ("evidence", "authors: Kumar K"),
    ("evidence", "authors: [{name: PROCESS}]"),
    ("evidence", "unconfirmed: [volumes]"),
    ("site", "languages: [Spanish]"),
    ("site", "base: https://clinic.example"),
    ("site", "evidence: {oldest: {guidelines: 5 years}}"),
    ("site", "organization: {email: call us}"),
    ("site", "policies: {privacy: /privacy/}"),
]


@pytest.mark.parametrize(("name", "line"), GOOD)
def test_schema_and_builder_take_it(name: str, line: str) -> None:
    record = f"{SMALLEST[name]}{line}\n"
    assert is_taken(name, record)
    assert faults(name, in_a_file(name, record)) == []


@pytest.mark.parametrize(("name", "line"), BAD)
def test_schema_and_builder_refuse_it(name: str, line: str) -> None:
    record = f"{SMALLEST[name]}{line}\n"
    assert not is_taken(name, record)
    assert len(faults(name, in_a_file(name, record))) == 1


@pytest.mark.parametrize("name", ["evidence", "ctas", "glossary"])
def test_a_file_with_nothing_but_a_comment_in_it_is_valid(name: str) -> None:
    assert values(name, "# nothing yet\n") is None
    assert validator(name).is_valid(None)
