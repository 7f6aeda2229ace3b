"""LaTeX in the values of BibTeX to Unicode: accents, signs, dashes; braces and font commands are taken off.

What is not known keeps its name, so that nothing is lost without a trace.
"""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_SIGNS = {
    "AA": "Å", "AE": "Æ", "DH": "Ð", "DJ": "Đ", "L": "Ł", "NG": "Ŋ", "O": "Ø", "OE": "Œ", "SS": "ẞ",
    "TH": "Þ", "aa": "å", "ae": "æ", "dh": "ð", "dj": "đ", "i": "\u0131", "j": "ȷ", "l": "ł", "ng": "ŋ",
    "o": "ø", "oe": "œ", "ss": "ß", "th": "þ", "P": "¶", "S": "§", "copyright": "©", "pounds": "£",
    "dag": "†", "ddag": "‡", "dots": "…", "ldots": "…", "textasciitilde": "~", "textasciicircum": "^",
    "textbackslash": "\\", "textquotesingle": "'", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "textendash": "–", "textemdash": "—",
    "textregistered": "®", "texttrademark": "™", "textdegree": "°", "degree": "°", "textmu": "µ",
    "textpm": "±", "pm": "±", "times": "×", "texttimes": "×", "leq": "≤", "le": "≤", "geq": "≥",
    "ge": "≥", "textless": "<", "textgreater": ">", "textbar": "|", "textbullet": "•",
    "rightarrow": "→", "to": "→", "infty": "∞", "cdot": "·", "approx": "≈", "neq": "≠", "ne": "≠",
}  # fmt: skip
_GREEK = (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lamda", "mu",
    "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
)  # fmt: skip
_SIGN_COMMANDS = {" ": " ", "\n": " ", ",": " ", ";": " ", ":": " ", "!": "", "/": "", "-": "", "\\": " "}
_SILENT = frozenset(
    (
        "textit", "textbf", "textrm", "textsc", "textsf", "texttt", "textsl", "textup", "textmd",
        "textnormal", "text", "emph", "mathrm", "mathit", "mathbf", "mathsf", "mathcal", "it", "bf", "rm",
        "sc", "sf", "tt", "sl", "em", "small", "footnotesize", "bibstring", "enquote", "mbox", "hbox", "url",
        "path", "nobreakspace", "protect", "relax", "textsuperscript", "textsubscript", "mkbibquote",
        "noopsort", "natexlab", "uppercase", "lowercase", "MakeUppercase", "MakeLowercase",
    )
)  # fmt: skip
_TOKEN = re.compile(
    r"\\(?:(?P<word>[A-Za-z]+)[ \t]*|(?P<sign>.))|(?P<other>[{}$~]|[-`']{2,3}|[^\\{}$~`'-]+|.)", re.DOTALL
)
_LINKED = re.compile(r"\\href\s*\{[^{}]*\}")
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0", "{": "", "}": "", "$": ""}
_RAISED = re.compile(r"\^\{?([0-9+-]{1,6})\}?")
_RAISED_SIGNS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_BEHIND = re.compile(
    r"\s*(?:\{\s*(?:\\(?P<dotless>[ij])|(?P<inner>[^{}\\]))?\s*\}"
    r"|\\(?P<bare>[ij])(?![A-Za-z])[ \t]*|(?P<sign>[^\s{}\\]))?"
)


def _greek(name: str) -> str:
    """The letter that a command names, a capital where its name begins with one; empty where it is none."""
    letter = name.lower().replace("lambda", "lamda")
    kind = "CAPITAL" if name[:1].isupper() else "SMALL"
    return unicodedata.lookup(f"GREEK {kind} LETTER {letter.upper()}") if letter in _GREEK else ""


def unicode_of(value: str) -> str:
    """The value as a reader sees it, on one line."""
    value = _LINKED.sub("", value)
    if "\\" not in value and not any(sign in value for sign in "{}$~`'-"):
        return " ".join(value.split())
    parts: list[str] = []
    place, in_mathematics = 0, False
    while place < len(value):
        found = _TOKEN.match(value, place)
        if found is None:
            break
        place = found.end()
        if found["other"] is not None:
            text = found["other"]
            in_mathematics ^= text == "$"
            parts.append(_LIGATURES.get(text, text.replace("_", "") if in_mathematics else text))
            continue
        name = found["word"] or found["sign"] or ""
        is_accent = name in _ACCENTS and (found["sign"] or _takes_letter(value, found.end("word")))
        if is_accent:
            accented, place = _accented(name, value, found.end("word") if found["word"] else place)
            parts.append(accented)
        else:
            parts.append(_command(name, found["sign"] is not None))
    text = unicodedata.normalize("NFC", "".join(parts)).replace("\u00a0", " ")
    return " ".join(_RAISED.sub(lambda found: found[1].translate(_RAISED_SIGNS), text).split())


def bare_address(value: str) -> str:
    """An address or a number, in which a tilde is a tilde: only braces and backslashes are taken off."""
    found = re.search(r"\\(?:url|href)\s*\{([^{}]*)\}", value)
    return re.sub(r"\\(?=[_%&#~$])|[{}\s]", "", found[1] if found else value)


def _takes_letter(value: str, end: int) -> bool:
    r"""Whether an accent named by a letter has something to stand on: `\v{s}`, `\v s`."""
    return value[end : end + 1] in ("{", " ", "\\")


def _accented(accent: str, value: str, place: int) -> tuple[str, int]:
    """The letter behind an accent with it, and where the text goes on."""
    found = _BEHIND.match(value, place)
    if found is None:
        return "", place
    letter = found["dotless"] or found["inner"] or found["bare"] or found["sign"] or ""
    if not letter:
        # An accent over nothing is the sign itself: \~{} is a tilde.
        return (accent if not accent.isalpha() else ""), found.end()
    return letter + _ACCENTS[accent], found.end()


def _command(name: str, is_sign: bool) -> str:
    if is_sign:
        return _SIGN_COMMANDS.get(name, name)
    if name in _SILENT:
        return ""
    return _SIGNS.get(name) or _greek(name) or name
