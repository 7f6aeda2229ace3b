"""What every kind of identifier is told by: how it is written, checked and turned into a URL.

A scheme is data. The rows are in `identifiers` and `registries`; nothing here names one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote, unquote

from msgspec import Struct

# Pasted text brings them along, and they cannot be seen.
_INVISIBLE = " \t\r\n\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff"
# What may stand in the path of a URL as it is. Not + and &, which some servers decode.
_SAFE_IN_PATH = "/:;()!*,@$=~"
_TOLD_APART = re.compile(r"[;,]\s*|(?<!\s)\s++(?:and|&)\s+")


def pattern(text: str) -> re.Pattern[str]:
    """A compiled pattern that ignores case and knows only the digits 0 to 9."""
    return re.compile(text, re.IGNORECASE | re.ASCII)


def told_apart(text: str) -> tuple[str, ...]:
    """The numbers in a field that may hold several, told apart by `;`, `,` or `and`."""
    return tuple(part for part in _TOLD_APART.split(text) if part)


def percent_encoded(text: str) -> str:
    """The text as it may stand in the path of a URL; slashes stay (RFC 3986, 3.3)."""
    return text if text.isascii() and text.isalnum() else quote(text, safe=_SAFE_IN_PATH)


def _as_it_is(text: str) -> str:
    return text


def _is_sound(number: str) -> bool:
    return bool(number)


class Scheme(Struct, frozen=True):
    """One kind of identifier.

    The normal form is `prefix` and the groups of `written`, joined by `joint`, through `letters`.
    """

    name: str
    written: re.Pattern[str]
    address: str = ""
    """A URL in which `{}` stands for the number; empty where no page can be named by it."""
    prefix: str = ""
    joint: str = ""
    letters: Callable[[str], str] = str.upper
    tidy: Callable[[str], str] = _as_it_is
    is_sound: Callable[[str], bool] = _is_sound
    usual: re.Pattern[str] | None = None
    """What is in its normal form, as nearly all are: it need not be made."""
    other_addresses: tuple[str, ...] = ()
    """Addresses that people paste, beside `address`."""

    def normalise(self, text: str) -> str | None:
        """The one spelling in which two of them can be compared, or None where it is not one."""
        if self.usual is not None and self.usual.fullmatch(text):
            return text
        bare = text.strip(_INVISIBLE)
        if "://" in bare:
            bare = self._without_address(bare)
        found = self.written.fullmatch(self.tidy(bare))
        if found is None:
            return None
        number = self.prefix + self.letters(self.joint.join(filter(None, found.groups())))
        return number if self.is_sound(number) else None

    def plain(self, text: str) -> str:
        """The normal form where the text is one, else the text as it is: what is wrong stays to be seen."""
        if self.usual is not None and self.usual.fullmatch(text):
            return text
        return self.normalise(text) or text

    def accepts(self, text: str) -> bool:
        """Whether `text` is one, in any of the spellings that `normalise` understands."""
        return self.normalise(text) is not None

    def url(self, text: str) -> str | None:
        """The page it leads to; None where it is not one, or where it leads to none."""
        number = self.normalise(text)
        return self.url_of(number) if number else None

    def url_of(self, number: str) -> str | None:
        """As `url`, for a number known to be in its normal form."""
        return self.address.format(percent_encoded(number)) if self.address else None

    def _without_address(self, text: str) -> str:
        if text[:7].lower() == "http://":
            text = "https://" + text[7:]
        for address in (self.address, *self.other_addresses):
            head, _, tail = address.partition("{}")
            if head and text.lower().startswith(head.lower()):
                path = text[len(head) :].partition("?")[0].partition("#")[0]
                return unquote(path).rstrip("/").removesuffix(tail)
        return text
