"""C111 to C115, C121 and C123: what a page should know of the sources that it cites."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
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
    """Each source once, where it is cited first, else where it is listed."""
    document = subject.document
    for id in dict.fromkeys((*document.facts.citations, *(listed.id for listed in document.citations))):
        study = subject.study(id)
        source = _source(study, subject) if study else None
        for remark in [r for judge in JUDGES for r in judge(source)] if source else ():
            span = _place(id, subject)
            if span:
                yield Diagnostic(span, remark.code, remark.message, remark.help)


def _source(study: Study, subject: Subject) -> Source | None:
    """The study as it stands; None where there is nothing to judge, as of nearly all."""
    settings = subject.world.records.config.evidence
    notices = notices_on(study.doi, study.pmid, subject.world.records.library.notices)
    oldest = settings.oldest.get(study.design) if study.design else None
    own = study.retracted or study.concern or study.superseded or study.valid_until
    if not (own or notices or oldest):
        return None
    return Source(study, standing_of(notices), oldest, subject.today)


def _place(id: str, subject: Subject) -> Span | None:
    """None where a snippet cites the source: its own file is told."""
    document = subject.document
    if id in document.facts.citations:
        return subject.text(subject.marks.citations[document.facts.citations.index(id)])
    if id in subject.cited and id not in subject.written:
        return None
    index = next(index for index, listed in enumerate(document.citations) if listed.id == id)
    return subject.span(f"citations.{index}")
