"""Adds records to the end of a file of references. What stands there stays as it is, to the byte."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.model.reference import Reference
from tpm_site.sources.library import references_in
from tpm_site.sources.reading import read_bytes
from tpm_site.sources.text import decode
from tpm_site.sources.yaml_reader import SequenceNode, compose

MakeText = Callable[[int], str]
"""The text of the new records, for a list whose items are indented by so many spaces."""


class Appended(NamedTuple):
    """What a file held and what it is to hold, or why nothing can be added to it.

    `references` are those that were not there before, as the reader of the library finds them.
    """

    before: bytes = b""
    after: bytes = b""
    references: tuple[Reference, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


def appended(root: Path, file: str, make_text: MakeText) -> Appended:
    """The file with new records behind the old ones, read back. Writes nothing."""
    data, fault = read_bytes(root, file)
    fault = fault or _link_on_the_way(root, file)
    if fault:
        return Appended(faults=(fault,))
    before = data or b""
    text, indent = "", 0
    known: tuple[Reference, ...] = ()
    if before.strip():
        decoded, faults = decode(before, file)
        if decoded is None:
            return Appended(faults=faults)
        known, faults = references_in(decoded, file) if _holds_values(decoded, file) else ((), ())
        if faults:
            return Appended(faults=faults)
        text, indent = decoded, _indent(decoded, file)
    new = make_text(indent)
    whole = "\n".join(filter(None, (text.rstrip("\n") + "\n" if text else "", new)))
    found, faults = references_in(whole, file)
    if faults or found[: len(known)] != known:
        message = "nothing can be added to the end of this file, for it would be read in another way"
        help = "write it as a list: each record begins with `- id:` at the beginning of a line"
        return Appended(faults=faults or (Diagnostic(Span(file), "F103", message, help),))
    return Appended(before, _with_ends_of(before, text, whole), found[len(known) :])


def _link_on_the_way(root: Path, file: str) -> Diagnostic | None:
    """A folder that is a link: it is not looked into, and may lead anywhere."""
    folders = [folder for folder in (root / file).parents if folder.is_relative_to(root) and folder != root]
    found = next((folder for folder in folders if folder.is_symlink()), None)
    if found is None:
        return None
    name = found.relative_to(root).as_posix()
    return Diagnostic(Span(name), "F205", "a link to a folder is not followed", "make a folder instead of it")


def _holds_values(text: str, file: str) -> bool:
    node, faults = compose(text, file)
    return node is not None or bool(faults)


def _indent(text: str, file: str) -> int:
    """How far the items of the list stand from the margin."""
    node, _ = compose(text, file)
    is_list = isinstance(node, SequenceNode) and not node.flow_style
    return node.start_mark.column if is_list and node is not None else 0


def _with_ends_of(before: bytes, text: str, whole: str) -> bytes:
    """The old bytes as they are, and the new ones with line ends of the same kind."""
    new = whole[len(text.rstrip("\n")) :] if text else whole
    end = b"\r\n" if b"\r\n" in before else b"\n"
    old = before.rstrip(b"\r\n") if text else b""
    return old + new.encode().replace(b"\n", end)


def write_whole(root: Path, file: str, change: Appended) -> bool:
    """Puts the file in place at once; not where somebody has changed it since it was read."""
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    if (path.read_bytes() if path.exists() else b"") != change.before:
        return False
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("xb") as opened:
            opened.write(change.after)
            opened.flush()
            os.fsync(opened.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return True
