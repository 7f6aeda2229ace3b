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
    for id, place in subject.sources():
        study = subject.study(id)
        source = _source(study, subject) if study else None
        if source and not _is_cited_by_a_snippet_alone(id, subject):
            for remark in (remark for judge in JUDGES for remark in judge(source)):
                yield Diagnostic(place(), remark.code, remark.message, remark.help)


def _source(study: Study, subject: Subject) -> Source | None:
    """The study as it stands; None where there is nothing to judge, as of nearly all."""
    settings = subject.world.records.config.evidence
    notices = notices_on(study.doi, study.pmid, subject.world.records.library.notices)
    oldest = settings.oldest.get(study.design) if study.design else None
    own = study.retracted or study.concern or study.superseded or study.valid_until
    if not (own or notices or oldest):
        return None
    return Source(study, standing_of(notices), oldest, subject.today)


def _is_cited_by_a_snippet_alone(id: str, subject: Subject) -> bool:
    """Then its file is told. It cannot know what is written in the page."""
    own = subject.document.facts.citations
    return id not in own and id not in subject.written and id in subject.cited
