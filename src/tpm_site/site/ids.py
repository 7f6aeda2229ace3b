"""The ids that one file names, to what they stand for; one that names nothing is a finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, at
from tpm_site.base.suggest import did_you_mean
from tpm_site.model.common import CallToAction
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.site.world import World

_PLACES = {
    Kind.ARTICLE: "content/articles/",
    Kind.CATEGORY: "content/categories/",
    Kind.PERSON: "content/people/",
    Kind.TREATMENT: "content/treatments/",
}


class IdReader(Struct):
    """Looks up the ids of the file `path`; `marks` gives where they stand, `own` is the document in it."""

    world: World
    path: str
    language: str
    marks: Callable[[], Mapping[str, Mark]]
    own: DocumentId | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def slugs(self, slugs: Sequence[str], kind: Kind, name: str) -> tuple[str, ...]:
        """Those of a list of ids that are shown, in its order, each once."""
        shown = [slug for index, slug in enumerate(slugs) if self.is_shown(slug, kind, f"{name}.{index}")]
        return tuple(dict.fromkeys(shown))

    def is_shown(self, slug: str, kind: Kind, name: str) -> bool:
        """Whether an id names a page that is shown."""
        id = DocumentId(kind, slug, self.language)
        if id == self.own:
            self._report(name, f'"{slug}" is this page itself', "delete it here")
            return False
        world = self.world
        if id not in world.shown and id not in world.known and id not in world.broken:
            self._report_unknown(id, name)
        return id in world.shown

    def action_of(self, action: CallToAction | str | None, name: str) -> CallToAction | None:
        """A call to action, written in place or named by its id in ctas.yaml."""
        if action is None or isinstance(action, CallToAction):
            return action
        actions = self.world.records.library.actions
        if action not in actions:
            tail = did_you_mean(action, actions)
            known = ", ".join(sorted(actions))
            help = f"known: {known}" if known else "write it in content/ctas.yaml"
            self._report(name, f'there is no call to action "{action}"{tail}', "" if tail else help)
        return actions.get(action)

    def _report_unknown(self, id: DocumentId, name: str) -> None:
        """A finding for an id that no file has."""
        known = [other.slug for other in self.world.known if other[::2] == id[::2]]
        tail = did_you_mean(id.slug, known)
        place = _PLACES[id.kind]
        if self.path.startswith(f"content/{self.language}/"):
            place = place.replace("content/", f"content/{self.language}/")
        choice = f"known: {', '.join(sorted(known)[:12])}" if known else f"make {place}{id.slug}.md"
        message = f'there is no {id.kind} "{id.slug}"{tail}'
        self._report(name, message, "" if tail else choice)

    def _report(self, name: str, message: str, help: str) -> None:
        span = at(self.path, self.marks().get(name))
        self.diagnostics.append(Diagnostic(span, "F106", message, help))
