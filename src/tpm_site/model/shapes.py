"""What written values look like, as JSON Schema: what an editor can tell of a value while it is typed.

An editor's YAML makes numbers of what looks like one, and ours does not: text may be a number there. Patterns
are read by JavaScript and by Python, and hold just what both of them know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tpm_site.base.codes import CODES
from tpm_site.model.written import JsonSchema, Shape

PLACEHOLDER = r"\s*(?:PLACEHOLDER|[Pp]laceholder:)"
"""How a value begins that waits for what only the practice knows: it may stand for any value."""
NUMBER_TOO: JsonSchema = {"type": ["string", "number"]}

PLAIN = "wants plain words, without Markdown"
FILE_NAME = "is not the name of a file: write it in small letters, without .md"
ID = "is not an id: an id has letters, digits, hyphens, dots and no spaces"
PATH = "wants an old path on this site, such as /blog/back-pain/"
INTERVAL = "wants a time such as 12 months"
_LIST = "wants a list: [one, two], or lines that begin with `- `"
_KEYS = "wants keys of its own, on the lines below it, indented by two spaces"
_EMPTY = "is empty: write some text"
_ADDRESS = "wants an address: /library/, https://clinic.example, mailto:info@clinic.example or tel:+15550100"


def text(pattern: str, message: str, also: JsonSchema | None = None) -> JsonSchema:
    """Text that the pattern describes as a whole; `message` is shown below any other."""
    whole = rf"^(?:{PLACEHOLDER}[\s\S]*|{pattern})$"
    return {"type": "string", "pattern": whole, "patternErrorMessage": message} | (also or {})


def number(first: int, last: int) -> JsonSchema:
    """A whole number, in quotes or without."""
    digits = f"[0-9]{{1,{len(str(last))}}}"
    also = {"type": ["integer", "string"], "minimum": first, "maximum": last}
    return text(digits, f"wants a whole number, from {first} to {last}", also)


def a_list(items: JsonSchema) -> JsonSchema:
    """A list of one kind of value."""
    return _or_placeholder("array", _LIST) | {"items": items}


def keys(properties: Mapping[str, JsonSchema]) -> JsonSchema:
    """A mapping with keys that are known, and no others."""
    of_its_own = {"properties": dict(properties), "additionalProperties": False}
    return _or_placeholder("object", _KEYS) | of_its_own


def one_of(words: Iterable[str]) -> JsonSchema:
    """One of a few words."""
    return {"anyOf": [{"enum": list(words)}, {"type": "string", "pattern": f"^{PLACEHOLDER}"}]}


def _or_placeholder(kind: str, message: str) -> JsonSchema:
    # One schema with two types, for an editor can offer less of what stands in one of several schemas.
    return {"type": [kind, "string"], "pattern": f"^{PLACEHOLDER}", "patternErrorMessage": message}


def looks_like(pattern: str, message: str, also: JsonSchema | None = None) -> Shape:
    """For a type whose text the pattern describes."""
    return Shape(text(pattern, message, also))


def _any_case(word: str) -> str:
    # JavaScript cannot say it for a part of a pattern.
    return "".join(f"[{letter.upper()}{letter}]" for letter in word)


SOME_TEXT: JsonSchema = NUMBER_TOO | {"pattern": r"\S", "patternErrorMessage": _EMPTY}
_DAY_OF_A_MONTH = (
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|[12][0-9])"
)
DAY = text(f"(?:19|20|21)[0-9]{{2}}-(?:{_DAY_OF_A_MONTH})", "wants a date like 2026-07-01")
PART_OF_A_DATE = text(
    rf"\s*(?:[0-9]{{4}}(?:-(?:0[1-9]|1[0-2])|-(?:{_DAY_OF_A_MONTH}))?)?\s*",
    "wants a date such as 2007, 2007-11 or 2007-11-15",
    {"type": ["string", "integer"], "minimum": 1000, "maximum": 9999},
)
TRUE_OR_FALSE = text("true|false", "wants true or false", {"type": ["boolean", "string"]})
_REST = r"[^\s\\]"
_HTTP, _MAIL, _TEL = (_any_case(scheme) for scheme in ("http", "mailto", "tel"))
ADDRESS = text(
    rf"\s*(?:/(?!/){_REST}*|{_HTTP}[Ss]?://{_REST}+|{_MAIL}:[^@\s?]+@{_REST}+|{_TEL}:{_REST}{{3,}})\s*",
    _ADDRESS,
)
AUTHOR: JsonSchema = {
    "anyOf": [
        SOME_TEXT | {"patternErrorMessage": "wants an author such as Kumar K"},
        {
            "type": "object",
            "properties": {"literal": SOME_TEXT | {"description": "The whole name of a group."}},
            "required": ["literal"],
            "additionalProperties": False,
        },
    ]
}
WAIVERS = keys({code.id: SOME_TEXT | {"description": code.name} for code in CODES.values() if code.waivable})
