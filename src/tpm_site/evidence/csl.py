"""References in any style of CSL, by citeproc-py, which is imported when a site asks for one.

It is an extra, and takes some hundred times as long as a style of our own; what it makes is kept.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from threading import Lock
from types import SimpleNamespace
from typing import Any

from tpm_site.evidence.csl_json import to_csl
from tpm_site.evidence.csl_macros import fault_of_macros
from tpm_site.evidence.formatting import FormattedReference, Run
from tpm_site.evidence.identifiers import doi_and_url
from tpm_site.evidence.styles import Formatter, StyleError
from tpm_site.model.citation_style import CitationStyle
from tpm_site.model.codec import decode, encode
from tpm_site.model.reference import Reference

_NUMBER = ".//{http://purl.org/net/xbiblio/csl}text[@variable='citation-number']"
_ITALIC, _UPRIGHT = "\x0e", "\x0f"
# What citeproc-py raises where a style asks for what it does not know: it has no exceptions of its own.
_FAULTS = (AssertionError, AttributeError, ArithmeticError, LookupError, RuntimeError, TypeError, ValueError)
_MOST_KEPT = 8192
_GET_ANOTHER = "take another style, or write ama or vancouver in site.yaml"


class _Text:
    """A text as a file, which is what citeproc-py wants."""

    def __init__(self, text: str) -> None:
        self._rest = text.encode()

    def read(self, size: int = -1) -> bytes:
        end = len(self._rest) if size < 0 else size
        data, self._rest = self._rest[:end], self._rest[end:]
        return data


def _italic(text: str) -> str:
    return f"{_ITALIC}{text}{_UPRIGHT}"


_MARKS = SimpleNamespace(
    preformat=str,
    Italic=_italic,
    Oblique=_italic,
    **dict.fromkeys(("Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps"), str),
)
"""How citeproc-py is told to write: a reference knows italics and nothing else."""


@lru_cache(maxsize=2)
def csl_formatter(style: CitationStyle) -> Formatter:
    """What formats by a style of CSL. Raises StyleError, as does what it gives."""
    engine, lock = _read(style), Lock()

    @lru_cache(maxsize=_MOST_KEPT)
    def formatted(encoded: bytes) -> FormattedReference:
        reference = decode(encoded, Reference)
        # citeproc-py keeps what it is at in the style itself.
        with lock:
            text = _entry(engine, style.name, reference)
        addresses = tuple(filter(None, (_doi_address(reference), reference.url)))
        return FormattedReference(tuple(_runs(text, addresses)))

    def format(reference: Reference) -> FormattedReference:
        return formatted(encode(reference))

    return format


def _read(style: CitationStyle) -> Any:
    """The style as citeproc-py holds it, without the numbers of references: the list has its own."""
    if find_spec("citeproc") is None:
        message = "citeproc-py, which reads styles of CSL, is not installed here"
        raise StyleError(style.name, 0, message, "install it with: pip install 'tpm-site[csl]'")
    if "<!DOCTYPE" in style.source:
        raise StyleError(
            style.name, 1, "a style of CSL has no DOCTYPE", "delete it: nothing is read from there"
        )
    try:
        engine = import_module("citeproc").CitationStylesStyle(_Text(style.source), validate=False)
        is_whole = engine.has_bibliography()
    except SyntaxError as error:
        raise StyleError(
            style.name, error.lineno or 1, f"this is no XML: {error.msg}", _GET_ANOTHER
        ) from None
    except _FAULTS as error:
        message = f"citeproc-py cannot read this style: {_said(error)}"
        raise StyleError(style.name, 1, message, _GET_ANOTHER) from None
    if not is_whole:
        message = "this style says nothing of lists of references: it has no bibliography"
        raise StyleError(style.name, 1, message, "where it only names another style, take that one")
    fault = fault_of_macros(engine.xml)
    if fault:
        raise StyleError(style.name, 1, f"this style cannot be written out: {fault}", _GET_ANOTHER)
    for number in engine.xml.findall(_NUMBER):
        number.getparent().remove(number)
    return engine


def _entry(engine: Any, file: str, reference: Reference) -> str:
    citeproc, json = import_module("citeproc"), import_module("citeproc.source.json")
    item = {name: value for name, value in to_csl(reference).items() if name != "custom"}
    item.setdefault("container-title", item.get("container-title-short", ""))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            source = json.CiteProcJSON([item])
            entries = citeproc.CitationStylesBibliography(engine, source, _MARKS)
            entries.register(citeproc.Citation([citeproc.CitationItem(reference.id.lower())]))
            (text,) = entries.bibliography()
    except _FAULTS as error:
        message = f'citeproc-py cannot write "{reference.id}" in this style: {_said(error)}'
        raise StyleError(file, 1, message, _GET_ANOTHER) from None
    return " ".join(str(text).split())


def _said(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _doi_address(reference: Reference) -> str:
    found = doi_and_url(reference.doi) if reference.doi else None
    return found[1] if found else ""


def _runs(text: str, addresses: tuple[str, ...]) -> Iterator[Run]:
    """Italics by their marks; addresses of the record are links."""
    depth = 0
    for index, stretch in enumerate(text.replace(_UPRIGHT, _ITALIC + _UPRIGHT).split(_ITALIC)):
        if stretch.startswith(_UPRIGHT):
            depth -= 1
        elif index:
            depth += 1
        if words := stretch.removeprefix(_UPRIGHT):
            yield from _linked(words, "italic" if depth else "plain", addresses)


def _linked(text: str, style: Any, addresses: tuple[str, ...]) -> Iterator[Run]:
    for address in addresses:
        before, found, after = text.partition(address)
        if found:
            yield from (Run(part, style) for part in (before,) if part)
            yield Run(address, style, address)
            yield from _linked(after, style, addresses) if after else ()
            return
    yield Run(text, style)
