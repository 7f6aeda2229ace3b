"""F108: a waiver for a rule that does not exist, or that no page may waive."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.codes import CODES
from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.suggest import did_you_mean
from tpm_site.rules.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each key of `allow` is the code of a rule that may be waived."""
    for code in subject.document.allow:
        span = subject.span(f"allow.{code}")
        if code not in CODES:
            tail = did_you_mean(code, CODES)
            help = "" if tail else "delete this line"
            yield Diagnostic(span, "F108", f'there is no rule "{code}"{tail}', help)
        elif not CODES[code].waivable:
            message = f"{code} ({CODES[code].name}) cannot be allowed"
            yield Diagnostic(span, "F108", message, f"mend it instead: `tpm-site explain {code}`")
