"""Bytes of a source file to text: UTF-8, line feeds, no control characters."""

from __future__ import annotations

import re

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span

MAX_BYTES = 4_000_000
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
# Line separators are here too: libyaml breaks lines at them, editors do not.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
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
    control = _CONTROL.search(text)
    if control:
        return None, (_control_character(text, control.start(), file),)
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
    if encoding:
        return Diagnostic(Span(file), "F001", f"the file is saved as {encoding}, not UTF-8", _SAVE_AS)
    return None


def _empty(file: str) -> Diagnostic:
    return Diagnostic(
        Span(file),
        "F002",
        "the file is empty",
        "write its content, or delete the file; `tpm-site new` makes one to start from",
    )


def _undecodable(data: bytes, start: int, file: str) -> Diagnostic:
    line_start = data.rfind(b"\n", 0, start) + 1
    column = len(data[line_start:start].decode("utf-8-sig", "replace")) + 1
    span = Span(file, data.count(b"\n", 0, start) + 1, column)
    meant = data[start : start + 1].decode("cp1252", "replace")
    guess = f" (perhaps {meant!r} saved by Windows)" if meant.isprintable() else ""
    message = f"this character is not UTF-8: byte 0x{data[start]:02X}{guess}"
    return Diagnostic(span, "F001", message, _SAVE_AS)


def _control_character(text: str, start: int, file: str) -> Diagnostic:
    line_start = text.rfind("\n", 0, start) + 1
    span = Span(file, text.count("\n", 0, start) + 1, start - line_start + 1)
    message = f"an invisible control character stands here: U+{ord(text[start]):04X}"
    return Diagnostic(span, "F001", message, "delete it: put the cursor here and press Delete")
