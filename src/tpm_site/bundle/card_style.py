"""How the cards of a site look, by what it has anyway: the colours of its stylesheet, and its mark."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from tpm_site.bundle.naming import ASSETS
from tpm_site.model.social_card import CardStyle
from tpm_site.model.tree import SourceTree

_COLOURS = {"pine": "#0c4748", "on-pine": "#f3faf6", "glow": "#f4b860"}
"""The properties of the stylesheet, with what holds where it has none: ground, words, the bar."""
_MARK = f"{ASSETS}icon.svg"
_SHEET = f"{ASSETS}style.css"
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)


def style_of_cards(name: str, tree: SourceTree) -> CardStyle:
    """The look of all cards. A file that cannot be read is a finding elsewhere, and none here."""
    locations = {file.name: file.location for file in tree.static if file.name.startswith(ASSETS)}
    # What a stylesheet imports counts where it does not say otherwise itself.
    sheets = sorted((name for name in locations if name.endswith(".css")), key=lambda n: (n != _SHEET, n))
    text = _COMMENT.sub(" ", "\n".join(_read(locations[name]).decode(errors="replace") for name in sheets))
    ground, ink, accent = (_colour(text, key) for key in _COLOURS)
    return CardStyle(name, ground, ink, accent, _read(locations.get(_MARK, "")))


def _colour(text: str, key: str) -> str:
    """The first value of a property, in six digits: further ones are for dark screens."""
    found = re.search(rf"(?<![-\w])--{key}\s*:\s*#([0-9a-fA-F]{{6}}|[0-9a-fA-F]{{3}})\b", text)
    if found is None:
        return _COLOURS[key]
    digits = found[1].lower()
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(digit * 2 for digit in digits)


def _read(location: str) -> bytes:
    with suppress(OSError):
        return Path(location).read_bytes() if location else b""
    return b""
