"""Several faults that one slip made: they become one finding, for that slip."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import at
from tpm_site.base.suggest import nearest
from tpm_site.sources.value_faults import UNKNOWN, fields_at, owner_beside
from tpm_site.sources.yaml_reader import MappingNode, Node, ScalarNode, find, key_of, mark_of
from tpm_site.sources.yaml_values import Builder, name_of

Path = tuple[str | int, ...]
_OTHER_NAMES = {
    **dict.fromkeys(("q", "question", "questions"), "question"),
    **dict.fromkeys(("a", "answer", "answers"), "answer"),
}


class Faults(NamedTuple):
    """Pydantic's errors for one value, with what is needed to judge them."""

    errors: list[Any]
    root: Node
    model: type
    builder: Builder


def without_echoes(faults: Faults) -> list[Any]:
    """The errors that are left to explain; of the others, the findings are with those of the builder."""
    for merge in (_other_names, _misspelt, _not_indented, _key_for_value, _no_colon):
        faults = faults._replace(errors=merge(faults))
    return faults.errors


def _other_names(faults: Faults) -> list[Any]:
    """`q:` and `a:` for the question and the answer, in one item or in all of them."""
    taken, names = set[Path](), dict[str, str]()
    place: Path = ()
    for error in faults.errors:
        location = tuple(error["loc"])
        meant = _OTHER_NAMES.get(str(location[-1]).lower())
        if error["type"] == UNKNOWN and location[0] == "faqs" and meant:
            _, path = find(faults.root, location[:-1])
            place = place or (*path, str(location[-1]))
            names.setdefault(str(location[-1]), meant)
            taken |= {location, (*location[:-1], meant)}
    if place:
        keys = " and ".join(f'"{name}"' for name in names)
        message = f'unknown key{"s" if len(names) > 1 else ""} {keys} in "faqs"'
        write = " and ".join(f"`{meant}:` in place of `{name}:`" for name, meant in names.items())
        _report(faults, place, "F101", message, f"write {write}")
    return [f for f in faults.errors if tuple(f["loc"]) not in taken]


def _misspelt(faults: Faults) -> list[Any]:
    """Drops `missing key "summary"` where `sumary` is reported as unknown."""
    extra = _keys_by_parent(f for f in faults.errors if f["type"] == UNKNOWN)

    def is_misspelt(fault: Any) -> bool:
        *above, key = fault["loc"]
        known = fields_at(faults.model, tuple(above))
        return any(nearest(str(name), known) == key for name in extra.get(tuple(above), ()))

    return [f for f in faults.errors if f["type"] != "missing" or not is_misspelt(f)]


def _not_indented(faults: Faults) -> list[Any]:
    """The keys of a key that was left without a value, in the same column as it."""
    left, told = [], set[Path]()
    for error in faults.errors:
        location = tuple(error["loc"])
        parent, path = find(faults.root, location[:-1])
        name = str(location[-1])
        owner = owner_beside(name, parent, faults.model, location) if error["type"] == UNKNOWN else ""
        if not owner or (*path, owner) not in faults.builder.reported:
            left.append(error)
        elif (*path, owner) not in told:
            told.add((*path, owner))
            message = f'unknown key "{name}"; it belongs to "{owner}" above'
            help = f'indent it by two spaces, and the other keys of "{owner}" too'
            _drop(faults.builder, f'"{owner}" has no value')
            _report(faults, (*path, name), "F101", message, help)
    return left


def _key_for_value(faults: Faults) -> list[Any]:
    """`- Library: /library/` for an item that wants its two values under two keys."""
    told, missing_at = set[Path](), _keys_by_parent(f for f in faults.errors if f["type"] == "missing")
    for error in faults.errors:
        location = tuple(error["loc"])
        parent, path = find(faults.root, location[:-1])
        missing = missing_at.get(location[:-1], [])
        is_item = bool(path) and isinstance(path[-1], int)
        if error["type"] != UNKNOWN or not is_item or len(missing) != 2 or len(parent.value) != 1:
            continue
        value = parent.value[0][1]
        if isinstance(value, ScalarNode):
            name = str(location[-1])
            message = f'{name_of(path)} has no key "{name}"'
            first, second = f"`{missing[0]}: {name}`", f"`{missing[1]}: {value.value}`"
            help = f"write {first}, and below it, in the same column, {second}"
            _report(faults, (*path, name), "F101", message, help)
            told.add(location[:-1])
    return [f for f in faults.errors if tuple(f["loc"][:-1]) not in told]


def _keys_by_parent(errors: Iterable[Any]) -> Mapping[Path, list[str | int]]:
    """The keys that errors are about, by what holds them."""
    found: dict[Path, list[str | int]] = {}
    for error in errors:
        *above, key = error["loc"]
        found.setdefault(tuple(above), []).append(key)
    return found


def _no_colon(faults: Faults) -> list[Any]:
    """`{every; 6 months}`, which YAML takes for a key without a value."""
    left = []
    for error in faults.errors:
        location = tuple(error["loc"])
        parent, path = find(faults.root, location[:-1])
        entry = None
        if error["type"] == "missing" and isinstance(parent, MappingNode):
            keys = (key.value for key, _ in parent.value if isinstance(key, ScalarNode))
            names = [key for key in keys if (*path, key) in faults.builder.reported]
            found = (re.fullmatch(rf"({location[-1]})\W+(.+)", name) for name in names)
            entry = next(filter(None, found), None)
        if not entry:
            left.append(error)
            continue
        message = f'"{entry[0]}" has no value'
        help = f"write a colon and a space after its key: `{entry[1]}: {entry[2]}`"
        _drop(faults.builder, message)
        _report(faults, (*path, entry[0]), "F105", message, help)
    return left


def _drop(builder: Builder, message: str) -> None:
    builder.diagnostics = [d for d in builder.diagnostics if d.message != message]


def _report(faults: Faults, path: Path, code: str, message: str, help: str) -> None:
    """A finding at a key."""
    key = key_of(faults.root, path)
    span = at(faults.builder.file, mark_of(key) if key is not None else None)
    faults.builder.diagnostics.append(Diagnostic(span, code, message, help))
