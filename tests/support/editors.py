"""What an editor with JSON Schemas sees in a file: its values by YAML 1.2, and what is wrong with them."""

from __future__ import annotations

import re
from functools import cache

import yaml
from jsonschema import Draft202012Validator

from tests.support.sites import REPOSITORY
from tpm_site.schemas.table import SCHEMAS, json_schema

KEYS = (REPOSITORY / "docs" / "keys.md").read_text(encoding="utf-8")
_FRONT_MATTER = re.compile(r"---\n(.*?)^---$", re.DOTALL | re.MULTILINE)
_CORE = {
    "null": (r"~|null|Null|NULL|", "~", "n", "N", ""),
    "bool": (r"true|True|TRUE|false|False|FALSE", *"tTfF"),
    "int": (r"[-+]?[0-9]+", *"-+0123456789"),
    "float": (r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", *"-+0123456789."),
}
"""What YAML 1.2 takes for something else than text: the whole of it, and how it may begin."""


class _Loader(yaml.SafeLoader):
    """YAML 1.2: a day is text, and so are yes and no."""


_Loader.yaml_implicit_resolvers = {}
for _tag, (_pattern, *_first) in _CORE.items():
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)


@cache
def validator(name: str) -> Draft202012Validator:
    """That of one kind of file."""
    return Draft202012Validator(json_schema(name, KEYS))


def schema_for(path: str) -> str:
    """The name of the schema that an editor takes for a file; empty where there is none."""
    for name, row in SCHEMAS.items():
        if f"!{path}" not in row.files and any(_pattern_of(glob).fullmatch(path) for glob in row.files):
            return name
    return ""


@cache
def _pattern_of(glob: str) -> re.Pattern[str]:
    return re.compile(re.escape(glob).replace(r"\*\*/", "(?:.+/)?").replace(r"\*", "[^/]+"))


def values(name: str, text: str) -> object:
    """What stands in a file, or in the head of a Markdown file."""
    if SCHEMAS[name].is_front_matter:
        head = _FRONT_MATTER.match(text)
        text = head[1] if head else ""
    found = _Loader(text).get_single_data()
    return {} if found is None and SCHEMAS[name].is_front_matter else found


def faults(name: str, text: str) -> list[str]:
    """What an editor shows, as `place: message`."""
    errors = validator(name).iter_errors(values(name, text))
    return sorted(f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in errors)
