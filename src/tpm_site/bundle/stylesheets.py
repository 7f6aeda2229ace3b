"""Stylesheets as they are published: their addresses lead to the new names of files, and they are short."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.bundle.naming import ASSETS, STATIC, asset_path
from tpm_site.bundle.shortening import shortened
from tpm_site.model.assets import Output

# Nothing here looks at a letter twice (`++`): a slip in a large sheet must not stop the build.
_TOKEN = re.compile(
    r"""
      /\*.*?(?:\*/|\Z)
    | @(?P<at>[-\w]++)
    | (?P<url>(?<![-\w])url\(\s*+(?:
        "(?P<double>(?>(?:[^"\\\n]++|\\.)*))" | '(?P<single>(?>(?:[^'\\\n]++|\\.)*))'
      | (?P<bare>(?>(?:[^"'()\\\n]++|\\.)*))
      )\s*+\))
    | (?P<string>"(?P<doubled>(?>(?:[^"\\\n]++|\\.)*))"? | '(?P<singled>(?>(?:[^'\\\n]++|\\.)*))'?)
    | (?P<function>(?:(?<![-\w])[-\w]++)?)\(
    | (?P<end>[);{}])
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_WORDS = ("double", "single", "bare", "doubled", "singled")
_MAY_FETCH = re.compile(r"url\(|@import|image-set\(", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})\s?|(\n)|(.))", re.DOTALL)
_QUERY = re.compile(r"[?#]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class _Address(NamedTuple):
    """An address in a sheet: what it stands in (`url(…)` or a string), and the words alone."""

    start: int
    end: int
    words: tuple[int, int]
    is_url: bool


class Stylesheets:
    """Names sheets, those that others import first.

    `files` are the rooted addresses of other files, and of sheets once they are named, by the path
    relative to static/assets.
    """

    def __init__(self, sheets: Mapping[str, bytes], files: Mapping[str, str]) -> None:
        self.outputs: list[Output] = []
        self.diagnostics: list[Diagnostic] = []
        self.files = dict(files)
        self._sheets = sheets
        self._open: list[str] = []
        for name in sheets:
            self._name(name)

    def _name(self, name: str) -> None:
        if name in self.files:
            return
        self._open.append(name)
        text = self._sheets[name].decode("utf-8", "replace")
        # The place of a sheet does not hang on its content, and addresses are relative to it.
        folder = posixpath.dirname(f"/{asset_path(name, b'')}")
        parts, done = [], 0
        for address in _addresses(text):
            parts += [text[done : address.start], self._rewritten(name, text, address, folder)]
            done = address.end
        data = shortened("".join((*parts, text[done:])).encode())
        self.outputs.append(Output(asset_path(name, data), data))
        self.files[name] = f"/{self.outputs[-1].path}"
        self._open.pop()

    def _rewritten(self, name: str, text: str, address: _Address, folder: str) -> str:
        written = _ESCAPE.sub(_unescape, text[slice(*address.words)].strip())
        whole = text[address.start : address.end]
        if not written or written.startswith("#") or written[:5].lower() == "data:":
            return whole
        place = _QUERY.split(written, maxsplit=1)[0]
        rest = written[len(place) :]
        own_folder = posixpath.dirname(f"/{ASSETS}{name}")
        source = posixpath.relpath(posixpath.join(own_folder, unquote(place)), f"/{ASSETS}")
        message = help = ""
        if _SCHEME.match(written.replace("\\", "/")):
            message = "this would be fetched from another site, which would learn of the reader"
            help = f"save the file below {STATIC}{ASSETS} and name that"
        elif source in self._open:
            round_trip = (*self._open[self._open.index(source) :], source)
            message = f"these stylesheets import each other in a circle: {', '.join(round_trip)}"
            help = "take one of the imports out"
        else:
            if source in self._sheets:
                self._name(source)
            if source in self.files:
                found = posixpath.relpath(self.files[source], folder) + rest
                quoted = '"' + re.sub(r'["\\]', r"\\\g<0>", found) + '"'
                return f"url({quoted})" if address.is_url else quoted
            message = f"there is no {posixpath.normpath(f'{STATIC}{ASSETS}{source}')}"
            help = "save the file there, or correct its name"
        span = _span(f"{STATIC}{ASSETS}{name}", text, address.words)
        self.diagnostics.append(Diagnostic(span, "X102", message, help))
        return whole


def file_addresses(names: Iterable[str]) -> dict[str, str]:
    """The addresses of files that lie in static/ beside assets, as `Stylesheets` wants them."""
    return {posixpath.relpath(f"/{name}", f"/{ASSETS}"): f"/{quote(name)}" for name in names}


def _addresses(text: str) -> Iterator[_Address]:
    """Where a sheet names something to fetch: `url(…)`, and strings in `@import` and in `image-set(…)`."""
    if not _MAY_FETCH.search(text):
        return
    rule, functions = "", list[str]()
    for match in _TOKEN.finditer(text):
        words = next((match.span(group) for group in _WORDS if match[group] is not None), (0, 0))
        if match["at"]:
            rule = match["at"].lower()
        elif match["end"] in (";", "{", "}"):
            rule, functions = "", []
        elif match["end"]:
            functions = functions[:-1]
        elif match["function"] is not None:
            functions.append(match["function"].lower())
        elif match["url"] and rule != "namespace":
            yield _Address(*match.span(), words, is_url=True)
            rule = ""
        elif match["string"] and (rule == "import" or (functions and functions[-1].endswith("image-set"))):
            yield _Address(*match.span(), words, is_url=False)
            rule = ""


def _unescape(match: re.Match[str]) -> str:
    if match[1]:
        number = int(match[1], 16)
        return chr(number) if 0 < number < 0x110000 else "\ufffd"
    return match[3] or ""


def _span(path: str, text: str, words: tuple[int, int]) -> Span:
    start, end = words
    line_start = text.rfind("\n", 0, start) + 1
    return Span(path, text.count("\n", 0, start) + 1, start - line_start + 1, end - start)
