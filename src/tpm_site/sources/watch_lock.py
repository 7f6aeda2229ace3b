"""content/evidence/watch.lock.yaml: from its text to its model, and back."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import fields

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, Span, at
from tpm_site.model.watch import Asked, Notice, WatchLock
from tpm_site.sources.reading import read_bytes
from tpm_site.sources.scan import WATCH_FILE
from tpm_site.sources.text import INVISIBLE, decode
from tpm_site.sources.validation import read_record
from tpm_site.sources.yaml_reader import Node, find, mark_of

_HEAD = """\
# What is known of retractions, corrections and newer versions of the papers that this site cites.
# Written by `tpm-site evidence watch`: do not edit it. Builds read it, and ask nobody.
"""
_MEND = "this file is not written by hand: run `tpm-site evidence watch` again"
_OF_THE_MACHINE = ("F008", "F205")
"""Findings that a new look would not mend."""
_PLAIN = re.compile(r"[a-z][a-z0-9-]*|\d{4}-\d{2}-\d{2}|\d+")


class ReadLock(NamedTuple):
    """The lock, None where there is none or it is damaged; `spans` as in `Library`: `watch:SOURCE`."""

    lock: WatchLock | None
    spans: Mapping[str, Span]
    diagnostics: tuple[Diagnostic, ...] = ()


def read_watch_lock(root: Path, file: str) -> ReadLock:
    """Reads the lock; nothing where `file` is empty."""
    data, fault = read_bytes(root, file) if file else (None, None)
    if data is None:
        return ReadLock(None, {}, (fault,) if fault else ())
    text, faults = decode(data, file)
    if text is None:
        return ReadLock(None, {}, _mended(faults))
    lock, node, faults = read_record(text, WatchLock, file, Mark(1))
    spans = dict(_spans(lock, node, file)) if lock is not None and node is not None else {}
    return ReadLock(lock, spans, _mended(faults))


def _mended(faults: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(d if d.code in _OF_THE_MACHINE else d._replace(help=_MEND) for d in faults)


def _spans(lock: WatchLock, node: Node, file: str) -> Iterator[tuple[str, Span]]:
    for index, asked in enumerate(lock.asked):
        for name, key in ((asked.name, "date"), (f"{asked.name}.unanswered", "unanswered")):
            found, _ = find(node, ("asked", index, key))
            yield f"watch:{name}", at(file, mark_of(found))


def text_of_lock(lock: WatchLock) -> str:
    """The lock as a file: the same text for the same lock, one notice a block."""
    asked = "".join(_block(item) for item in lock.asked)
    notices = "".join(_block(item) for item in lock.notices)
    return f"{_HEAD}asked:{_list(asked)}notices:{_list(notices)}"


def _list(blocks: str) -> str:
    return f"\n{blocks}" if blocks else " []\n"


def _block(item: Asked | Notice) -> str:
    values = ((field.name, getattr(item, field.name)) for field in fields(item))
    lines = [f"{name}: {_value(value)}" for name, value in values if value not in ("", (), None)]
    return "  - " + "\n    ".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    text = value.isoformat() if isinstance(value, date) else str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(INVISIBLE.sub(" ", text), ensure_ascii=False)


def write_watch_lock(root: Path, lock: WatchLock) -> None:
    """Puts the lock in place at once: whoever is interrupted keeps the last one."""
    path = root / WATCH_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    # Its name begins with a full stop, so that a build that looks meanwhile passes it over.
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        new.write_text(text_of_lock(lock), encoding="utf-8", newline="\n")
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
