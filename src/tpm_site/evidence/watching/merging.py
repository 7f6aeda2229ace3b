"""What several sources say, merged: the same notice once, and what is new since the last time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from tpm_site.evidence.watching.paper import Answer, Paper
from tpm_site.model.watch import Asked, Notice, WatchLock

_NEAR = 92
"""Days. Sources date a notice by when it came out, was deposited, or was printed."""
_MOST = 200
"""Notices about one paper. None of those that are known has a tenth of it."""
Rank = tuple[str, ...]
Mark = tuple[str, str]


def is_same(one: Notice, other: Notice) -> bool:
    """Whether two sources mean the same notice: of one kind, about one paper, and nothing against it."""
    if one.kind != other.kind:
        return False
    if one.kind == "mismatch":
        return (one.doi.lower(), one.pmid) == (other.doi.lower(), other.pmid)
    if not _is_alike(one.doi, other.doi, one.pmid, other.pmid) and one.reference != other.reference:
        return False
    if _is_alike(one.notice_doi, other.notice_doi, one.notice_pmid, other.notice_pmid):
        return True
    return (
        _may_be_same(one.notice_doi, other.notice_doi)
        and _may_be_same(one.notice_pmid, other.notice_pmid)
        and _is_near(one.date, other.date)
    )


def _is_alike(doi: str, other_doi: str, pmid: str, other_pmid: str) -> bool:
    return bool(doi and doi.lower() == other_doi.lower()) or bool(pmid and pmid == other_pmid)


def _may_be_same(one: str, other: str) -> bool:
    return not one or not other or one.lower() == other.lower()


def _is_near(one: str, other: str) -> bool:
    if one.startswith(other) or other.startswith(one):
        return True
    days = [date.fromisoformat(f"{day}-01-01"[:10]) for day in (one, other)]
    return abs(days[0] - days[1]).days <= _NEAR


def merge(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Each notice once, in the order in which the lock has them."""
    merged: list[Notice] = []
    places: dict[Mark, dict[int, None]] = defaultdict(dict)
    # Those that say the most come first, so that what is merged does not hang on who was asked first.
    for notice in sorted(notices, key=_fullness):
        near = sorted({place for mark in _marks(notice) for place in places[mark]})
        place = next((place for place in near if is_same(notice, merged[place])), None)
        if place is None:
            place = len(merged)
            merged.append(notice)
        else:
            merged[place] = _both(merged[place], notice)
        for mark in _marks(merged[place]):
            places[mark][place] = None
    return tuple(sorted(merged, key=_place))


def _marks(notice: Notice) -> Iterator[Mark]:
    """What two notices share, one of these at least, where they are the same."""
    numbers = (notice.doi.lower(), notice.pmid, f"reference:{notice.reference}")
    yield from ((notice.kind, number) for number in numbers if number)


def _fullness(notice: Notice) -> tuple[bool, bool, int, Rank]:
    return not notice.notice_doi, not notice.notice_pmid, -len(notice.date), _place(notice)


def _place(notice: Notice) -> Rank:
    numbers = (notice.notice_doi.lower(), notice.notice_pmid, notice.doi.lower(), notice.pmid)
    return (notice.reference, notice.kind, notice.date, *numbers, notice.reason, *notice.sources)


def _both(one: Notice, other: Notice) -> Notice:
    return replace(
        one,
        doi=one.doi or other.doi,
        pmid=one.pmid or other.pmid,
        date=max(one.date, other.date, key=len),
        notice_doi=one.notice_doi or other.notice_doi,
        notice_pmid=one.notice_pmid or other.notice_pmid,
        reason=max(one.reason, other.reason, key=len),
        sources=tuple(sorted({*one.sources, *other.sources})),
    )


def renewed(
    last: WatchLock | None, papers: Sequence[Paper], answers: Sequence[Answer], today: date
) -> WatchLock:
    """The lock after some sources were asked: where one did not answer, what it said earlier stands."""
    known = {number: paper for paper in papers for number in paper.numbers}
    kept = [_left_of(notice, known, answers) for notice in (last.notices if last else ())]
    fresh = [notice for answer in answers for notice in answer.notices]
    asked = {asked.name: asked for asked in (last.asked if last else ())}
    for answer in answers:
        before, silent = asked.get(answer.source), tuple(sorted({p.reference for p in answer.silent}))
        if answer.heard:
            asked[answer.source] = Asked(
                name=answer.source, date=today, sha256=answer.sha256, rows=answer.rows, unanswered=silent
            )
        elif before is not None:
            asked[answer.source] = replace(before, unanswered=silent)
    notices = merge([*filter(None, kept), *fresh])
    return WatchLock(asked=tuple(asked[name] for name in sorted(asked)), notices=notices)


def _left_of(notice: Notice, known: Mapping[str, Paper], answers: Iterable[Answer]) -> Notice | None:
    """What stands of an earlier notice: of sources that have spoken anew only their new word counts."""
    numbers = filter(None, (notice.doi.lower(), notice.pmid))
    paper = next((known[number] for number in numbers if number in known), None)
    if paper is None:
        return None
    renewed = {answer.source for answer in answers if paper in answer.heard}
    sources = tuple(source for source in notice.sources if source not in renewed)
    return replace(notice, reference=paper.reference, sources=sources) if sources else None


def news(last: WatchLock | None, lock: WatchLock) -> tuple[tuple[Notice, ...], tuple[Notice, ...]]:
    """The notices that the last lock did not know, and those that nobody speaks of any more."""
    before = last.notices if last else ()
    return _without(lock.notices, before), _without(before, lock.notices)


def _without(notices: Iterable[Notice], others: Iterable[Notice]) -> tuple[Notice, ...]:
    """The notices that are the same as none of the others."""
    by_mark: dict[Mark, list[Notice]] = defaultdict(list)
    for other in others:
        for mark in _marks(other):
            by_mark[mark].append(other)
    return tuple(
        notice
        for notice in notices
        if not any(is_same(notice, other) for mark in _marks(notice) for other in by_mark[mark])
    )


def believed(answer: Answer) -> Answer:
    """The answer; none where it says more of one paper than can be true, and nobody could look at."""
    counts = Counter(notice.reference for notice in answer.notices).most_common(1)
    if not counts or counts[0][1] <= _MOST:
        return answer
    reference, count = counts[0]
    silent = (*answer.silent, *sorted(answer.heard))
    return Answer(answer.source, silent=silent, trouble=f"it has {count:,} notices about {reference} alone")
