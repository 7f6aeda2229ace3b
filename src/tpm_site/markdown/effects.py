"""What a sentence says of an effect: the words that claim one, how sure they sound, how it is measured.

In other languages than English only the figures are read.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tpm_site.markdown import effect_words as words
from tpm_site.model.passage import Effect, Strength


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_FIGURE_FORMS = (
    words.PERCENT + words.NO_SHARE,
    words.WRITTEN_PERCENT,
    rf"{words.COUNT}(?: {words.PEOPLE})? (?:in|out of) (?:every |about )?{words.NO_YEAR}{words.COUNT}\b"
    + words.NO_TIME,
    rf"{words.COUNT}(?: {words.PEOPLE})? per {words.ROUND}\b{words.NO_TIME}",
    rf"{words.NUMBER} {words.IN_OTHER_LANGUAGES} {words.NUMBER}\b",
    rf"{words.FRACTION} of (?:all |the )?{words.PEOPLE}\b",
)
_FIGURE = _words(r"(?<![\w-])(?=[\daefhnost])(?:" + "|".join(_FIGURE_FORMS) + ")")
_SOMEBODY = rf"(?:(?!{words.APART}\b)[\w'-]+ ){{0,4}}{words.SUFFERED}\b"
_SAID_OF = rf"\b{words.BEFORE_A_BASE} (?:{words.BETWEEN} )?"
_ILLNESS = rf"(?! (?:(?:the|your|this|its|their|some|any) )?{words.NO_ILLNESS}\b)"
_CLAIM = _words(
    rf"\b{words.STRONG}(?:es|s|ed)\b{_ILLNESS}",
    rf"{_SAID_OF}{words.STRONG}e?\b{_ILLNESS}",
    rf"\b{words.WEAK}(?:es|s|ed) {_SOMEBODY}",
    rf"{_SAID_OF}{words.WEAK}e? (?:with )?{_SOMEBODY}",
    *words.ALWAYS_CLAIMS,
)
_CONDITION = _words(rf"\b{words.CONDITION}\b[^,.;:]*\Z", rf"\b{words.WHAT} (?:\w+ )?\Z")
_BY_ITSELF = _words(rf"\b{words.POSTURE}(?: {words.STILL})* \Z")
_HELPER = _words(rf"\b{words.HELPERS} (?:(?:can|may|will|also|who) )*helps? [^,.;:]*\Z")
_PASSIVE = _words(rf"\b{words.PASSIVE} (?:\w+ )?\Z")
_DENIABLE, _DENIED = _words(rf"{words.DENIABLE}\b"), _words(words.DENIED)
_ADVICE = _words(
    rf"\A\W*(?:do not |don't )?{words.ADVICE} {words.TOLD_TO_DO}\b"
    rf"(?:(?!\b(?:{words.ELSEWHERE}|{words.SUFFERED})\b)[^,;:(])*\Z"
)
_SCALE, _OUT_OF = _words(words.SCALE), _words(r"out of (?:10|ten|100)\Z")
_ASIDE = _words(words.ASIDE)
_REPORT, _PAST = _words(rf"\b{words.REPORT}\b"), _words(r"ed\b|\Agave\b")
_ABSOLUTE, _UNKNOWN = _words(rf"\b{words.ABSOLUTE}\b"), _words(rf"\b{words.UNKNOWN}\b")
_MAY, _PROBABLY = _words(rf"\b{words.MAY}\b"), _words(rf"\b{words.PROBABLY}\b")
_RELATIVE = _words(
    rf"{words.PERCENT} (?:(?:relative|absolute|risk|pain|overall|average) ){{0,2}}{words.MORE}\b",
    rf"\b{words.MOVED} (?:[\w-]+ ){{0,6}}?by (?:{words.ABOUT} )?{words.PART}",
    rf"\b{words.CHANGE} (?:[\w-]+ ){{0,4}}of (?:{words.ABOUT} )?{words.PART}",
    r"\b(?:was|were) (?:halved|doubled)\b",
    rf"\b{words.TIMES} (?:as {words.AS_LIKELY}|{words.MORE} likely|the {words.ODDS}|{words.MORE})\b",
    rf"\b(?:halv(?:es|ed|e)|doubl(?:es|ed)) (?:\w+ ){{0,2}}{words.ODDS}\b",
    r"\bcuts? (?:\w+ ){0,3}in half\b",
    rf"\b{words.RATIOS}\b",
)
_GROUPS = _words(
    rf"\b{words.COUNT}(?: \w+)? (?:in|of|out of|per) (?:the |every |about |all )?{words.COUNT}\b"
    r"(?! (?:trials|studies|reviews)\b)",
    r"\b\d+/\d+\b",
    rf"\bfrom (?:about )?{words.NUMBER}(?:\s?%| percent)? to (?:about )?{words.NUMBER}",
    r"\bpercentage points?\b",
)
_PERCENTS = _words(words.PERCENT)
_INTERVAL = _words(
    rf"{words.PERCENT} (?:CI|confidence interval)[,:]? (?:of |from )?{words.NUMBER}\s?%?"
    rf"(?: to |[-\u2013]|, ){words.NUMBER}\s?%?"
)
"""How sure a figure is; no figure of a group."""


_LONGEST = 2_000
"""No sentence that a person reads has so many letters; of a longer one only these are looked at."""


def read_effect(sentence: str, language: str) -> Effect:
    """What one sentence, without its marks, says of an effect. A question says nothing."""
    if sentence.rstrip("\"'”’ )").endswith("?"):
        return Effect()
    said = sentence[:_LONGEST].replace("\u2019", "'")
    figure = next((figure for figure in _FIGURE.finditer(said) if _is_result(said, figure)), None)
    if language.partition("-")[0] != "en":
        return Effect(figure[0] if figure else "")
    claim = next((claim for claim in _CLAIM.finditer(said) if _is_claimed(said, claim)), None)
    relative = next((found for found in _RELATIVE.finditer(said) if _is_compared(said, found)), None)
    found = [match for match in (claim, figure, relative) if match]
    first = min(found, key=re.Match.start)[0] if found else ""
    return Effect(first, relative[0] if relative else "", _strength(said, claim) if claim else "")


@lru_cache(maxsize=8)
def has_figures_of_groups(text: str, relative: str) -> bool:
    """Whether a text gives, beside a comparison, how many it was of how many."""
    rest = _INTERVAL.sub(" ", text.replace(relative, " ", 1))
    return bool(_GROUPS.search(rest)) or len(set(_PERCENTS.findall(rest))) > 1


def _is_result(said: str, figure: re.Match[str]) -> bool:
    """Whether a figure is neither of something asked for, nor a place on a scale of pain."""
    start = figure.start()
    is_on_scale = _OUT_OF.search(figure[0]) and _SCALE.search(said, 0, start)
    return not (is_on_scale or _ADVICE.search(said, 0, start) or _CONDITION.search(said, 0, start))


def _is_compared(said: str, relative: re.Match[str]) -> bool:
    """Whether a comparison is neither asked for nor a condition."""
    return not (_ADVICE.search(said, 0, relative.end()) or _CONDITION.search(said, 0, relative.start()))


def _is_claimed(said: str, claim: re.Match[str]) -> bool:
    """Whether it is neither denied, nor said under a condition, nor of what eases a sign by itself."""
    if _DENIABLE.match(claim[0]):
        is_none = _DENIED.search(said, 0, claim.start())
    else:
        is_passive = claim[0].endswith("ed") and _PASSIVE.search(said, 0, claim.start())
        is_by_itself = _BY_ITSELF.search(said, 0, claim.start()) or _HELPER.search(said, 0, claim.end())
        is_none = is_passive or is_by_itself
    return not is_none and not _CONDITION.search(said, 0, claim.start())


def _strength(said: str, claim: re.Match[str]) -> Strength:
    """How sure a claim sounds. What was seen in a study is told, and not claimed."""
    if _ABSOLUTE.search(claim[0]):
        return "high"
    if _UNKNOWN.search(said):
        return "very-low"
    asides = [aside.end() for aside in _ASIDE.finditer(said, 0, claim.start())]
    start = asides[-1] if asides else 0
    if _MAY.search(said, start, claim.end()):
        return "low"
    if _PROBABLY.search(said, start, claim.end()):
        return "moderate"
    return "" if _PAST.search(claim[0]) or _REPORT.search(said) else "high"
