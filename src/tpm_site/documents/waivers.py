"""F108: a waiver for a rule that does not exist, or that nobody may waive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tpm_site.base.codes import CODES
from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.base.suggest import did_you_mean


def check_waivers(allow: Iterable[str], place: Callable[[str], Span]) -> Iterator[Diagnostic]:
    """Each key of `allow` is the code of a rule that may be waived; `place` is where a code stands."""
    for code in allow:
        if code not in CODES:
            tail = did_you_mean(code, CODES)
            help = "" if tail else "delete this line"
            yield Diagnostic(place(code), "F108", f'there is no rule "{code}"{tail}', help)
        elif not CODES[code].waivable:
            message = f"{code} ({CODES[code].name}) cannot be allowed"
            yield Diagnostic(place(code), "F108", message, f"mend it instead: `tpm-site explain {code}`")
