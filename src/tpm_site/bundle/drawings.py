"""SVG drawings: how large they are, and whether they are nothing but drawings.

The XML is read rather than searched: `stroke-width` is no width, and a script may have a prefix.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NoReturn
from xml.parsers import expat

from tpm_site.bundle.faults import PictureError

_SVG = "http://www.w3.org/2000/svg"
_PIXELS = {
    "": 1.0, "px": 1.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6, "pt": 96 / 72,
    "pc": 16.0,
}  # fmt: skip
"""In a unit of fixed length; others, % among them, depend on where the drawing stands."""
_LARGEST = 10_000
"""Pixels; plans drawn in micrometres are shown smaller, in their proportions."""
_NUMBER = r"\+?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_LENGTH = re.compile(rf"\s*({_NUMBER})\s*([A-Za-z]*)\s*")
_BOX = re.compile(rf"\s*[^\s,]+[\s,]+[^\s,]+[\s,]+({_NUMBER})[\s,]+({_NUMBER})\s*")
_GAPS = re.compile(r"[\s\x00-\x1f]+")
_HTML = "http://www.w3.org/1999/xhtml"
_ACTING = {"script", "foreignobject", "handler", "listener", "iframe", "object", "embed", "audio", "video"}
_ADDRESSES = {"href", "src", "srcset", "srcdoc", "ping", "action", "formaction", "base"}
_WITHIN = re.compile(r"#|data:(?:image/(?:png|jpe?g|gif|webp|avif)|(?:application/(?:x-)?)?font)[;,/-]|$")
"""Of addresses: a part of the drawing, or a picture or letters that it brings along."""
_LOADED = re.compile(rf"url\([\"']?+(?!{_WITHIN.pattern}|[\"']?\))")
_STYLE_ACTS = re.compile(r"@import|behaviou?r:|-moz-binding|expression\(|image-set\(|src\(")
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})\s?|(.))", re.DOTALL)
_ENCODINGS = {"utf-8", "utf-16", "us-ascii", "iso-8859-1", "windows-1252"}
"""Others a browser may read in a way of its own."""


def measure_drawing(data: bytes) -> tuple[int, int]:
    """Width and height in pixels. Raises PictureError for what does more than show lines and colours."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = _refuse
    parser.AttlistDeclHandler = _refuse
    parser.ProcessingInstructionHandler = _instruction
    parser.XmlDeclHandler = _declaration
    try:
        parser.Parse(data, True)
    except (LookupError, ValueError):  # What Python makes of the name of an encoding.
        _declaration("", "", 0)
    except expat.ExpatError as error:
        if reader.root is None:
            raise PictureError("is not an SVG drawing: save it anew from the program that made it") from None
        raise PictureError(f"is damaged in line {error.lineno}: save it anew as plain SVG") from None
    if reader.tag != "svg":
        raise PictureError("is not an SVG drawing: save it anew from the program that made it")
    size = _size(reader.root or {})
    if reader.space != _SVG:
        raise PictureError(f'is not shown by browsers: give its svg element xmlns="{_SVG}"')
    return size


class _Reader:
    """Takes note of the outermost element; refuses what acts or loads."""

    def __init__(self) -> None:
        self.root: dict[str, str] | None = None
        self.space = self.tag = ""
        self._style: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if self.root is None:
            self.root, self.space, self.tag = attributes, space, tag
        # What stands behind an element within a style is a part of the style.
        if tag.lower() in _ACTING or space == _HTML or self._style is not None:
            _refuse()
        if tag.lower() == "style":
            self._style = []
        for attribute, value in attributes.items():
            if _acts(attribute.rpartition(" ")[2].lower(), value):
                _refuse()

    def end(self, _: str) -> None:
        if self._style and _acts("style", "".join(self._style)):
            _refuse()
        self._style = None

    def text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)


def _acts(key: str, value: str) -> bool:
    """Whether an attribute, or the text of a style, does more than say how something looks."""
    squeezed = _GAPS.sub("", value).lower()
    if key.startswith("on") or "javascript:" in squeezed:
        return True
    if key in _ADDRESSES:
        return not _WITHIN.match(squeezed)
    if key == "attributename":
        name = squeezed.rpartition(":")[2]
        return name in _ADDRESSES or name.startswith("on")
    looks = _GAPS.sub("", _ESCAPE.sub(_unescaped, value)).lower() if "\\" in value else squeezed
    return bool(_LOADED.search(looks) or (key == "style" and _STYLE_ACTS.search(looks)))


def _unescaped(match: re.Match[str]) -> str:
    r"""As CSS has it: `u\72l(` is `url(`."""
    number = int(match[1], 16) if match[1] else 0
    return chr(number) if 0 < number < 0x110000 else match[2] or ""


def _instruction(target: str, _: str) -> None:
    """Illustrator packs its notes between two of them; others tell the browser to load something."""
    if target != "xpacket":
        _refuse()


def _declaration(_: str, encoding: str | None, __: int) -> None:
    if (encoding or "utf-8").lower() not in _ENCODINGS:
        raise PictureError("is in an encoding that browsers do not all read: save it anew as UTF-8")


def _refuse(*_: object) -> NoReturn:
    raise PictureError("holds a script or loads something from elsewhere: save it as plain SVG")


def _size(root: Mapping[str, str]) -> tuple[int, int]:
    """As browsers have it: the lengths given, and what is not given after the proportions of the box."""
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    box = _BOX.fullmatch(root.get("viewBox", ""))
    across, down = (_bounded(box[1]), _bounded(box[2])) if box else (0.0, 0.0)
    if across and down:
        width, height = width or (height or down) * across / down, height or (width or across) * down / across
    if not (width and height):
        raise PictureError("has no size: give its svg element a viewBox")
    scale = min(1.0, _LARGEST / max(width, height))
    return max(round(width * scale), 1), max(round(height * scale), 1)


def _length(value: str) -> float:
    """In pixels; 0 where it is none, or depends on the page."""
    match = _LENGTH.fullmatch(value)
    return _bounded(match[1]) * _PIXELS.get(match[2].lower(), 0.0) if match else 0.0


def _bounded(number: str) -> float:
    """So that no proportion of two such numbers is infinite."""
    value = float(number)
    return value if 1e-9 < value < 1e9 else 0.0
