"""Words without which a text claims no effect, for a look that is quicker than any pattern.

A text with none of `SIGNS` holds no passage, a sentence with none of `WORDS` claims nothing.
"""

from __future__ import annotations

from tpm_site.markdown.claim_forms import FORMS
from tpm_site.markdown.figure_words import COMPARED, COUNTED
from tpm_site.markdown.plain_words import words_of

_FIGURES = words_of(f"{COUNTED} {COMPARED}")
_PASSAGES = words_of("certainty high moderate low very-low same follow followup follow-up later")
"""What is said of sources: how sure they are, that they are of one trial."""

SIGNS = _FIGURES.union(_PASSAGES, words_of("0 00 000"), *(form.rare or form.words for form in FORMS))
WORDS = _FIGURES.union(*(form.words for form in FORMS))
