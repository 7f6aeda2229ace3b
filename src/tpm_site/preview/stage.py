"""What the preview shows: the newest state of the site that is whole, and what is wrong with a newer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tpm_site.base.diagnostic import Diagnostic, Finding
from tpm_site.engine.findings import findings_of
from tpm_site.engine.snapshot import Snapshot
from tpm_site.preview.served import Answer, ServedSite


class Stage:
    """Takes one snapshot after the other, and answers with the last good page. For one thread only.

    A state with errors is not shown. A fault of a template shows only when a page is rendered: then that
    page is shown as the last state had it that is not known to have a fault.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._site: ServedSite | None = None
        self._faultless: ServedSite | None = None
        self._findings: tuple[Finding, ...] = ()
        self._faults: dict[Diagnostic, None] = {}
        self._has_errors = False
        self.trouble = ""

    def take_or_fail(self, found: Snapshot | str) -> None:
        """A new state, or in words how the machine failed: then the last one stays."""
        if isinstance(found, Snapshot):
            self._take(found)
        else:
            self.trouble = found

    def _take(self, snapshot: Snapshot) -> None:
        self._findings, self._has_errors, self.trouble = snapshot.findings, snapshot.errors > 0, ""
        if not snapshot.errors:
            if not self._faults:
                self._faultless = self._site
            self._site, self._faults = ServedSite(snapshot, self._site), {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that is wrong with the newest state, as far as it is known."""
        faults = () if self._has_errors else findings_of(self._faults, self._root)
        return (*faults, *self._findings)

    @property
    def faults(self) -> int:
        """How many faults of templates have been found in the state that is shown."""
        return len(self._faults)

    @property
    def site(self) -> ServedSite | None:
        """The state that is shown; None until there is one."""
        return self._site

    def answer(self, address: str) -> Answer | None:
        """What answers to the path of an address; None where there is nothing to show yet."""
        for site in filter(None, (self._site, self._faultless)):
            found = site.answer(address)
            if isinstance(found, Answer):
                return found
            self._note(site, found)
        return None

    def _note(self, site: ServedSite, fault: Diagnostic) -> None:
        if site is self._site:
            self._faults[fault] = None

    def look_through(self) -> Iterator[None]:
        """Renders one page of each folder of the site, one at each step, to find faults of templates."""
        site = self._site
        if site is not None:
            for path in _samples(site.snapshot.files):
                found = site.read(path)
                if isinstance(found, Diagnostic):
                    self._note(site, found)
                yield


def _samples(paths: Iterable[str]) -> tuple[str, ...]:
    """Of files in the same folder of the same name, one: `articles/x/index.html` stands for all articles."""
    first: dict[tuple[str, str], str] = {}
    for path in paths:
        folder, _, rest = path.partition("/")
        first.setdefault((folder, rest.rpartition("/")[2]), path)
    return tuple(first.values())
