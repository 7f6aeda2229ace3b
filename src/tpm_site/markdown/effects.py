"""What a sentence says of an effect: the words that claim one, how sure they sound, how it is measured.

In other languages than English only the figures are read.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tpm_site.markdown import effect_words as words
from tpm_site.model.passage import Strength


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_FIGURE = _words(
    rf"(?<![\d-]){words.PERCENT}(?! (?:confidence|interval|CI|range)\b)",
    rf"\b{words.COUNT} (?:in|out of) (?:every |about )?{words.NO_YEAR}{words.COUNT}\b{words.NO_TIME}",
)
_SOMEBODY = rf"(?:\w+ ){{0,3}}{words.SUFFERED}\b"
_SAID_OF = rf"\b{words.BEFORE_A_BASE} (?:{words.BETWEEN} )?"
_CLAIM = _words(
    rf"\b{words.STRONG}(?:es|s|ed)\b",
    rf"{_SAID_OF}{words.STRONG}e?\b",
    rf"\b{words.WEAK}(?:es|s|ed) {_SOMEBODY}",
    rf"{_SAID_OF}{words.WEAK}e? (?:with )?{_SOMEBODY}",
    *words.ALWAYS_CLAIMS,
)
_CONDITION = _words(rf"\b{words.CONDITION}\b")
_CLAUSE_ENDS = ",.;:"
_PASSIVE_REACH = 60
"""How many letters before a claim are looked at: `is`, and perhaps one word behind it."""
_PASSIVE = _words(rf"\b{words.PASSIVE} (?:\w+ )?\Z")
_REPORT, _PAST = _words(rf"\b{words.REPORT}\b"), _words(r"ed\b")
_ABSOLUTE, _UNKNOWN = _words(rf"\b{words.ABSOLUTE}\b"), _words(rf"\b{words.UNKNOWN}\b")
_MAY, _PROBABLY = _words(rf"\b{words.MAY}\b"), _words(rf"\b{words.PROBABLY}\b")
_RELATIVE = _words(
    rf"{words.PERCENT} (?:\w+ ){{0,2}}?{words.MORE}\b",
    rf"\b{words.MOVED} (?:[\w-]+ ){{0,6}}?by (?:{words.ABOUT} )?{words.PART}",
    rf"\b{words.TIMES} (?:as {words.AS_LIKELY}|more likely|less likely|the {words.ODDS})\b",
    rf"\b(?:halv(?:es|ed|e)|doubl(?:es|ed)) (?:\w+ ){{0,2}}{words.ODDS}\b",
    r"\bcuts? (?:\w+ ){0,3}in half\b",
    rf"\b{words.RATIOS}\b",
)
_GROUPS = _words(
    rf"\b{words.COUNT}(?: \w+)? (?:in|of|out of|per) (?:the |every |about |all )?{words.COUNT}\b",
    r"\b\d+/\d+\b",
    rf"\bfrom (?:about )?{words.NUMBER}(?:\s?%| percent)? to (?:about )?{words.NUMBER}",
    r"\bpercentage points?\b",
)
_PERCENTS = _words(words.PERCENT)


class Effect(NamedTuple):
    """The words of a sentence that claim an effect, those that are relative, and how sure it sounds."""

    words: str = ""
    relative: str = ""
    strength: Strength = ""


def read_effect(sentence: str, language: str) -> Effect:
    """What one sentence, without its marks, says of an effect. A question says nothing."""
    if sentence.rstrip("\"'”’ )").endswith("?"):
        return Effect()
    figure = _FIGURE.search(sentence)
    if language.partition("-")[0] != "en":
        return Effect(figure[0] if figure else "")
    claim, relative = _claim_in(sentence), _RELATIVE.search(sentence)
    found = [match for match in (claim, figure, relative) if match]
    first = min(found, key=re.Match.start)[0] if found else ""
    return Effect(first, relative[0] if relative else "", _strength(sentence, claim) if claim else "")


@lru_cache(maxsize=8)
def has_figures_of_groups(text: str, relative: str) -> bool:
    """Whether a text gives, beside a comparison, how many it was of how many."""
    rest = text.replace(relative, " ", 1)
    return bool(_GROUPS.search(rest)) or len(set(_PERCENTS.findall(rest))) > 1


def _claim_in(sentence: str) -> re.Match[str] | None:
    return next((claim for claim in _CLAIM.finditer(sentence) if _is_claimed(sentence, claim)), None)


def _is_claimed(sentence: str, claim: re.Match[str]) -> bool:
    """Whether it is neither said under a condition, nor of what eases a sign by itself."""
    place = claim.start()
    if claim[0].endswith("ed") and _PASSIVE.search(sentence, max(place - _PASSIVE_REACH, 0), place):
        return False
    clause = max(sentence.rfind(sign, 0, place) for sign in _CLAUSE_ENDS) + 1
    return not _CONDITION.search(sentence, clause, place)


def _strength(sentence: str, claim: re.Match[str]) -> Strength:
    """How sure a claim sounds. What was seen in a study is told, and not claimed."""
    if _ABSOLUTE.search(claim[0]):
        return "high"
    if _UNKNOWN.search(sentence):
        return "very-low"
    if _MAY.search(sentence):
        return "low"
    if _PROBABLY.search(sentence):
        return "moderate"
    return "" if _PAST.search(claim[0]) or _REPORT.search(sentence) else "high"
