"""Words without which a text claims no effect, for a look that is quicker than any pattern.

But for figures in digits and names of trials, a text with none of `SIGNS` holds no passage, and a sentence
with none of `WORDS` claims nothing.
"""

from __future__ import annotations

from tpm_site.markdown.claim_forms import FORMS, forms_for
from tpm_site.markdown.figure_words import (
    COMPARED,
    COUNTED,
    FRACTIONS,
    GROUPS,
    PEOPLE_WORDS,
    has_count,
)
from tpm_site.markdown.plain_words import plain_text, words_of

_COUNTED, _FRACTIONS = words_of(f"{COUNTED} {COMPARED}"), words_of(FRACTIONS)
_PARTED = words_of(f"{PEOPLE_WORDS} {GROUPS}")
_FIGURES = _COUNTED | _FRACTIONS
_PASSAGES = words_of("certainty high moderate low very-low same follow followup follow-up later")
"""What is said of sources: how sure they are, that they are of one trial."""

SIGNS = _FIGURES.union(_PASSAGES, *(form.rare or form.words for form in FORMS))
WORDS = _FIGURES.union(*(form.words for form in FORMS))


def may_claim(text: str) -> bool:
    """A closer look at a sentence: a number by itself claims nothing, nor does a word without its others."""
    plain = plain_text(text)
    if "%" in text or has_count(plain):
        return True
    words = frozenset(plain.split())
    if not _COUNTED.isdisjoint(words) or next(forms_for(words), None):
        return True
    # A hyphen may follow, as in "one-fifth of patients--most of them".
    return not _FRACTIONS.isdisjoint(words) and not _PARTED.isdisjoint(plain.replace("-", " ").split())
