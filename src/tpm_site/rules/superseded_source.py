"""C121: a source of which there is a newer version."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.rules.source import Remark, Source, known_to, number_of


def judge(source: Source) -> Iterator[Remark]:
    """Neither the record nor anybody who watches knows of a newer version."""
    notice, newer = source.standing.superseded, source.study.superseded
    message = f"there is a newer version of {source.name}"
    help = "read it, and cite it instead: its findings may be other ones"
    if newer:
        yield Remark("C121", f"{message}, as its record says: {newer}", help)
    elif notice is not None:
        number = f": {number_of(notice)}" if number_of(notice) else ""
        yield Remark("C121", f"{message}{known_to(notice)}{number}", help)
