"""C111 to C115, C121 and C123: what a page should know of the sources that it cites."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.evidence.notices import notices_on, standing_of
from tpm_site.model.study import Study
from tpm_site.rules import (
    lapsed_guideline,
    old_source,
    other_paper,
    retracted_source,
    source_in_doubt,
    superseded_source,
    unnoted_correction,
)
from tpm_site.rules.source import Judge, Source
from tpm_site.rules.subject import Subject

JUDGES: tuple[Judge, ...] = (
    retracted_source.judge,
    source_in_doubt.judge,
    unnoted_correction.judge,
    lapsed_guideline.judge,
    old_source.judge,
    superseded_source.judge,
    other_paper.judge,
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each source once, where the document names it first."""
    records = subject.world.records
    known, oldest = records.library.notices, records.config.evidence.oldest
    for id, study in subject.sources.items():
        notices = notices_on(study.doi, study.pmid, known) if known else ()
        most = oldest.get(study.design) if study.design else None
        if not (notices or most or _says_something(study)):
            continue
        source = Source(study, standing_of(notices), most, subject.today)
        remarks = [remark for judge in JUDGES for remark in judge(source)]
        if remarks and not _is_cited_by_a_snippet_alone(id, subject):
            place = subject.source(id)
            yield from (Diagnostic(place, code, message, help) for code, message, help in remarks)


def _says_something(study: Study) -> bool:
    """Whether a record itself gives a reason to be judged, as few do."""
    return bool(study.retracted or study.concern or study.superseded or study.valid_until)


def _is_cited_by_a_snippet_alone(id: str, subject: Subject) -> bool:
    """Then its file is told. It cannot know what is written in the page."""
    own = subject.document.facts.citations
    return id not in own and id not in subject.written and id in subject.cited
