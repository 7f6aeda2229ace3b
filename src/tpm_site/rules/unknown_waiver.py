"""F108: a waiver for a rule that does not exist, or that no page may waive."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.documents.waivers import check_waivers
from tpm_site.rules.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each key of `allow` is the code of a rule that may be waived."""
    return check_waivers(subject.document.allow, lambda code: subject.span(f"allow.{code}"))
