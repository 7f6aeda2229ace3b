"""Which pages cite which references of the library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from tpm_site.model.kinds import DocumentId
from tpm_site.model.site import Connections
from tpm_site.site.sections import shows_references
from tpm_site.site.urls import language_prefix, study_url

Citing = Mapping[str, Mapping[str, tuple[DocumentId, ...]]]
"""By language and reference, the pages that show it among their references."""


def citing_pages(shown: Iterable[DocumentId], connections_of: Callable[[DocumentId], Connections]) -> Citing:
    """All pages that show references of the library; of `shown`, not all do."""
    found: dict[str, dict[str, list[DocumentId]]] = defaultdict(lambda: defaultdict(list))
    for id in shown:
        references = connections_of(id).references
        if references and shows_references(id):
            for reference in references:
                found[id.language][reference].append(id)
    return {
        language: {reference: tuple(sorted(ids)) for reference, ids in sorted(cited.items())}
        for language, cited in found.items()
    }


def study_urls(citing: Citing, default_language: str) -> frozenset[str]:
    """The addresses of the pages of all references that are cited."""
    return frozenset(
        study_url(reference, language_prefix(language, default_language))
        for language, cited in citing.items()
        for reference in cited
    )
