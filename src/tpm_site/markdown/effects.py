"""What a sentence says of an effect: the words that claim one, how sure they sound, how it is measured.

In other languages than English only the figures are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice

from tpm_site.markdown import effect_words as words
from tpm_site.markdown.claim_forms import forms_for
from tpm_site.markdown.figures import comparison_in, figure_in
from tpm_site.markdown.plain_words import plain_text
from tpm_site.markdown.unclaimed import is_unclaimed, pattern
from tpm_site.model.passage import STRENGTHS, Effect, Strength

_ASIDE = pattern(words.ASIDE)
_REPORT, _PAST = pattern(rf"\b{words.REPORT}\b"), pattern(words.PAST)
_ABSOLUTE, _UNKNOWN = pattern(rf"\b{words.ABSOLUTE}\b"), pattern(rf"\b{words.UNKNOWN}\b")
_MAY, _PROBABLY = pattern(rf"\b{words.MAY}\b"), pattern(rf"\b{words.PROBABLY}\b")
_LONGEST, _MOST = 2_000, 20
"""No sentence that a person reads has so many letters, or claims; only these are looked at."""


def read_effect(sentence: str, language: str) -> Effect:
    """What one sentence, without its marks, says of an effect. A question says nothing.

    Of several claims the surest one is told: if that may be said, so may the others.
    """
    if sentence.rstrip("\"'”’ )").endswith("?"):
        return Effect()
    said = sentence[:_LONGEST].replace("\u2019", "'")
    plain = plain_text(said)
    words_said = plain.split()
    figure = figure_in(said, plain, words_said)
    if language.partition("-")[0] != "en":
        return Effect(figure[0] if figure else "")
    claims = [(_strength(said, claim), claim) for claim in _claims(said, words_said)]
    surest = max(claims, key=_by_sureness, default=None)
    strength, claim = surest or ("", None)
    relative = comparison_in(said, words_said)
    found = [match for match in ((claim,) if strength else (claim, figure, relative)) if match]
    first = min(found, key=re.Match.start)[0] if found else ""
    return Effect(first, relative[0] if relative else "", strength)


def _claims(said: str, plain: Sequence[str]) -> Iterator[re.Match[str]]:
    found = chain.from_iterable(_compiled(form.pattern).finditer(said) for form in forms_for(plain))
    return (claim for claim in islice(found, _MOST) if not is_unclaimed(said, claim))


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """That takes a while, and few sentences need all of them."""
    return pattern(form)


def _by_sureness(claim: tuple[Strength, re.Match[str]]) -> tuple[int, int]:
    """The surest first; of these, the one that is read first."""
    return STRENGTHS.index(claim[0]), -claim[1].start()


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
