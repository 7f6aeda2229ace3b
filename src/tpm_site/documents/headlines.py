"""What the title and the summary of a document claim of an effect. Neither can cite anything."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.markdown.passages import may_claim, may_hold_passages
from tpm_site.markdown.plain_words import plain_words
from tpm_site.markdown.sentences import sentences
from tpm_site.model.front import Front, Snippet
from tpm_site.model.passage import Headline

_KEYS = ("title", "summary")


def headlines_of(front: Front, language: str) -> Iterator[Headline]:
    """Each claim of them. What says nothing of an effect leaves none, whatever else its words are."""
    if isinstance(front, Snippet):  # Its title is shown to nobody.
        return
    for key in _KEYS:
        text = getattr(front, key, None) or ""
        words = plain_words(text)
        if may_hold_passages(text, words) and may_claim(text, words):
            yield from _claims(key, text, language)


def _claims(key: str, text: str, language: str) -> Iterator[Headline]:
    from tpm_site.markdown.effects import read_effect

    for sentence in sentences(text):
        effect = read_effect(sentence.text, language)
        if effect.words:
            yield Headline(key, effect.words, effect.strength)
