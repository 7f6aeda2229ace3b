"""Text of other programs to plain text: tags, entities and signs that cannot be seen are taken out."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"</?(?:[a-z][a-z0-9]*:)?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_RAISED = re.compile(r"<(?:jats:)?sup(?:\s[^<>]*)?>([^<>]*)</(?:jats:)?sup>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
# All that `sources.text` refuses in a file, and halves of characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)
_RAISED_SIGNS = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
# What a title must not hold, for a page would show it as it stands: see `model.fields.Plain`.
_MARKUP = (("**", "*"), ("`", "'"), (":::", ":"), ("](", "] ("), ("[@", "[ @"), ("[^", "[ ^"))


def plain(text: str) -> str:
    """The text on one line, as a reader sees it. A raised number stays raised: 10<sup>-6</sup> is no 10-6."""
    if "&" in text:
        # Twice, for what passed through two programs is often escaped twice.
        text = _ENTITY.sub(_meant, _ENTITY.sub(_meant, text))
    if "<" in text:
        text = _TAG.sub("", _RAISED.sub(_raised, text))
    text = _UNSEEN.sub("", text)
    for sign, meant in _MARKUP:
        if sign in text:
            text = text.replace(sign, meant)
    return " ".join(text.split())


def _meant(entity: re.Match[str]) -> str:
    return unescape(entity[0])


def _raised(found: re.Match[str]) -> str:
    inner = found[1].translate(_RAISED_SIGNS)
    return inner if all(ord(sign) > 127 for sign in inner) else found[1]


def without_stop(title: str) -> str:
    """A title without the full stop at its end; an ellipsis or an abbreviation keeps its own."""
    is_stop = title.endswith(".") and not title.endswith("..") and not re.search(r"\b\w\.\w\.$", title)
    return title[:-1] if is_stop else title
