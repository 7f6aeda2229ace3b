"""The types of front-matter values. YAML hands over strings; the field says what they mean."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from tpm_site.base.slug import SLUG, slugify
from tpm_site.model.shapes import (
    ADDRESS,
    DAY,
    FILE_NAME,
    ID,
    INTERVAL,
    NUMBER_TOO,
    PART_OF_A_DATE,
    PATH,
    PLAIN,
    SOME_TEXT,
    TRUE_OR_FALSE,
    WAIVERS,
    looks_like,
    number,
)
from tpm_site.model.written import First, Prose, Ready, Record, RefusedError, Shape, Then

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARTIAL_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""Outside of these a date is a slip; within them, calendar arithmetic with any interval comes out."""
FIRST_YEAR, LAST_YEAR = 1500, 2199
MAX_ID, MAX_SEGMENT, MAX_PATH = 100, 200, 1000
"""Bytes. Disks hold names of 255, and a build adds to them; an id becomes a part of an address too."""
_SHOWN = 40
_FLAGS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*")
_STRESS = r"(?:^|[\s(])(?:\*[^\s*](?:[^*]*[^\s*])?\*|_[^\s_](?:[^_]*[^\s_])?_)(?=$|[\s).,;:!?])"
_MARKUP = re.compile(rf"{_STRESS}|\*\*|\]\(|\[[@^]|`|</?[A-Za-z][^<>]*>|:::")
_SIGNS_OF_MARKUP = "*_]`<:["
"""Markdown holds one of them. Each by itself is found at once."""
_INTERVAL = re.compile(r"(\d{1,3})\s+(day|week|month|year)s?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
SAFE_SCHEMES = ("https:", "http:", "mailto:", "tel:")
_COMPLETE = re.compile(
    r"https?://(?:[^\s/?#@]+@)?(?:localhost|\[[\da-f:.]+\]|[^\s/?#:@.%]+(?:\.[^\s/?#:@.%]+)+)(?::\d+)?\.?(?:[/?#]|$)"
    r"|mailto:[^@\s?]+@[^@\s?]+\.[^@\s?]+"
    r"|tel:\+?[\d().%*#-]{3,}",
    re.IGNORECASE,
)


_ADDRESS = (
    "write a path on this site such as /library/, or an address such as https://clinic.example, "
    "mailto:info@clinic.example or tel:+15550100"
)


def is_complete(address: str) -> bool:
    """Whether an address that begins with a safe scheme says where it leads."""
    return bool(_COMPLETE.match(address))


def _line(value: str) -> str:
    text = " ".join(value.split())
    if not text:
        raise RefusedError("is empty: write some text")
    if not any(map(str.isalnum, text)):
        raise RefusedError("holds no letter and no digit: write some text")
    return text


def _plain(value: str) -> str:
    text = _line(value)
    sign = _MARKUP.search(text) if any(map(text.__contains__, _SIGNS_OF_MARKUP)) else None
    if sign:
        help = "write it in plain words: Markdown belongs in the text and in answers"
        raise RefusedError(f"would be shown with the signs {sign[0].lstrip(' (')}", help)
    return text


def _markdown(value: str) -> str:
    if not value.strip():
        raise RefusedError("is empty: write some text")
    return value


def _optional_text(value: str) -> str:
    return " ".join(value.split())


def _date(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not _DATE.fullmatch(value):
        help = "write the year, the month and the day as numbers: 2026-07-01"
        raise RefusedError(f"wants a date like 2026-07-01, not {value!r}", help)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise RefusedError(f"names a day that does not exist: {value}") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        help = f"a day lies between {FIRST_DAY} and {LAST_DAY}; where there is none, delete the line"
        raise RefusedError(f"names a day too far away: {value}", help)
    return day


def _partial_date(value: str) -> str:
    text = value.strip()
    if text and not _PARTIAL_DATE.fullmatch(text):
        help = "write as much as is known: 2007, 2007-11 or 2007-11-15"
        raise RefusedError(f"wants a date such as 2007-11, not {value!r}", help)
    if len(text) == len("2007-11-15"):
        _date(text)
    return text


def _flag(value: object) -> object:
    if value == "true":
        return True
    if value == "false":
        return False
    if isinstance(value, str):
        meant = _FLAGS.get(value.lower(), "true or false")
        help = f"write {meant}{' in small letters' if meant == value.lower() else ''}"
        raise RefusedError(f"wants true or false, not {value!r}", help)
    return value


def _whole(value: object) -> object:
    if isinstance(value, str):
        if not value.isascii() or not value.isdigit() or len(value) > 9:
            raise RefusedError(f"wants a whole number, not {value!r}")
        return int(value)
    return value


def _year(value: int) -> int:
    if not FIRST_YEAR <= value <= LAST_YEAR:
        help = f"write four digits, from {FIRST_YEAR} to {LAST_YEAR}"
        raise RefusedError(f"wants the year of a publication, not {value}", help)
    return value


def _refuse_long(value: str, longest: int, help: str) -> None:
    if len(value.encode("utf-8", "surrogatepass")) > longest:
        raise RefusedError(f"is too long: {value[:_SHOWN]}…", help)


def _slug(value: str) -> str:
    _refuse_long(value, MAX_ID, f"the name of a file has at most {MAX_ID} letters")
    if not SLUG.fullmatch(value):
        # From the path of a file its id is sure; from a title it would be a guess.
        meant = slugify(value.rpartition("/")[2].removesuffix(".md")) if value.endswith(".md") else ""
        known = f"{meant}, " if SLUG.fullmatch(meant) else ""
        help = f"write {known}the name of the file without .md"
        raise RefusedError(f"is not the name of a file: {value!r}", help)
    return value


def _identifier(value: str) -> str:
    _refuse_long(value, MAX_ID, f"an id has at most {MAX_ID} letters")
    if not IDENTIFIER.fullmatch(value):
        meant = re.sub(r"[^A-Za-z0-9_.:-]+", "-", value).strip("-_.:")
        write = f"write {meant}: " if meant else ""
        help = f"{write}an id has letters, digits, hyphens, dots and no spaces"
        raise RefusedError(f"is not an id: {value!r}", help)
    return value


def _href(value: str) -> str:
    text = value.strip()
    scheme = _SCHEME.match(text)
    if scheme and scheme.group().lower() not in SAFE_SCHEMES:
        raise RefusedError(f"is not a safe address: {value!r}", _ADDRESS)
    if not scheme and (not text.startswith("/") or text.startswith("//")):
        raise RefusedError(f"wants an address, not {value!r}", _ADDRESS)
    if any(c.isspace() or ord(c) < 32 or c == "\\" for c in text):
        help = "an address holds no space and no backslash"
        raise RefusedError(f"is not an address: {value!r}", help)
    if scheme and not is_complete(text):
        raise RefusedError(f"is an address without its end: {value!r}", _ADDRESS)
    return text


def _path(value: str) -> str:
    text = value.strip()
    parts = text.strip("/").split("/")
    _refuse_long(text, MAX_PATH, f"an old path has at most {MAX_PATH} letters")
    _refuse_long(max(parts, key=len), MAX_SEGMENT, f"each of its parts has at most {MAX_SEGMENT} letters")
    plain = re.fullmatch(r"/[A-Za-z0-9._~/-]+", text)
    if not plain or text.startswith("//") or any(p in ("", ".", "..") for p in parts):
        help = "write only what stands after the site's name: /blog/back-pain/"
        raise RefusedError(f"wants an old path on this site, not {value!r}", help)
    return text


class Interval(Record, frozen=True, kw_only=True):
    """A stretch of calendar time: 12 months."""

    count: int
    unit: str


def _interval(value: object) -> Interval:
    match = _INTERVAL.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match or int(match[1]) == 0:
        given = f", not {value!r}" if isinstance(value, str) else ""
        raise RefusedError(f"wants a time such as 12 months{given}")
    return Interval(count=int(match[1]), unit=match[2])


_PLAIN = rf"(?![\s\S]*(?:{_MARKUP.pattern}))[\s\S]*\S[\s\S]*"
_OLD_PATH = r"\s*/(?!/)[A-Za-z0-9._~/-]+\s*"
_SHORT = rf"(?=.{{1,{MAX_ID}}}$)"

Line = Annotated[str, Then(_line), Shape(SOME_TEXT), Prose()]
"""Free text on one line; inner line breaks become spaces."""
Plain = Annotated[str, Then(_plain), looks_like(_PLAIN, PLAIN, NUMBER_TOO), Prose()]
"""The same where Markdown would be shown as it is written: a title, a button."""
Markdown = Annotated[str, Then(_markdown), Shape(SOME_TEXT), Prose()]
"""Markdown of one or more paragraphs."""
OptionalText = Annotated[str, Then(_optional_text), Shape(NUMBER_TOO), Prose()]
"""Text that may be empty: what is not known is left empty, never guessed."""
IsoDate = Annotated[date, First(_date), Shape(DAY)]
PartialDate = Annotated[str, Then(_partial_date), Shape(PART_OF_A_DATE)]
"""A year, a month or a day, as far as it is known; empty where nothing is."""
Flag = Annotated[bool, First(_flag), Shape(TRUE_OR_FALSE)]
Whole = Annotated[int, First(_whole), Shape(number(0, 999_999_999))]
Year = Annotated[Whole, Then(_year), Shape(number(FIRST_YEAR, LAST_YEAR))]
Slug = Annotated[str, Then(_slug), looks_like(_SHORT + SLUG.pattern, FILE_NAME, NUMBER_TOO)]
"""The id of a file: its name."""
Identifier = Annotated[str, Then(_identifier), looks_like(_SHORT + IDENTIFIER.pattern, ID, NUMBER_TOO)]
"""The id of a record: a reference, a call to action."""
Href = Annotated[str, Then(_href), Shape(ADDRESS)]
"""A root-relative path, or an http, https, mailto or tel address."""
OldPath = Annotated[str, Then(_path), looks_like(_OLD_PATH, PATH)]
Every = Annotated[Interval, Ready(_interval), looks_like(rf"\s*(?!0+\s)(?:{_INTERVAL.pattern})\s*", INTERVAL)]
Waivers = Annotated[dict[str, Line], Shape(WAIVERS)]
"""The codes of rules that a text need not keep, each with the reason."""
