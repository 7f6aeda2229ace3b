"""C110: a page that is out rests on a record that nobody has checked."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.rules.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Who publishes a reference has looked it up."""
    if subject.document.draft:
        return
    for id, study in subject.sources.items():
        if study.unconfirmed:
            message = f'nobody has checked {", ".join(study.unconfirmed)} of "{id}"'
            help = "look it up in PubMed or Crossref, and take what is right off `unconfirmed` in its record"
            yield Diagnostic(subject.source(id), "C110", message, help)
