"""A form of a claim: a pattern of English, and the words beside which alone it is looked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tpm_site.markdown.plain_words import words_of


class Form(NamedTuple):
    """A pattern; a sentence that it is found in has one word of each list that is not empty.

    That is quicker to see than to look for the pattern. In whole texts the rare ones are looked for alone, if
    there are any, and those beside never: they are words that many sentences have.
    """

    pattern: str
    words: frozenset[str]
    rare: frozenset[str]
    beside: frozenset[str]

    def may_be_in(self, words: Iterable[str]) -> bool:
        """Whether a sentence of these plain words, which has one of `words`, has the others, too."""
        others = (self.rare, self.beside)
        return not any(needed and needed.isdisjoint(words) for needed in others)


def form_of(words: str, pattern: str, rare: str = "", beside: str = "") -> Form:
    """A form, its words written as texts."""
    return Form(pattern, words_of(words), words_of(rare), words_of(beside))
