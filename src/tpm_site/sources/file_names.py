"""Names of files: which ones every computer can hold and an address can carry."""

from __future__ import annotations

import re

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.slug import SLUG, slugify
from tpm_site.base.span import Span
from tpm_site.model.fields import MAX_ID, MAX_SEGMENT

RESERVED = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?", re.IGNORECASE)
"""Names of devices on Windows, where a project with such a file cannot even be copied."""
_PLAIN = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*", re.ASCII)
"""Most names, of which nothing but length and what Windows keeps can be wrong."""
# The first two mean something else in an address, the others cannot stand in a name on Windows.
_SIGNS = re.compile(r'[%#?:*"<>|\\]')
_UNDECODED = range(0xDC80, 0xDD00)  # What Python makes of bytes in a name that are not UTF-8.


def bad_name(path: str) -> Diagnostic | None:
    """What is wrong with the last part of `path`, whatever the file is for."""
    name = path.rpartition("/")[2]
    if len(name) <= MAX_SEGMENT and _PLAIN.fullmatch(name) and not RESERVED.fullmatch(name):
        return None
    if any(ord(c) in _UNDECODED for c in name):
        message = "this name is not saved as UTF-8"
    elif not name.isprintable():
        strange = next(c for c in name if not c.isprintable())
        message = f"an invisible character stands in this name: U+{ord(strange):04X}"
    elif name != name.strip(" ") or name.endswith("."):
        message = "this name begins or ends with a space, or ends with a dot"
    elif RESERVED.fullmatch(name):
        message = f'Windows keeps the name "{name}" for itself'
    elif len(name.encode()) > MAX_SEGMENT:
        message = "this name is too long"
    else:
        return None
    return _refused(path, message)


def bad_download(path: str) -> Diagnostic | None:
    """What is wrong with the path of a file that is published under its own name."""
    sign = _SIGNS.search(path)
    if not sign:
        return None
    return _refused(path, f"{sign[0]} cannot stand in the name of a file that is published")


def bad_slug(slug: str, path: str) -> Diagnostic | None:
    """What is wrong with a name that becomes a part of an address."""
    if len(slug) > MAX_ID and SLUG.fullmatch(slug):
        message = f"this name is too long: {len(slug)} letters"
        return Diagnostic(Span(path), "F203", message, f"give it a name of at most {MAX_ID} letters")
    if not SLUG.fullmatch(slug):
        message = f'"{slug}" cannot be part of an address'
        ending = "" if path.endswith("/index.md") else ".md"
        name = f"{slug_for(slug) or 'a-short-name'}{ending}"
        help = f"rename it to {name}: small letters, digits and hyphens"
        return Diagnostic(Span(path), "F203", message, help)
    return None


def slug_for(text: str, reserved_tail: str = "page") -> str:
    """A sound slug made from a title or a name; empty where nothing of it can be part of an address."""
    slug = slugify(slugify(text).encode("ascii", "ignore").decode())
    if len(slug) > MAX_ID:
        cut = slug[: MAX_ID + 1]
        slug = cut.rpartition("-")[0] or cut[:MAX_ID]
    return f"{slug}-{reserved_tail}" if RESERVED.fullmatch(slug) else slug


def shown(path: str) -> str:
    """A path as a message can show it: what cannot be printed is escaped."""
    return "".join(c if c.isprintable() else _escaped(c) for c in path)


def _escaped(character: str) -> str:
    number = ord(character)
    if number in _UNDECODED:
        return f"\\x{number - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


def _refused(path: str, message: str) -> Diagnostic:
    stem, dot, ending = path.rpartition("/")[2].rpartition(".")
    better = slug_for(stem if dot else ending, "file") or "a-short-name"
    ending = slugify(ending).encode("ascii", "ignore").decode() if dot else ""
    help = f"rename it to {better}{f'.{ending}' if ending else ''}"
    return Diagnostic(Span(shown(path)), "F203", message, help)
