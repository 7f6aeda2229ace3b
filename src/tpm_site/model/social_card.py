"""The picture that other sites show of a shared page: its words, its look, and which words it can show."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from tpm_site.base.digest import fingerprint
from tpm_site.model.codec import encode

WIDTH, HEIGHT = 1200, 630
_RECIPE = "1"
"""Part of every version: raise it when cards are drawn in another way, so that they are asked for again."""
_LETTERS = re.compile(
    "[ -~\u00a0-\u017e\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"
    "\u0401-\u044f\u0451-\u045f\u0490\u0491\u04b0\u04b1\u1e9e\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e"
    "\u2020\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2122\u2212]*"
)
"""What the font has: Latin with Vietnamese, Greek, and Cyrillic of the Slavic languages."""
_DRAWN_AS = str.maketrans({"\u00ad": None, "\u2010": "-", "\u2011": "-"})


class CardStyle(NamedTuple):
    """What all cards of a site share: its name, three colours as `#rrggbb`, and its mark, an SVG drawing."""

    name: str
    ground: str
    ink: str
    accent: str
    mark: bytes


class SocialCard(NamedTuple):
    """The words of one card. `kicker` stands above the title, and may be empty."""

    title: str
    kicker: str
    style: CardStyle

    @property
    def is_drawable(self) -> bool:
        """Whether the font has all the letters: a card with boxes in it would be worse than none."""
        words = f"{self.title}{self.kicker}{self.style.name}"
        return _LETTERS.fullmatch(drawn(words)) is not None

    @property
    def version(self) -> str:
        """Changes with all that the card shows."""
        return fingerprint(encode((self.title, self.kicker, style_digest(self.style), _RECIPE)))


def drawn(text: str) -> str:
    """A text as it is set: letters and accents in one, and no hyphens that only the end of a line shows."""
    return unicodedata.normalize("NFC", text).translate(_DRAWN_AS)


@lru_cache(maxsize=32)
def style_digest(style: CardStyle) -> str:
    """The digest of all that the cards of a site share."""
    return fingerprint(encode(style))
