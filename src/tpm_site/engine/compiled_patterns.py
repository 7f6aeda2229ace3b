"""The program's regular expressions, compiled once, and kept where Python keeps our compiled modules.

Python keeps no compiled expressions, so each run would spend a quarter of its imports on 400 of them. What is
kept is put where `re` looks first. Where anything is wrong with it, `re` compiles them as it always does.
"""

from __future__ import annotations

import os
import re
import sys
from array import array
from importlib import import_module
from importlib.util import cache_from_source, source_hash
from pathlib import Path
from typing import Any, NamedTuple

from tpm_site.model.codec import DecodeError, decode, encode

FAULTS = (
    OSError, DecodeError, ValueError, TypeError, AttributeError, RuntimeError, ImportError,
    LookupError, ArithmeticError, MemoryError,
)  # fmt: skip
"""What comes of a file that others have made, and of a Python whose `re` is another one."""
_HALVES = re.compile("[\ud800-\udfff]")
_SEAL = 8
"""Bytes of the digest that the rest of the file is known by."""
_CODES = "I"
"""The type of an array of what `re` calls codes."""


class _Compiled(NamedTuple):
    """All that `re` makes a pattern of: `flags` as it was asked, `all_flags` with those in the text."""

    text: str
    flags: int
    all_flags: int
    codes: bytes
    groups: int
    numbers: dict[str, int]
    names: tuple[str | None, ...]


class _Kept(NamedTuple):
    """Patterns, and the version of Python that has compiled them."""

    version: str
    patterns: tuple[_Compiled, ...]


def patterns_file() -> Path:
    """Where they are kept."""
    return Path(cache_from_source(__file__)).with_suffix(".patterns")


def keep_patterns() -> int:
    """Keeps all that this process has compiled, as far as `re` still has it; says how many they are."""
    # From 3.13 on, flags that were not given are a number of a type of their own.
    patterns = tuple(_compiled(text, int(flags)) for _, text, flags in _known() if _can_be_kept(text))
    data = encode(_Kept(sys.version, patterns))
    path = patterns_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_bytes(source_hash(data) + data)
    beside.replace(path)  # At once, for others may be reading it.
    return len(patterns)


def use_kept_patterns() -> None:
    """Hands `re` what was kept by this very version of Python."""
    try:
        found = patterns_file().read_bytes()
        if found[:_SEAL] != source_hash(found[_SEAL:]):
            return
        version, patterns = decode(found[_SEAL:], _Kept)
        if version == sys.version:
            known, make = _known(), import_module("_sre").compile
            for text, flags, all_flags, codes, *groups in patterns:
                known[str, text, flags] = make(text, all_flags, array(_CODES, codes).tolist(), *groups)
    except FAULTS:
        return


def _can_be_kept(text: str | bytes) -> bool:
    """Whether it is text as files hold it, as all but a few are: halves of characters are not."""
    return isinstance(text, str) and not _HALVES.search(text)


def _known() -> dict[tuple[type, Any, int], re.Pattern[Any]]:
    """What `re` has compiled, by type, text and flags. It has no other way to be told of a pattern."""
    known: dict[tuple[type, Any, int], re.Pattern[Any]] = vars(re)["_cache"]
    return known


def _compiled(text: str, flags: int) -> _Compiled:
    compiler = import_module("re._compiler")
    parsed = import_module("re._parser").parse(text, flags)
    state, codes = parsed.state, array(_CODES, vars(compiler)["_code"](parsed, flags))
    by_number = {number: name for name, number in state.groupdict.items()}
    names = tuple(by_number.get(number) for number in range(state.groups))
    numbers = dict(state.groupdict)
    return _Compiled(text, flags, flags | state.flags, codes.tobytes(), state.groups - 1, numbers, names)
