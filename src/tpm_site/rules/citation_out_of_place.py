"""C104: a citation on a page that shows no references."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.kinds import Kind
from tpm_site.rules.subject import Subject
from tpm_site.site.urls import INDEX_PAGE


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Categories, people and the home page have no list of references."""
    document = subject.document
    is_home = document.id.kind is Kind.PAGE and document.id.slug == INDEX_PAGE
    if document.id.kind not in (Kind.CATEGORY, Kind.PERSON) and not is_home:
        return
    what = "home page" if is_home else f"page of a {document.id.kind}"
    for cited in document.facts.citations:
        help = "cite it in the article that explains it, and link to that article"
        message = f"the {what} shows no references, so this citation would lead nowhere"
        yield Diagnostic(subject.text(cited.mark), "C104", message, help)
