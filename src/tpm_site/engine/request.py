"""What a build is asked for, and what it came to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct

from tpm_site.base.codes import Severity
from tpm_site.base.diagnostic import Diagnostic, Finding
from tpm_site.engine.stats import Stat
from tpm_site.model.calendar import Change, LeftOut


class Request(Struct, frozen=True, kw_only=True):
    """All that a build depends on. `theme` holds templates/ and static/ of the tool itself.

    `out` is None where nothing is to be written. `base_url` overrides that of site.yaml. `clean` forgets
    what earlier runs have made. `explain` is a path of the bundle to account for, `profile` asks for times.
    """

    root: Path
    theme: Path
    today: date
    out: Path | None = None
    base_url: str | None = None
    drafts: bool = False
    jobs: int = 1
    clean: bool = False
    explain: str = ""
    profile: bool = False


class Report(Struct, frozen=True, kw_only=True):
    """What a build came to. `pages` and `files` are 0 where errors stopped it.

    `rendered` are the paths of the pages that had to be made; the others were in place.
    """

    findings: tuple[Finding, ...]
    waived: int = 0
    pages: int = 0
    files: int = 0
    rendered: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    changes: tuple[Change, ...] = ()
    explanation: tuple[str, ...] = ()
    profile: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        return sum(f.diagnostic.severity is Severity.ERROR for f in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors


class Written(NamedTuple):
    """What was written: the files of the bundle, those of them that were rendered, the faults of templates.

    `explanation` is for a person; `times` are what pages took to render, in seconds, with their paths.
    `inputs` are digests of what pages are made from, by path.
    """

    outputs: Mapping[str, Stat | None] = MappingProxyType({})
    rendered: tuple[str, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    explanation: tuple[str, ...] = ()
    times: tuple[tuple[float, str], ...] = ()
    inputs: Mapping[str, str] = MappingProxyType({})


class Built(NamedTuple):
    """A report, with what the next run may know by path: stats of the bundle, digests of documents."""

    report: Report
    outputs: Mapping[str, Stat | None] = MappingProxyType({})
    sources: Mapping[str, str] = MappingProxyType({})


Progress = Callable[[str, int, int], None]
"""Gets the stage, how many of its values are done, and how many there are."""
