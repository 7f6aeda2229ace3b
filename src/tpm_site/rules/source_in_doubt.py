"""C112: a source about which its journal has expressed concern."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.rules.source import Remark, Source, known_to, number_of, of_day

_HELP = "read it; then say in the text what is in doubt, or rest the sentence on another study"


def judge(source: Source) -> Iterator[Remark]:
    """Neither the record nor anybody who watches knows of an expression of concern."""
    notice = source.standing.concern
    if source.standing.retraction is not None or source.study.retracted:
        return
    what = f"there is an expression of concern about {source.name}"
    if notice is not None:
        reason = f": {notice.reason}" if notice.reason else ""
        read = f"{number_of(notice)}: " if number_of(notice) else ""
        yield Remark("C112", f"{what}{of_day(notice)}{known_to(notice)}{reason}", read + _HELP)
    elif source.study.concern:
        yield Remark("C112", f"{what}, as its record says", _HELP)
