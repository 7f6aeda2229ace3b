"""What a sentence only asks for, hopes for or makes a condition: its words and figures claim nothing."""

from __future__ import annotations

import re

from tpm_site.markdown import effect_words as words


def pattern(*forms: str) -> re.Pattern[str]:
    """A pattern for any of some forms, in small letters or capitals."""
    return re.compile("|".join(forms), re.IGNORECASE)


_CONDITION = pattern(rf"\b{words.CONDITION}\b[^,.;:]*\Z", rf"\b{words.WHAT} (?:\w+ )?\Z")
_ADVICE = pattern(
    rf"\A\W*(?:do not |don't )?{words.ADVICE} {words.TOLD_TO_DO}\b"
    rf"(?:(?!\b(?:{words.ELSEWHERE}|{words.SUFFERED})\b)(?:[^,;:(]|, (?=by\b|about\b|up to\b)))*\Z"
)
_BY_ITSELF = pattern(rf"\b{words.POSTURE}(?: (?!(?:and|or)\b)[\w'-]+){{0,6}} \Z")
_HELPER = pattern(
    rf"\b{words.HELPERS} (?:(?:can|may|will|also|who) )*(?:helps?|treats?|eases?|controls?) [^,.;:]*\Z"
)
_PASSIVE = pattern(rf"\b{words.PASSIVE} (?:\w+ )?\Z")
_DEFINITION = pattern(r"\ban? (?:[\w-]+ ){0,2}(?:medicines?|drugs?|hormones?|painkillers?) (?:that|which) \Z")
_DENIABLE, _DENIED = pattern(rf"{words.DENIABLE}\b"), pattern(words.DENIED)


def is_conditional(said: str, place: int) -> bool:
    """Whether what stands at a place of a sentence is a condition, or something hoped for."""
    return _CONDITION.search(said, 0, place) is not None


def is_advice(said: str, place: int) -> bool:
    """Whether a sentence asks for something, up to a place."""
    return _ADVICE.search(said, 0, place) is not None


def is_unclaimed(said: str, claim: re.Match[str]) -> bool:
    """Whether a claim is denied, said under a condition, or of what eases a sign by itself."""
    if _DENIABLE.match(claim[0]):
        is_none = _DENIED.search(said, 0, claim.start()) is not None
    else:
        is_passive = claim[0].endswith("ed") and _PASSIVE.search(said, 0, claim.start())
        is_by_itself = _BY_ITSELF.search(said, 0, claim.start()) or _HELPER.search(said, 0, claim.end())
        is_none = bool(is_passive or is_by_itself or _DEFINITION.search(said, 0, claim.start()))
    return is_none or is_conditional(said, claim.start())
