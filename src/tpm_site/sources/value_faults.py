"""What pydantic says of a value that does not fit its field, in the words of an editor."""

from __future__ import annotations

import re
from typing import Any, TypeGuard

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.slug import SLUG, slugify
from tpm_site.base.span import Mark, at
from tpm_site.base.suggest import did_you_mean
from tpm_site.model.reference import USUAL_TYPES
from tpm_site.model.written import RefusedError, fields_of
from tpm_site.sources.placeholders import in_the_way
from tpm_site.sources.yaml_lines import STRANGE_ITEM, quoted
from tpm_site.sources.yaml_losses import nested_model
from tpm_site.sources.yaml_reader import MappingNode, Node, ScalarNode, find, key_of, mark_of
from tpm_site.sources.yaml_values import Builder, name_of

Path = tuple[str | int, ...]
_EXAMPLES = {
    "title": "title: What spinal stenosis means",
    "summary": "summary: One sentence that tells the reader what the page is about.",
    "published": "published: 2026-07-01",
    "name": "name: The name of the practice",
    "base_url": "base_url: https://clinic.example",
    "src": "src: spinal-canal.png",
    "alt": "alt: What the picture shows, in words",
    "question": "question: How long does it last?",
    "answer": "answer: The answer, in Markdown.",
    "heading": "heading: Is it time to talk?",
    "text": "text: A sentence on what comes next.",
    "label": "label: Plan your visit",
    "href": "href: /library/",
    "term": "term: spinal canal",
    "definition": "definition: What the word means, in one sentence.",
    "id": "id: kumar-2007-process",
    "type": "type: article-journal",
    "kind": "kind: MedicalClinic",
    "authors": "authors: [jane-doe]",
    "every": "every: 12 months",
    "allow": "C102: why this page may do it",
    "policies": "editorial: /editorial-policy/",
}
_FOLDERS = {
    "category": "categories",
    "authors": "people",
    "related": "articles",
    "treatments": "treatments",
}
_MAX_OPTIONS = 8
_NOTHING = ("null", "~", "none", "None")
_NO_LINE = "delete the line if there is nothing to say"
_LISTS = ("tuple_type", "list_type")
UNKNOWN = "unexpected_keyword_argument"


def explain(fault: Any, root: Node, model: type, builder: Builder, missing_mark: Mark) -> Diagnostic | None:
    """One finding for one of pydantic's errors; None where the value has a finding already."""
    kind, location = fault["type"], tuple(fault["loc"])
    if kind == "missing":
        return _missing(location, root, builder, missing_mark)
    node, path = find(root, location)
    if path in builder.reported:
        return None
    if kind == UNKNOWN:
        return unknown_key(location, root, model, builder.file)
    if kind == "string_type" and _is_text_with_colon(node):
        return _colon(node, path, builder)
    message, help = _wrong(fault, name_of(path), fields_at(model, location))
    if kind in _LISTS and _is_marked_list(node):
        message = f"{name_of(path)} wants a list, not text"
        help = f"delete the {node.style} after {path[-1]}:"
    sign = _sign_of_items("".join(fault["input"])) if kind in _LISTS else ""
    if sign:
        message = f"{name_of(path)} wants a list, whose items begin with a hyphen, not with {sign}"
        help = f"write a hyphen and a space in place of each {sign.removeprefix('a ')}"
    return Diagnostic(at(builder.file, mark_of(node)), "F103", message, help)


def fields_at(model: type, location: Path) -> tuple[str, ...]:
    """The keys that the model at `location` knows."""
    owner: type | None = model
    for step in location:
        if owner is not None and step in fields_of(owner):
            owner = nested_model(fields_of(owner)[str(step)])
    return tuple(fields_of(owner)) if owner else ()


def _missing(location: Path, root: Node, builder: Builder, missing_mark: Mark) -> Diagnostic | None:
    parent, path = find(root, location[:-1])
    key = str(location[-1])
    if (*path, key) in builder.reported:
        return None
    placeholder = builder.placeholders.pop((*path, key), None)
    if placeholder is not None:
        return in_the_way((*path, key), placeholder, builder.file)
    mark = mark_of(parent)._replace(length=1) if path else missing_mark
    within = f" in {name_of(path)}" if path else ""
    help = f"add a line such as `{_EXAMPLES.get(key, f'{key}: …')}`"
    if key in _FOLDERS:
        help = f"add a line `{key}:` with {_name_of_file(key)}"
    return Diagnostic(at(builder.file, mark), "F102", f'missing key "{key}"{within}', help)


def _name_of_file(key: str) -> str:
    return f"the name of a file in content/{_FOLDERS[key]}/ without .md"


def unknown_key(location: Path, root: Node, model: type, file: str) -> Diagnostic:
    """A key that the model does not have, and the one that was meant."""
    name = str(location[-1])
    key = key_of(root, find(root, location)[1])
    mark = mark_of(key) if key is not None else Mark(1)
    visible = "".join(c for c in name if c.isprintable())
    if visible != name:
        message = f'an invisible character stands in the key "{visible.strip()}"'
        return Diagnostic(at(file, mark), "F101", message, "delete the whole word and type it anew")
    known = fields_at(model, location[:-1])
    tail = did_you_mean(name, known)
    owner = owner_beside(name, find(root, location[:-1])[0], model, location) if not tail else ""
    help = "" if tail else f"keys known here: {', '.join(known)}"
    if owner:
        help = f'if it belongs to "{owner}", write it below that line and indent it by two spaces'
    if " " in name and not tail:
        help = f"if this line goes on from the one above, indent it by two spaces; {help}"
    return Diagnostic(at(file, mark), "F101", f'unknown key "{name}"{tail}', help)


def owner_beside(name: str, parent: Node, model: type, location: Path) -> str:
    """The key beside an unknown one whose own keys include it: it was not indented."""
    above = location[:-1]
    owners = {
        key for key in fields_at(model, above) if key != name and name in fields_at(model, (*above, key))
    }
    keys = [key for key, _ in parent.value] if owners and isinstance(parent, MappingNode) else []
    return next((key.value for key in keys if isinstance(key, ScalarNode) and key.value in owners), "")


def _sign_of_items(text: str) -> str:
    """What stands where an item of a list begins with a hyphen."""
    strange = STRANGE_ITEM.match(text)
    return strange["sign"] if strange else "a number" if re.match(r"\d{1,2}[.)] ", text) else ""


def _is_marked_list(node: Node) -> TypeGuard[ScalarNode]:
    """A list below a sign that makes text of it."""
    return isinstance(node, ScalarNode) and node.style in ("|", ">") and node.value.startswith("- ")


def _is_text_with_colon(node: Node) -> bool:
    """A sentence such as `Rest: not for long`, which YAML takes for a key and its value."""
    return (
        isinstance(node, MappingNode)
        and not node.flow_style
        and len(node.value) == 1
        and all(isinstance(part, ScalarNode) for part in node.value[0])
    )


def _colon(node: Node, path: Path, builder: Builder) -> Diagnostic:
    key, value = node.value[0]
    mark = Mark(key.end_mark.line + 1, key.end_mark.column + 1)
    builder.diagnostics = [d for d in builder.diagnostics if d.code != "F105" or d.span.line != mark.line]
    whole = f"{key.value}: {value.value}".strip()
    message = f"{name_of(path)} holds a colon followed by a space, so it needs quotes"
    return Diagnostic(at(builder.file, mark), "F006", message, f"write {quoted(whole)}")


def _wrong(fault: Any, name: str, known: tuple[str, ...]) -> tuple[str, str]:
    """Message and help for a value of the wrong kind; `known` are the keys that it may have."""
    kind, given = fault["type"], fault["input"]
    if kind == "literal_error":
        return _not_an_option(fault, name)
    if kind == "string_type":
        help = "write the text right after the key, without `- ` and without brackets"
        if isinstance(given, dict):
            help = "put the whole text in quotes"
        elif fault["loc"][-1] == "answer":
            help = "write `answer: |`, and the list below it, two spaces further in than the word answer"
        return f"{name} wants text, not {_noun(given)}", help
    if kind in _LISTS:
        return f"{name} wants a list, not {_noun(given)}", _as_list(given, known)
    if kind in ("dataclass_type", "dict_type"):
        wants = "wants an id or keys" if fault["loc"][-1] == "written" else "wants keys"
        if given in _NOTHING:
            return f"{name} {wants} of its own, not {_noun(given)}", _NO_LINE
        example = _EXAMPLES.get(known[0] if known else name.strip('"'), "")
        help = f"write them below it, indented by two spaces, such as `{example}`" if example else ""
        return f"{name} {wants} of its own, not {_noun(given)}", help
    error = fault.get("ctx", {}).get("error")
    message, help = (error.message, error.help) if isinstance(error, RefusedError) else (fault["msg"], "")
    key = next((step for step in reversed(fault["loc"]) if isinstance(step, str)), "")
    if "is not the name" in message and key in _FOLDERS and not str(given).endswith(".md"):
        meant = slugify(str(given).strip("/").rpartition("/")[2])
        help = f"write {_name_of_file(key)}{f', perhaps {meant}' if SLUG.fullmatch(meant) else ''}"
    return f"{name} {message}", help


def _as_list(given: object, known: tuple[str, ...]) -> str:
    """How to write as a list what was written as something else; `known` are the keys of its items."""
    if not isinstance(given, str):
        if len(known) == 2:
            first, second = known
            return f"begin each item with `- {first}: …`, and below it, in the same column, `{second}: …`"
        return "begin each item with `- `"
    if given in _NOTHING:
        return _NO_LINE
    if given.startswith("-"):
        return "write a space after the hyphen of each item"
    short = f", or [{given}]" if re.fullmatch(r"[\w-]+( [\w-]+)*(, *[\w-]+( [\w-]+)*)*", given) else ""
    return f"write each item on a line of its own, after `- `{short}"


def _not_an_option(fault: Any, name: str) -> tuple[str, str]:
    options = [o.strip("'") for o in fault["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    given = str(fault["input"])
    same = next((option for option in options if _words(option) == _words(given)), given)
    known = f"it can be {', '.join(options)}"
    if set(USUAL_TYPES) <= set(options):
        known = f"usual are {', '.join(USUAL_TYPES)}"
        # The word article alone is CSL's for a preprint, which would falsify the reference.
        same = "article-journal" if "journal" in given.lower() else same
    tail = did_you_mean(same, options)
    is_long = len(options) > _MAX_OPTIONS and not known.startswith("usual")
    return f'{name} cannot be "{given}"{tail}', "" if tail and is_long else known


def _words(text: str) -> list[str]:
    return sorted(re.findall(r"[a-z]+", text.lower()))


def _noun(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "keys of its own"
    return f"the text {str(value)[:40]!r}"
