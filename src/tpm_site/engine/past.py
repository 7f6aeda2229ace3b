"""What a look at a project comes to, and what the next one may begin from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.engine.reading import Sources
from tpm_site.engine.survey import Survey, earlier_of, told_in
from tpm_site.site.linking import Earlier
from tpm_site.site.resolve import NOTHING, Before, Resolved

if TYPE_CHECKING:
    from tpm_site.engine.planning import Plan


class Scanned(NamedTuple):
    """The sources, None where there are no settings to go by, and what is wrong with them.

    `digests` are those of the documents, in their order, empty where they are not known. `world` is the
    digest of what documents are linked with, beside each other.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Sources | None = None
    digests: tuple[str, ...] = ()
    world: str = ""


class Look(NamedTuple):
    """What a project comes to before anything is rendered.

    `resolved` is None where there are no settings to go by, `plan` where there are errors.
    `survey` is what the next look may begin from.
    """

    diagnostics: tuple[Diagnostic, ...]
    scanned: Scanned
    resolved: Resolved | None = None
    plan: Plan | None = None
    survey: Survey = Survey()


class Past(NamedTuple):
    """What there is to begin from: digests of source files now, by path, and what the last run has found out.

    Digests that are not known are not there. `look` is what `survey` is of, where memory still holds it.
    """

    begun: int
    digests: Mapping[str, str] = MappingProxyType({})
    survey: Survey = Survey()
    look: Look | None = None

    def in_world(self, world: str) -> Past:
        """What was found with the same records, tree and day; of another world only what files hold."""
        if self.survey.world == world:
            return self
        return self._replace(survey=Survey(self.survey.rows), look=None)

    @property
    def before(self) -> Before:
        """The same as resolving asks for it."""
        if not self.survey.world:
            return NOTHING
        resolved = self.look.resolved if self.look else None
        if resolved is None:
            return Before(earlier_of(self.survey))
        told = told_in(self.survey)
        return Before(Earlier(resolved.readable, resolved.site.linked, told), resolved)
