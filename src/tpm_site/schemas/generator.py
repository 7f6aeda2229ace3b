"""From records to JSON Schema: what pydantic knows of them, with what we know beside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from tpm_site.model.fields import fields_of
from tpm_site.model.reference import Reference
from tpm_site.model.shapes import JsonSchema, a_list, keys, one_of
from tpm_site.schemas.keys import Key

Words = Mapping[type, Mapping[str, Key]]


def schema_of(model: type, words: Words) -> JsonSchema:
    """The schema of one record, its keys in the order of `words`, which are shown beside them."""
    whole = TypeAdapter(model).json_schema(schema_generator=_Generator)
    said = {model.__name__: keys for model, keys in words.items()}
    for name, part in {**whole.get("$defs", {}), model.__name__: whole}.items():
        values = part["properties"]
        part["properties"] = {
            key: values[key] | _described(key_words) for key, key_words in said[name].items()
        }
    return whole


class _Generator(GenerateJsonSchema):
    """Leaves out what no file can say, such as null, and what tells an editor nothing."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchema:
        """What is not there is left out: the files know no null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchema:
        value = super().default_schema(schema)
        if value.get("default") in (None, "", []):
            value.pop("default", None)
        return value

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchema:
        return {"anyOf": [self.generate_inner(choice) for choice in schema["choices"].values()]}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchema:
        return one_of(schema["expected"])

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchema:
        """All tuples of the model are lists of one kind of value."""
        return a_list(self.generate_inner(schema["items_schema"][0]))

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchema:
        """The one mapping whose keys are words: `oldest`, by design."""
        designs = cast("core_schema.LiteralSchema", schema["keys_schema"])["expected"]
        age = self.generate_inner(schema["values_schema"]) | {"description": "How old such a source may be."}
        return keys(dict.fromkeys(designs, age))

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchema:
        value = super().dataclass_schema(schema)
        model = cast("type", schema["cls"])
        properties = {
            name: {key: part for key, part in inner.items() if key != "title"}
            for name, inner in value["properties"].items()
        }
        if model is Reference:
            properties["unconfirmed"] = a_list({"enum": list(fields_of(Reference))})
        description = {"description": (model.__doc__ or "").partition("\n\n")[0]}
        return keys(properties) | description | {"required": value.get("required", [])}


def _described(words: Key) -> JsonSchema:
    sentence = words.sentence()
    plain = re.sub(r"`([^`]*)`", r"\1", sentence)
    described: JsonSchema = {"description": plain[:1].upper() + plain[1:]}
    return described | ({"markdownDescription": sentence} if plain != sentence else {})
