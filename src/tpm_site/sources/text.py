"""Bytes of a source file to text: UTF-8, line feeds, no control characters."""

from __future__ import annotations

import re
from itertools import islice

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span

MAX_BYTES = 4_000_000
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
# Line separators are here too: libyaml breaks lines at them, editors do not. So are the signs that
# hide within a word, or turn the direction of writing: a text must be what its reader sees.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_SOUND = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_MOST_SHOWN = 20
_SAVE_AS = "open the file in your editor and save it with the encoding UTF-8"


def decode(data: bytes, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a file, or None and the reason. Windows line ends become line feeds."""
    fault = _refuse_whole(data, file)
    if fault:
        return None, (fault,)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (_undecodable(data, error.start, file),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.lstrip("\ufeff")
    # A quick look, for nearly all of a text is ASCII; the rest of it is text, too.
    rest = data.translate(None, _SOUND)
    if rest and INVISIBLE.search(rest.decode()) and INVISIBLE.search(text):
        found = islice(INVISIBLE.finditer(text), _MOST_SHOWN)
        return None, tuple(_invisible(text, match.start(), file) for match in found)
    if not text.strip():
        return None, (_empty(file),)
    return text, ()


def _refuse_whole(data: bytes, file: str) -> Diagnostic | None:
    if not data.strip():
        return _empty(file)
    if len(data) > MAX_BYTES:
        message = f"the file is too large: {len(data):,} bytes, more than {MAX_BYTES:,}"
        return Diagnostic(Span(file), "F008", message, "split it into several files")
    encoding = _BOMS.get(data[:2])
    if not encoding and b"\0" in data and data.count(0) > len(data) // 4:
        encoding = "UTF-16"
    if encoding:
        return Diagnostic(Span(file), "F001", f"the file is saved as {encoding}, not UTF-8", _SAVE_AS)
    return None


def _empty(file: str) -> Diagnostic:
    help = "write its content, or delete the file"
    if file.endswith(".md"):
        help += "; `tpm-site new` makes one to start from"
    elif file.endswith("/site.yaml"):
        help = "write two lines: `name: The name of the practice` and `base_url: https://clinic.example`"
    return Diagnostic(Span(file), "F002", "the file is empty", help)


def _undecodable(data: bytes, start: int, file: str) -> Diagnostic:
    before = data[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", "replace")) + 1
    span = Span(file, before.count(b"\n") + 1, column, 1)
    meant = data[start : start + 1].decode("cp1252", "replace")
    guess = f", probably {meant}" if meant.isprintable() else ""
    message = f"this character is not saved as UTF-8: 0x{data[start]:02X}{guess}"
    return Diagnostic(span, "F001", message, _SAVE_AS)


def _invisible(text: str, start: int, file: str) -> Diagnostic:
    line_start = text.rfind("\n", 0, start) + 1
    span = Span(file, text.count("\n", 0, start) + 1, start - line_start + 1, 1)
    message = f"an invisible character stands here: U+{ord(text[start]):04X}"
    return Diagnostic(span, "F001", message, "delete it: put the cursor here and press Delete")
