"""What the preview has to say to the person who started it, as values."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from tpm_site.base.codes import Severity
from tpm_site.base.diagnostic import Finding


def errors_in(findings: Iterable[Finding]) -> int:
    """How many findings are errors."""
    return sum(finding.diagnostic.severity is Severity.ERROR for finding in findings)


class Started(Struct, frozen=True):
    """The preview answers at `address`, with so many files. `is_watching`: the system reports all changes."""

    address: str
    port_wanted: int
    port: int
    files: int
    is_watching: bool


class Looked(Struct, frozen=True):
    """The project was looked at again.

    `paths` are what moved, None where that may be anything; `seconds` passed since. `different` files of the
    site are other ones now, None where nobody has counted; `told` open pages were told to show it. `new` are
    the findings that were not there before; `were_errors`: before, there were errors. `trouble` is how the
    machine failed, if it did.
    """

    paths: frozenset[str] | None
    seconds: float
    different: int | None
    told: int
    findings: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()
    were_errors: bool = False
    trouble: str = ""

    @property
    def errors(self) -> int:
        return errors_in(self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors


News = Started | Looked
