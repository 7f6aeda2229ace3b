"""Bytes of a file of another program to text: UTF-8, UTF-16, or what Windows once wrote."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from tpm_site.evidence.imports.draft import Fault

MAX_BYTES = 50_000_000
_BINARY = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP file or a document of an office program",
    b"SQLite format 3": "a database",
    b"\x1f\x8b": "a compressed file",
}


class Decoded(NamedTuple):
    """A text with line feeds at the end of its lines, or why there is none; `note` is what was assumed."""

    text: str = ""
    note: str = ""
    fault: Fault | None = None


def decode_file(data: bytes) -> Decoded:
    """The text of a file, whatever it was saved as."""
    if not data.strip():
        return Decoded(fault=Fault(1, "the file is empty"))
    if len(data) > MAX_BYTES:
        return Decoded(fault=Fault(1, f"the file is too large: {len(data):,} bytes, more than {MAX_BYTES:,}"))
    kind = next((kind for head, kind in _BINARY.items() if data.startswith(head)), "")
    if kind:
        return Decoded(fault=Fault(1, f"this is {kind}, not an export of references"))
    encoding, note = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return Decoded(fault=Fault(1, f"the file cannot be read as {encoding}: {error.reason}"))
    if text.count("\x00") > 0:
        return Decoded(fault=Fault(1, "this is no text: it holds bytes of zero"))
    return Decoded(text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), note)


def _encoding(data: bytes) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", ""
    zeros = data[:200].count(0)
    if zeros > min(len(data), 200) // 4:
        return ("utf-16-be" if data[0] == 0 else "utf-16-le"), "the file is read as UTF-16"
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        note = f"the file is not UTF-8 (line {data.count(10, 0, error.start) + 1})"
        try:
            data.decode("cp1252")
        except UnicodeDecodeError:
            return "latin-1", f"{note}, and is read as Latin-1: look at names with accents"
        return "cp1252", f"{note}, and is read as Windows-1252: look at names with accents"
    return "utf-8-sig", ""
