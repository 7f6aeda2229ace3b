"""C117: a claim that rests on open-label trials alone, where the library holds better evidence."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.study import Study
from tpm_site.rules.subject import Subject

_SHOWN = 3


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Whoever tells what people felt who knew what they got tells what a placebo did, too."""
    passages = subject.document.facts.passages
    for index, passage in enumerate(passages):
        studies = [study for id in passage.support if (study := subject.study(id))]
        if not passage.effect or not studies or not all(map(_is_open_label, studies)):
            continue
        better = _better_than(studies, subject)
        if better and not subject.cited & {study.id for study in better}:
            message = f'"{passage.effect}" rests on people who knew what they got'
            ids = ", ".join(f"[@{study.id}]" for study in better[:_SHOWN])
            help = f"say what came out against a placebo or in all studies together: {ids}"
            yield Diagnostic(subject.passage(index), "C117", message, help)


def _is_open_label(study: Study) -> bool:
    return study.design == "rct" and study.masking == "open-label"


def _better_than(studies: list[Study], subject: Subject) -> list[Study]:
    """Those of the library that compare with a placebo or a sham on the same topic, and reviews of it."""
    topics = {topic.casefold() for study in studies for topic in study.topics}
    return [
        study
        for study in subject.world.records.library.studies.values()
        if (study.control in ("placebo", "sham") or study.design == "systematic-review")
        and not study.retracted
        and topics & {topic.casefold() for topic in study.topics}
    ]
