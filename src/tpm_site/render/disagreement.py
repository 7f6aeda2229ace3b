"""Evidence that disagrees to what its component shows."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup


class ComparedView(NamedTuple):
    """A study, and who was compared with what in it."""

    study: str
    compared: str


class SideView(NamedTuple):
    """One body of evidence; `compared` are those of its studies whose records say what was compared."""

    title: Markup
    content: Markup
    compared: tuple[ComparedView, ...]


class DisagreementView(NamedTuple):
    """What components/disagreement.html shows."""

    heading: Markup
    introduction: Markup
    sides: tuple[SideView, ...]
