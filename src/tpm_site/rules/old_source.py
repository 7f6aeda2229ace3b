"""C115: a source older than the site allows for its design."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from tpm_site.model.reference import Design
from tpm_site.model.study import Study
from tpm_site.rules.source import Remark, Source
from tpm_site.site.calendar import add

_NAMES: Mapping[Design, str] = {
    "rct": "a trial",
    "systematic-review": "a review",
    "cohort": "a cohort study",
    "case-series": "a case series",
    "guideline": "a guideline",
    "expert-opinion": "an opinion of experts",
    "regulatory": "a text of a regulator",
}


def judge(source: Source) -> Iterator[Remark]:
    """`evidence.oldest` in site.yaml says how old a source of a design may be."""
    study, oldest = source.study, source.oldest
    latest = _latest(study)
    if study.design is None or oldest is None or latest is None or add(latest, oldest) >= source.today:
        return
    most = f"{oldest.count} {oldest.unit}{'s' if oldest.count > 1 else ''}"
    what = _NAMES[study.design]
    message = f"{source.name} is of {study.issued or study.year}; {what} may be {most} old here"
    help = "look for a newer one; where there is none, say so: `allow: {C115: why}`"
    yield Remark("C115", message, help)


def _latest(study: Study) -> date | None:
    """The last day on which it can have come out, as far as that is known."""
    issued = study.issued or (str(study.year) if study.year else "")
    if len(issued) == len("2007-11-15"):
        return date.fromisoformat(issued)
    year, _, month = issued.partition("-")
    if not year:
        return None
    # The first day after a month, or a year, that it came out in: a day late is no harm.
    after = int(year) * 12 + (int(month) if month else 12)
    return date(after // 12, after % 12 + 1, 1)
