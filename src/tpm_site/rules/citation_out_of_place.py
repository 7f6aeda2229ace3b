"""C104: a citation on a page that shows no references."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.rules.subject import Subject
from tpm_site.site.urls import INDEX_PAGE


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Categories, people and the home page have no list of references."""
    document = subject.document
    is_home = document.id.kind is Kind.PAGE and document.id.slug == INDEX_PAGE
    if document.id.kind not in (Kind.CATEGORY, Kind.PERSON) and not is_home:
        return
    what = "home page" if is_home else f"page of a {document.id.kind}"
    help = "cite it in the article that explains it, and link to that article"
    for cited in document.facts.citations:
        message = f"the {what} shows no references, so this citation would lead nowhere"
        yield Diagnostic(subject.text(cited.mark), "C104", message, help)
    for include in document.facts.includes:
        if _cites(include.snippet, subject, set()):
            message = f'the {what} shows no references, and the snippet "{include.snippet}" cites some'
            yield Diagnostic(subject.text(include.mark), "C104", message, help)


def _cites(name: str, subject: Subject, seen: set[str]) -> bool:
    """Whether a snippet, or one that it includes, cites anything."""
    snippet = subject.documents.get(DocumentId(Kind.SNIPPET, name, subject.document.id.language))
    if snippet is None or name in seen:
        return False
    seen.add(name)
    includes = snippet.facts.includes
    return bool(snippet.facts.citations) or any(_cites(i.snippet, subject, seen) for i in includes)
