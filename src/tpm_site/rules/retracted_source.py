"""C111: a source that was retracted."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.rules.source import Remark, Source, known_to, number_of

_HELP = "rest the sentence on another study; a page about the retraction says so: `allow: {C111: why}`"


def judge(source: Source) -> Iterator[Remark]:
    """Neither the record nor anybody who watches says that the paper was taken back."""
    notice = source.standing.retraction
    if notice is not None:
        reason = f": {notice.reason}" if notice.reason else ""
        read = f"read {number_of(notice)}; " if number_of(notice) else ""
        yield Remark(
            "C111", f"{source.name} was retracted{_when(notice.date)}{known_to(notice)}{reason}", read + _HELP
        )
    elif source.study.retracted:
        yield Remark("C111", f"{source.name} was retracted, as its record says", _HELP)


def _when(day: str) -> str:
    """A date may be known to the day, or to the month or year alone."""
    if not day:
        return ""
    return f" on {day}" if len(day) == len("2021-05-06") else f" in {day}"
