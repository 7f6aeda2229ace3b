"""What the front matter of a document claims of an effect, where it can cite nothing.

That are the title and the summary, the caption of its picture, and a call to action that is written in place.
"""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.markdown.effect_signs import may_claim
from tpm_site.markdown.sentences import sentences
from tpm_site.model.front import Front, Snippet
from tpm_site.model.passage import Effect, Headline

_KEYS = ("title", "summary", "image.caption", "cta.heading", "cta.text", "cta.label")


def headlines_of(front: Front, language: str) -> Iterator[Headline]:
    """Each claim of them. What says nothing of an effect leaves none, whatever else its words are."""
    if isinstance(front, Snippet):  # Its title is shown to nobody.
        return
    values = {key: value for key in _KEYS if (value := _value(front, key))}
    if not may_claim("\n".join(values.values())):  # Nearly always, and one look is quicker than six.
        return
    for key, value in values.items():
        for effect in claims_in(value, language):
            yield Headline(key, effect.words, effect.strength)


def claims_in(text: str, language: str) -> Iterator[Effect]:
    """What the sentences of a short text claim."""
    if may_claim(text):
        # Its patterns take a while to compile, and few titles claim anything.
        from tpm_site.markdown.effects import read_effect

        effects = (read_effect(sentence.text, language) for sentence in sentences(text))
        yield from (effect for effect in effects if effect.words)


def _value(front: Front, key: str) -> str | None:
    """What is written there, if anything. A call to action may be named by its id: that is read elsewhere."""
    name, _, inner = key.partition(".")
    value = getattr(front, name, None)
    if inner:
        return None if isinstance(value, str) else getattr(value, inner, None)
    return value
