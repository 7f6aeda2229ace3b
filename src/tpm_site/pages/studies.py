"""Gathers the inputs of the pages on studies: those that pages cite, with the pages that do."""

from __future__ import annotations

from collections.abc import Iterable

from tpm_site.evidence.naming import authors_and_year
from tpm_site.model.kinds import DocumentId
from tpm_site.model.linked import LinkedBody
from tpm_site.model.reference import Reference
from tpm_site.pages.gather import Gatherer
from tpm_site.pages.inputs import Citing, EvidenceInputs, StudyEntry, StudyInputs, Translation
from tpm_site.site import urls


def evidence(gatherer: Gatherer) -> EvidenceInputs:
    """For the list of all studies."""
    cited = gatherer.cited
    pages = {id for ids in cited.values() for id in ids}
    return EvidenceInputs(
        frame=gatherer.frame,
        studies=tuple(_entry(gatherer, id) for id in cited),
        citing=_citing(gatherer, sorted(pages)),
    )


def _entry(gatherer: Gatherer, id: str) -> StudyEntry:
    record = gatherer.site.library.references[id]
    return StudyEntry(
        id,
        _name(record),
        record.title,
        record.design,
        record.participants,
        record.retracted,
        _words(gatherer, f"finding:{id}"),
        _words(gatherer, f"limits:{id}"),
        tuple(gatherer.site.cards[page].url for page in gatherer.cited[id]),
    )


def _name(record: Reference) -> str:
    """Who reported it and when, with the name of the trial."""
    name = authors_and_year(record)
    return f"{name} ({record.trial})" if record.trial else name


def study(gatherer: Gatherer, id: str) -> StudyInputs:
    """For the page of one study."""
    library = gatherer.site.library.references
    record = library[id]
    newer = library.get(record.superseded)
    return StudyInputs(
        frame=gatherer.frame,
        record=record,
        finding=_words(gatherer, f"finding:{id}"),
        limits=_words(gatherer, f"limits:{id}"),
        newer=_name(newer) if newer else record.superseded,
        citing=_citing(gatherer, gatherer.cited[id]),
        translations=study_translations(gatherer, id),
    )


def study_translations(gatherer: Gatherer, id: str) -> tuple[Translation, ...]:
    """The page of a study in each language that has it; none where there is but one."""
    languages = gatherer.tree.languages
    if len(languages) == 1:
        return ()
    citing = gatherer.site.citing
    having = [language for language in languages if id in citing.get(language, {})]
    prefixes = {language: urls.language_prefix(language, languages[0]) for language in having}
    return tuple(Translation(language, urls.study_url(id, prefix)) for language, prefix in prefixes.items())


def _words(gatherer: Gatherer, name: str) -> LinkedBody | None:
    return gatherer.linked(name) if name in gatherer.texts else None


def _citing(gatherer: Gatherer, pages: Iterable[DocumentId]) -> tuple[Citing, ...]:
    cards = gatherer.site.cards
    return tuple(Citing(cards[id].title, cards[id].url) for id in pages)
