"""The rules, one row each, in the order in which they run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.kinds import DocumentId
from tpm_site.model.tree import SourceTree
from tpm_site.rules import (
    citation_defined_twice,
    citation_never_used,
    citation_out_of_place,
    cited_sources,
    date_order,
    effect_without_citation,
    missing_picture,
    open_label_alone,
    own_address,
    relative_alone,
    same_paper,
    same_trial_twice,
    snippets,
    stronger_than_evidence,
    unconfirmed_source,
    unknown_citation,
    unknown_waiver,
    updated_in_the_future,
    year_to_come,
)
from tpm_site.rules.subject import Check, Subject
from tpm_site.site.readable import Readable
from tpm_site.site.snippets import snippets_of
from tpm_site.site.world import World

RULES: tuple[Check, ...] = (
    date_order.check,
    updated_in_the_future.check,
    unknown_waiver.check,
    unknown_citation.check,
    citation_defined_twice.check,
    citation_never_used.check,
    citation_out_of_place.check,
    unconfirmed_source.check,
    year_to_come.check,
    same_trial_twice.check,
    open_label_alone.check,
    relative_alone.check,
    effect_without_citation.check,
    stronger_than_evidence.check,
    cited_sources.check,
    snippets.check,
    missing_picture.check,
    own_address.check,
    same_paper.check,
)


def check_documents(
    ids: Iterable[DocumentId],
    readable: Mapping[DocumentId, Readable],
    world: World,
    tree: SourceTree,
    today: date,
) -> Mapping[DocumentId, tuple[Diagnostic, ...]]:
    """What the rules find in each of some documents, as of a day."""
    found = {}
    for id in ids:
        document = readable[id].document
        written = frozenset(listed.id for listed in document.citations if listed.is_written)
        studies = {study.id: study for study in reversed(document.studies)}  # The first of an id counts.
        snippets = snippets_of(id.language, document.facts.includes, world.known)
        subject = Subject(readable[id], written, studies, snippets, world, tree, today)
        found[id] = tuple(diagnostic for check in RULES for diagnostic in check(subject))
    return found
