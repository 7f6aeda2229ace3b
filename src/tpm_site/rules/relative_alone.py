"""C118: a comparison of two groups without the figures of the groups."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.rules.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Whoever reads that a risk is halved can read there how large it was."""
    for index, passage in enumerate(subject.document.facts.passages):
        if passage.relative:
            message = (
                f'"{passage.relative}" compares two groups, and nothing says how many it was of how many'
            )
            help = 'add the figures of both, as in "48 of 100 people with it, 9 of 100 without"'
            yield Diagnostic(subject.passage(index), "C118", message, help)
