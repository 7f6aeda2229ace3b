"""What cases come to."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from benchmarks.workshop import Workshop

OURS = "tpm-site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was measured of one program in one case.

    `wall` and `cpu` are seconds, one for each run, none where nothing is known; `memory` is bytes, of all
    processes. `pages` is for a person. `fault` says what did not come out as it should, however fast.
    """

    who: str = OURS
    wall: tuple[float, ...] = ()
    cpu: tuple[float, ...] = ()
    memory: int | None = None
    pages: str = ""
    fault: str = ""

    @property
    def seconds(self) -> float:
        """The median of `wall`."""
        return statistics.median(self.wall)


class Target(NamedTuple):
    """What a case should come to. `is_met` is None where it could not be told."""

    words: str
    is_met: Callable[[Sequence[Figures]], bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is measured, `runs` times each: our figures come first, then those of peers.

    `articles` is the size of the corpus, 0 where it is another; `is_growth` marks the cold builds by which
    growth is told.
    """

    name: str
    measure: Callable[[Workshop, int], Sequence[Figures]]
    target: Target | None = None
    runs: int = 3
    articles: int = 0
    is_growth: bool = False

    def result(self, figures: Sequence[Figures]) -> Result:
        """What it came to. With a fault no target is met."""
        if not self.target:
            return Result(self.name, tuple(figures))
        is_met = False if figures[0].fault else self.target.is_met(figures)
        return Result(self.name, tuple(figures), self.target.words, is_met)


class Result(NamedTuple):
    """One row of the table. `is_met` is None where there is no target, or where it could not be told.

    `missing` says why there are no figures.
    """

    name: str
    figures: tuple[Figures, ...] = ()
    target: str = ""
    is_met: bool | None = None
    missing: str = ""


class NotMeasuredError(Exception):
    """A case cannot be measured on this machine; the message says why."""


def under(seconds: float) -> Target:
    """Our median is less."""
    words = f"under {seconds:g} s" if seconds >= 0.25 else f"under {seconds * 1000:.0f} ms"
    return Target(words, lambda figures: figures[0].seconds < seconds)


def at_most(peer: str) -> Target:
    """Our median is at or under that of a peer."""

    def is_met(figures: Sequence[Figures]) -> bool | None:
        theirs = next((its for its in figures if its.who.startswith(peer) and its.wall), None)
        return figures[0].seconds <= theirs.seconds if theirs else None

    return Target(f"at or under {peer}'s", is_met)


def without_fault(words: str) -> Target:
    """All came out as it should."""
    return Target(words, lambda figures: not figures[0].fault)
