"""The figures of a result in a sentence: shares of people, changes of a score, comparisons of two groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tpm_site.markdown import figure_words as words
from tpm_site.markdown.figure_words import has_count
from tpm_site.markdown.plain_words import places_in, words_of
from tpm_site.markdown.unclaimed import is_advice, is_conditional, pattern

_FIGURE_FORMS = (
    words.NOT_ALL + words.PERCENT + words.NO_SHARE,
    words.WRITTEN_PERCENT,
    rf"{words.COUNT}(?: {words.PEOPLE})? (?:in|out of) (?:every |about )?{words.NO_YEAR}{words.COUNT}\b"
    + words.NO_TIME,
    (
        rf"{words.COUNT}(?: {words.PEOPLE}| points?)? of {words.OF_ALL}(?:{words.SCORED}\b{words.NO_TIME}"
        rf"|{words.NO_YEAR}{words.COUNT} {words.PEOPLE}\b)"
    ),
    rf"{words.COUNT}(?: {words.PEOPLE})? per {words.ROUND}\b{words.NO_TIME}",
    rf"{words.NUMBER} {words.IN_OTHER_LANGUAGES} {words.NUMBER}\b",
    rf"{words.FRACTION} (?:of )?{words.OF_ALL}(?:\w+ )?{words.PEOPLE}\b",
    rf"{words.FRACTION} of (?:each|either|both|the) (?:\w+ )?groups?\b",
)
_LED_FORMS = (
    (
        rf"(?:\A|[;:,] )(?:out )?of (?:every )?{words.COUNT} {words.PEOPLE}\b[^.;:,]{{0,60}}, "
        rf"(?:[\w-]+ ){{0,6}}?{words.NUMBER}\b"
    ),
    rf"\bby (?:{words.ABOUT} |only |another )?{words.NUMBER} points?\b",
    rf"\b(?:gap|difference) (?:was|of|is) (?:{words.ABOUT} |only )?{words.NUMBER} points?\b",
    rf"\b{words.SCORE}\b[^.;:]{{0,40}}\b{words.POINTS_MOVED} from {words.NUMBER} to {words.NUMBER}\b",
)
_FIGURE = pattern(rf"(?<![^\W_])(?:{'|'.join(_FIGURE_FORMS)})")
"""Only tried where a number begins: to look for it at each place of a sentence takes twenty times as long."""
_LED = tuple(map(pattern, _LED_FORMS))
_FIRST, _BEHIND_A = words_of(words.FIRST_OF_COUNT), words_of("hundred thousand million third quarter fifth")
_LED_BY = (
    words_of(words.PEOPLE_WORDS),
    words_of("point points"),
    words_of("gap difference"),
    words_of("fell fallen dropped rose risen improved went down up better worse"),
)
"""Words of which one stands in what each of these patterns finds."""
_COUNTED, _COMPARED = words_of(words.COUNTED + words.FRACTIONS), words_of(words.COMPARED)
_EXPLAINED = pattern(r"[\w ]{0,40}[\"\u201d'] means\b")
_SCALE, _OUT_OF = pattern(words.SCALE), pattern(r"of (?:10|ten|100)\Z")
_SETTING, _ASKED_OF = pattern(words.SETTING), pattern(words.ASKED_OF)
_OF_PEOPLE = pattern(rf" (?:of (?:the )?)?{words.PEOPLE}\b")
_RELATIVE = pattern(
    rf"{words.PERCENT} (?:(?:relative|absolute|risk|pain|overall|average) ){{0,2}}{words.MORE}\b",
    rf"\b{words.MOVED} (?:[\w-]+ ){{0,6}}?by (?:{words.ABOUT} )?{words.PART}",
    rf"\b{words.CHANGE} (?:[\w-]+ ){{0,4}}of (?:{words.ABOUT} )?{words.PART}",
    r"\b(?:was|were) (?:halved|doubled)\b",
    rf"\b{words.TIMES} (?:as {words.AS_LIKELY}|{words.MORE} likely|the {words.ODDS}|{words.MORE})\b",
    rf"\b(?:halv(?:es|ed|e)|doubl(?:es|ed)) (?:\w+ ){{0,2}}{words.ODDS}\b",
    r"\bcuts? (?:\w+ ){0,3}in half\b",
    rf"\b{words.RATIOS}\b(?=[^.;]{{0,25}}\d)",
)
_GROUPS = pattern(
    rf"\b{words.COUNT}(?: \w+)? (?:in|of|out of|per) (?:the |every |about |all )?{words.COUNT}\b"
    r"(?! (?:trials|studies|reviews)\b)",
    r"\b\d+/\d+\b",
    rf"\bfrom (?:about )?{words.NUMBER}(?:\s?%| percent)? to (?:about )?{words.NUMBER}",
    r"\bpercentage points?\b",
)
_PERCENTS = pattern(words.PERCENT)
_INTERVAL = pattern(
    rf"{words.PERCENT} (?:CI|confidence interval)[,:]? (?:of |from )?{words.NUMBER}\s?%?"
    rf"(?: to |[-\u2013]|, ){words.NUMBER}\s?%?"
)
"""How sure a figure is; no figure of a group."""


def figure_in(said: str, plain: str, words: Sequence[str]) -> re.Match[str] | None:
    """The first figure of a result, in any language; `plain` and `words` are what is said without signs."""
    if "%" not in said and not has_count(plain) and _COUNTED.isdisjoint(words):
        return None
    found = [figure for place in _places(plain, words) if (figure := _FIGURE.match(said, place))]
    for led, by in zip(_LED, _LED_BY, strict=True):
        if not by.isdisjoint(words):
            found += led.finditer(said)
    found.sort(key=re.Match.start)
    last = 0
    for figure in found:
        if figure.start() >= last:
            last = figure.end()
            if _is_result(said, figure):
                return figure
    return None


def _places(plain: str, words: Sequence[str]) -> list[int]:
    """Where a number begins, in digits or in words."""
    firsts = [f" {word} " for word in _FIRST.intersection(words)]
    firsts += (f" a {word} " for word in _BEHIND_A.intersection(words))
    return sorted(places_in(plain, (" 0", *firsts)))


def comparison_in(said: str, words: Sequence[str]) -> re.Match[str] | None:
    """The first comparison of two groups that is neither asked for nor a condition."""
    if "%" not in said and _COMPARED.isdisjoint(words):
        return None
    return next((found for found in _RELATIVE.finditer(said) if _is_compared(said, found)), None)


@lru_cache(maxsize=8)
def has_figures_of_groups(text: str, relative: str) -> bool:
    """Whether a text gives, beside a comparison, how many it was of how many."""
    rest = _INTERVAL.sub(" ", text.replace(relative, " ", 1))
    return bool(_GROUPS.search(rest)) or len(set(_PERCENTS.findall(rest))) > 1


def _is_result(said: str, figure: re.Match[str]) -> bool:
    """Whether a figure is neither asked for, nor explained, nor a setting, nor a place on a scale of pain."""
    start, end = figure.span()
    if _EXPLAINED.match(said, end) or _ASKED_OF.match(said, end):
        return False
    if figure[0].endswith("%") and _SETTING.search(said, 0, start) and not _OF_PEOPLE.match(said, end):
        return False
    is_on_scale = _OUT_OF.search(figure[0]) and _SCALE.search(said, 0, start)
    return not (is_on_scale or is_advice(said, start) or is_conditional(said, start))


def _is_compared(said: str, relative: re.Match[str]) -> bool:
    return not (is_advice(said, relative.end()) or is_conditional(said, relative.start()))
