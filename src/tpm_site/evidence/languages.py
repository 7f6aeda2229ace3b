"""The language of a source by its English name, however the record has it: de, ger, German."""

from __future__ import annotations

from functools import lru_cache

_NAMES = {
    "Arabic": "ar ara",
    "Bulgarian": "bg bul",
    "Chinese": "zh chi zho",
    "Croatian": "hr hrv",
    "Czech": "cs cze ces",
    "Danish": "da dan",
    "Dutch": "nl dut nld",
    "English": "en eng",
    "Finnish": "fi fin",
    "French": "fr fre fra",
    "German": "de ger deu",
    "Greek": "el gre ell",
    "Hebrew": "he heb",
    "Hungarian": "hu hun",
    "Italian": "it ita",
    "Japanese": "ja jpn",
    "Korean": "ko kor",
    "Norwegian": "no nor nb nob nn nno",
    "Persian": "fa per fas",
    "Polish": "pl pol",
    "Portuguese": "pt por",
    "Romanian": "ro rum ron",
    "Russian": "ru rus",
    "Serbian": "sr srp scc",
    "Slovak": "sk slo slk",
    "Slovenian": "sl slv",
    "Spanish": "es spa",
    "Swedish": "sv swe",
    "Turkish": "tr tur",
    "Ukrainian": "uk ukr",
}
"""ISO 639: the codes of the web, and those of libraries, which PubMed has."""
_BY_CODE = {code: name for name, codes in _NAMES.items() for code in codes.split()}
_ENGLISH = "English"
_LONGEST_CODE = 3


@lru_cache(maxsize=256)
def foreign_language(written: str) -> str:
    """The English name of a language other than English; empty for English, and where none is known."""
    code = written.strip(" .").replace("_", "-").partition("-")[0]
    name = _BY_CODE.get(code.lower(), code if len(code) > _LONGEST_CODE else "")
    name = name[:1].upper() + name[1:]
    return "" if name == _ENGLISH else name
