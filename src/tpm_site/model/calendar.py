"""What a build shows on its day, what it leaves out, and what will change by itself."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """Whether a page may be seen on the day of the build, and why not."""

    LIVE = "live"
    DRAFT = "draft"
    FUTURE = "future"
    EXPIRED = "expired"


class LeftOut(NamedTuple):
    """A document that the build does not show, and the day on which that changes."""

    path: str
    title: str
    status: Status
    until: date | None


class Change(NamedTuple):
    """What will change by itself, and on which day."""

    day: date
    path: str
    what: str
