"""C114: a source that was valid up to a day that is past."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.rules.source import Remark, Source


def judge(source: Source) -> Iterator[Remark]:
    """The day of `valid_until` is still to come, or is today."""
    end = source.study.valid_until
    if end is not None and end < source.today:
        help = "look for the version that took its place; else say in the text that it has lapsed"
        yield Remark("C114", f"{source.name} has lapsed: it was valid until {end}", help)
