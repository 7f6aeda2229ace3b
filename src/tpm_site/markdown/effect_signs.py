"""Words without which a text claims no effect, for a look that is quicker than any pattern.

A text with none of `SIGNS` holds no passage, a sentence with none of `WORDS` claims nothing; where a claim is
made of several words, the rare one is among them. Both are compared with words as `plain_words` makes them.
"""

from __future__ import annotations

from tpm_site.markdown.effect_words import STRONG_STEMS, WEAK_STEMS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENDINGS = ("", "e", "es", "s", "ed")
_STEMS = (
    *STRONG_STEMS.split("|"),
    *WEAK_STEMS.split("|"),
    *_words(
        """stop end cut calm numb treat fight speed boost lift repair mend protect rais increas control dull
        settl slow delay worsen take get bring halv doubl heal regrow offer provid lead result recover report
        add keep manag"""
    ),
)
_CLAIMING = _words(
    """stopped controlled fought sped took got gets brought rid away edge down regrew cures cured guarantee
    guarantees guaranteed significantly significant success proven proves effective effectively ineffective
    work works worked gives gave last lasts lasted free pain-free led made makes kept better worse superior
    inferior safer helpful good well beats beat fewer groups group same similar alike equal equally felt fared
    no differ nothing little didn doesn don improvement improvements reduction reductions drop drops decrease
    decreases gain gains"""
)
_FIGURES = _words(
    """percent per half third thirds quarter quarters fifth fifths twice double times fold twofold threefold
    fourfold fivefold tenfold two-fold three-fold four-fold five-fold ten-fold 0-fold 00-fold 000-fold ratio
    relative one two three four five six seven eight nine ten twenty hundred thousand million two-thirds
    two-fifths one-third one-quarter one-fifth three-quarters three-fourths one-fourth"""
)
_CERTAINTY = _words("certainty high moderate low very-low")
_OF_TRIALS = _words("same follow followup follow-up later")
_ALWAYS = _CLAIMING | _FIGURES | _OF_TRIALS | {stem + ending for stem in _STEMS for ending in _ENDINGS}
_VERBS = _words(
    """had has have feel feels saw see sees show shows showed found needed used fell died went returned
    improved risk risks came dropped rose risen 0 00 000"""
)
"""They stand for what is said with them of `less` and `more`, which nearly every text holds."""
_COMPARED = _words(
    """less lower greater smaller higher faster sooner quicker quickly shorter more benefit benefits effect
    effects advantage advantages difference gap differences change changes help relief point points fell
    dropped rose went"""
)
_SMALL, _CAPITALS = b"abcdefghijklmnopqrstuvwxyz-", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = b"0123456789"
_PLAIN = bytes(
    sign if sign in _SMALL else sign + 32 if sign in _CAPITALS else ord("0") if sign in _DIGITS else ord(" ")
    for sign in range(256)
)
_NAMES = bytes(ord("A") if sign in _CAPITALS else ord(" ") for sign in range(256))

SIGNS = frozenset(word.encode() for word in _ALWAYS | _VERBS | _CERTAINTY)
WORDS = frozenset(word.encode() for word in _ALWAYS | _COMPARED)


def plain_words(text: str) -> list[bytes]:
    """The words of a text in small letters, with a zero for each digit.

    A hyphen parts no words: the numbers in ids of references are no figures.
    """
    return text.encode(errors="replace").translate(_PLAIN).split()


def has_two_capitals(text: str) -> bool:
    """Whether two capitals stand side by side, as in the names of trials. Quicker than a pattern."""
    return b"AA" in text.encode(errors="replace").translate(_NAMES)
