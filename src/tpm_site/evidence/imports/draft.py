"""What a reader makes of one record of a file: keys of a reference, and what could not be kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct, field

from tpm_site.evidence.imports.plain import plain
from tpm_site.model.reference import Author

_OTHERS = re.compile(r"(?:and )?(?:others|et al)\.?", re.IGNORECASE)
_MOST_SHOWN = 60
_LONGEST = 5_000
"""Letters: no title has so many, and nobody would read it."""
Value = str | int | bool | tuple[str, ...] | tuple[Author, ...]


class Fault(NamedTuple):
    """Why something in a file could not be read, and in which line."""

    line: int
    message: str


class Draft(NamedTuple):
    """One record as a file has it. `values` are keys of a Reference but for the id.

    `doubts` are the keys that somebody has to look at, `left_out` what the source holds and a reference has
    no place for, `notes` what else a person has to know of it.
    """

    line: int
    values: Mapping[str, Value]
    doubts: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def text(self, key: str) -> str:
        """The value of a key that holds text; empty where there is none."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ""


class Imported(NamedTuple):
    """What is in a file, and what of it could not be read; `notes` are of the file as a whole."""

    drafts: tuple[Draft, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


class Gathering(Struct):
    """The values of one record, while its fields are gone through. What comes first is kept."""

    line: int
    values: dict[str, Value] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _left_out: dict[str, int] = field(default_factory=dict)

    def put(self, key: str, text: str, *, doubted: bool = False) -> None:
        """Keeps a text, without its mark-up. Where the key has a value, another one is named."""
        text = plain(text)
        if not text:
            return
        if len(text) > _LONGEST:
            self.leave_out(f"{key.replace('_', ' ')} of {len(text):,} letters: {text[:_MOST_SHOWN]}")
            return
        if key not in self.values:
            self.values[key] = text
            if doubted:
                self.doubts.append(key)
        elif str(self.values[key]).casefold() != text.casefold():
            self.leave_out(f"another {key.replace('_', ' ')}: {text[:_MOST_SHOWN]}")

    def put_people(self, key: str, people: Sequence[Author]) -> None:
        """Keeps names, those that stand there already first, each once."""
        before = self.values.get(key, ())
        known = [one for one in before if isinstance(one, Author)] if isinstance(before, tuple) else []
        named = [one for one in people if not _OTHERS.fullmatch(one.name)]
        together = tuple(dict.fromkeys((*known, *named)))
        if len(named) < len(people):
            self.notes.append("the source does not name all of its authors")
            self.doubts.append(key)
        if together:
            self.values[key] = together

    def add(self, key: str, texts: Iterable[str]) -> None:
        """Adds to a list of texts, each once."""
        before = self.values.get(key, ())
        known = [one for one in before if isinstance(one, str)] if isinstance(before, tuple) else []
        together = tuple(dict.fromkeys((*known, *(text[:_LONGEST] for text in map(plain, texts) if text))))
        if together:
            self.values[key] = together

    def leave_out(self, name: str, count: int = 1) -> None:
        """Notes that something of the source has no place in a reference."""
        if count:
            self._left_out[name] = self._left_out.get(name, 0) + count

    def done(self) -> Draft:
        """The record; nothing is gathered any more."""
        left_out = tuple(f"{name} ({count})" if count > 1 else name for name, count in self._left_out.items())
        doubts = tuple(key for key in dict.fromkeys(self.doubts) if key in self.values)
        values = MappingProxyType(dict(self.values))
        return Draft(self.line, values, doubts, left_out, tuple(dict.fromkeys(self.notes)))
