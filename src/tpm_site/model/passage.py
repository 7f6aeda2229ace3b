"""A passage: a sentence as far as the checks of evidence need to know it."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from msgspec import Struct

from tpm_site.model.reference import Certainty

Strength = Literal["", "very-low", "low", "moderate", "high"]
"""How sure a sentence sounds of an effect; empty where it only reports what was seen, or claims none."""
STRENGTHS: tuple[Strength, ...] = ("", "very-low", "low", "moderate", "high")
"""From the least sure to the most."""
NAME = re.compile(r"\b(?=[A-Z][a-z]*+[A-Z])[A-Z][A-Za-z0-9-]*\b")
"""What the name of a trial looks like: a word with two capitals."""
CERTAINTIES: tuple[Certainty, ...] = ("very-low", "low", "moderate", "high")
"""From the least to the most."""


class Effect(NamedTuple):
    """The words of a sentence that claim an effect, those that are relative, and how sure it sounds."""

    words: str = ""
    relative: str = ""
    strength: Strength = ""


class Headline(Struct, frozen=True, array_like=True):
    """What a title, a summary, a caption or a call to action, by the name of its key, claims of an effect."""

    key: str
    effect: str
    strength: Strength = ""


class Passage(Struct, frozen=True, array_like=True):
    """A sentence that claims an effect, or says more of its sources than that they are cited.

    `citations` are the ids that stand in it, or right behind it; `support` those that it rests on, which in a
    list or a table may stand above it. `effect` are the words that claim an effect, `relative` those that
    compare two groups where no figures of the groups are near; both are empty where there are none.
    `certainty` is what its author says of it. `joins` means that it says of its sources that they are of one
    trial, `names` are words in capitals, such as names of trials.
    """

    citations: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    effect: str = ""
    relative: str = ""
    strength: Strength = ""
    certainty: Certainty | None = None
    joins: bool = False
    names: tuple[str, ...] = ()
