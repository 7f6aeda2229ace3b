"""What a page rests on, in a few plain sentences made from the records that it cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tpm_site.evidence.naming import by_trial
from tpm_site.model.reference import Certainty, Design, Reference
from tpm_site.pages.frame import Frame
from tpm_site.pages.parts import EvidenceView, LinkText
from tpm_site.pages.wording import counted, number_text
from tpm_site.site import urls

_GROUPS: Mapping[str | None, str] = {"rct": "trial", "systematic-review": "review", "guideline": "guideline"}
"""What readers are told of apart, by design; all else are other sources."""
_OTHER = "source"
_STUDIES = ("cohort", "case-series")
_CERTAINTIES: tuple[Certainty, ...] = ("high", "moderate", "low", "very-low")


class _Source(NamedTuple):
    """All of a reference that the sentences are made from; in this many references are alike."""

    design: Design | None
    trial: str
    registry: str
    participants: int | None
    year: int | None
    certainty: Certainty | None


class _Evidence(NamedTuple):
    """Sources that count: `trials` are the reports of each, `studies` other ones that people took part in."""

    sources: Sequence[_Source]
    trials: Sequence[Sequence[_Source]]
    reviews: Sequence[_Source]
    studies: Sequence[_Source]
    retracted: int


def about_view(references: Sequence[Reference], frame: Frame, *, is_listed: bool) -> EvidenceView | None:
    """The sentences; None where nothing is cited. `is_listed` where some of it has a page of its own."""
    if not references:
        return None
    sources = [
        _Source(r.design, r.trial, r.registry, r.participants, r.year, r.certainty)
        for r in references
        if not r.retracted
    ]
    return _view(tuple(sources), len(references) - len(sources), frame, is_listed=is_listed)


@lru_cache(maxsize=512)
def _view(sources: tuple[_Source, ...], retracted: int, frame: Frame, *, is_listed: bool) -> EvidenceView:
    evidence = _Evidence(
        sources,
        by_trial(source for source in sources if source.design == "rct"),
        [source for source in sources if source.design == "systematic-review"],
        [source for source in sources if source.design in _STUDIES],
        retracted,
    )
    more = LinkText(frame.strings["about_all"], frame.href(f"{frame.prefix}{urls.EVIDENCE}"))
    return EvidenceView(tuple(_sentences(evidence, frame)), more if is_listed else None)


def _sentences(evidence: _Evidence, frame: Frame) -> Iterator[str]:
    strings, language = frame.strings, frame.language
    if evidence.sources:
        yield _rests_on(evidence, frame)
        yield from _people(evidence, frame)
        yield _certainty(evidence.sources, frame)
    if evidence.retracted:
        yield counted(strings, "about_retracted", evidence.retracted, language)


def _rests_on(evidence: _Evidence, frame: Frame) -> str:
    """How many of each kind, and from when."""
    strings, language = frame.strings, frame.language
    groups = Counter(_GROUPS.get(source.design, _OTHER) for source in evidence.sources)
    groups["trial"] = len(evidence.trials)
    names = [*_GROUPS.values(), _OTHER]
    if len(evidence.sources) > groups[_OTHER] > 0:
        groups["other"] = groups.pop(_OTHER)
        names[-1] = "other"
    parts = [counted(strings, f"about_{name}", groups[name], language) for name in names if groups[name]]
    years = sorted(source.year for source in evidence.sources if source.year)
    sources = _joined(parts, strings)
    if not years:
        return strings["about_rests"].format(sources=sources)
    key = "about_rests_year" if years[0] == years[-1] else "about_rests_years"
    return strings[key].format(sources=sources, first=years[0], last=years[-1])


def _people(evidence: _Evidence, frame: Frame) -> Iterator[str]:
    """How many took part: of a trial with several reports by the largest, of reviews in the largest one."""
    largest = [max(report.participants or 0 for report in trial) for trial in evidence.trials]
    sizes = [*largest, *(study.participants or 0 for study in evidence.studies)]
    people, unsaid = sum(sizes), sizes.count(0)
    if people:
        key = "about_people_studies" if evidence.studies else "about_people_trials"
        yield _with_number(key, people, frame)
        if unsaid:
            yield counted(frame.strings, "about_unsaid", unsaid, frame.language)
    reviewed = max((review.participants or 0 for review in evidence.reviews), default=0)
    if reviewed:
        key = "about_people_review" if len(evidence.reviews) == 1 else "about_people_reviews"
        yield _with_number(key, reviewed, frame)


def _with_number(key: str, people: int, frame: Frame) -> str:
    strings = frame.strings
    return counted(strings, key, people, frame.language, number_text(people, strings))


def _certainty(sources: Sequence[_Source], frame: Frame) -> str:
    """How sure one can be, and of how many nobody has said."""
    strings, language = frame.strings, frame.language
    graded = Counter(source.certainty for source in sources if source.certainty)
    if not graded:
        return strings["about_ungraded"]
    levels = [
        counted(strings, f"about_certain_{level.replace('-', '_')}", graded[level], language)
        for level in _CERTAINTIES
        if graded[level]
    ]
    said = strings["about_certainty"].format(levels=_joined(levels, strings))
    left = len(sources) - graded.total()
    return f"{said} {counted(strings, 'about_left', left, language)}" if left else said


def _joined(parts: Sequence[str], strings: Mapping[str, str]) -> str:
    """A, B, and C, in the language's way."""
    if len(parts) < 2:
        return "".join(parts)
    last = strings["list_and"] if len(parts) == 2 else strings["list_comma_and"]
    return f"{strings['list_comma'].join(parts[:-1])}{last}{parts[-1]}"
