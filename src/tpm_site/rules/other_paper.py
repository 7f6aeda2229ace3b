"""C123: a number that leads to another paper than the one that is meant."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.rules.source import Remark, Source, known_to


def judge(source: Source) -> Iterator[Remark]:
    """Whoever gives the number out knows the paper by the title of the record."""
    notice = source.standing.mismatch
    if notice is None:
        return
    number = f"doi:{notice.doi}" if notice.doi else f"PMID {notice.pmid}"
    leads = f"leads to another paper: {notice.reason}" if notice.reason else "leads to no paper"
    help = "look the paper up, and write its own number, or its title as it stands there; then run "
    help += "`tpm-site evidence watch` again"
    yield Remark("C123", f"{number} of {source.name} {leads}{known_to(notice)}", help)
