"""The ids that front matter names, to what they stand for; one that names nothing is a finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, at
from tpm_site.base.suggest import did_you_mean
from tpm_site.model.common import CallToAction
from tpm_site.model.document import Card, Document
from tpm_site.model.kinds import DocumentId, Kind

_PLACES = {
    Kind.ARTICLE: "content/articles/",
    Kind.CATEGORY: "content/categories/",
    Kind.PERSON: "content/people/",
    Kind.TREATMENT: "content/treatments/",
}


@dataclass
class IdReader:
    """Looks ids up. `cards` are all there are; `shown` those that this build shows.

    `broken` are documents whose own findings are reported already.
    """

    cards: Mapping[DocumentId, Card]
    shown: Mapping[DocumentId, Card]
    broken: frozenset[DocumentId]
    actions: Mapping[str, CallToAction]
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def cards_of(self, slugs: Sequence[str], kind: Kind, document: Document, name: str) -> tuple[Card, ...]:
        """The shown cards that a list of ids names, in its order, each once."""
        found = [self.card_of(slug, kind, document, f"{name}.{index}") for index, slug in enumerate(slugs)]
        return tuple({card.id: card for card in found if card is not None}.values())

    def card_of(self, slug: str, kind: Kind, document: Document, name: str) -> Card | None:
        """The card of one id; None where it names nothing, or nothing that is shown."""
        id = DocumentId(kind, slug, document.id.language)
        if id == document.id:
            span = at(document.path, document.marks.values.get(name))
            self.diagnostics.append(
                Diagnostic(span, "F106", f'"{slug}" is this page itself', "delete it here")
            )
            return None
        if id not in self.cards and id not in self.broken:
            mark = document.marks.values.get(name)
            self.report_unknown(slug, kind, document.path, mark, document.id.language)
        return self.shown.get(id)

    def report_unknown(self, slug: str, kind: Kind, file: str, mark: Mark | None, language: str) -> None:
        """A finding for an id that no file has."""
        known = [id.slug for id in self.cards if id.kind is kind and id.language == language]
        tail = did_you_mean(slug, known)
        place = _PLACES[kind]
        if file.startswith(f"content/{language}/"):
            place = place.replace("content/", f"content/{language}/")
        choice = f"known: {', '.join(sorted(known)[:12])}" if known else f"make {place}{slug}.md"
        message = f'there is no {kind} "{slug}"{tail}'
        self.diagnostics.append(Diagnostic(at(file, mark), "F106", message, "" if tail else choice))

    def action_of(
        self, action: CallToAction | str | None, file: str, mark: Mark | None
    ) -> CallToAction | None:
        """A call to action, written in place or named by its id in ctas.yaml."""
        if action is None or isinstance(action, CallToAction):
            return action
        if action not in self.actions:
            tail = did_you_mean(action, self.actions)
            known = ", ".join(sorted(self.actions))
            help = f"known: {known}" if known else "write it in content/ctas.yaml"
            message = f'there is no call to action "{action}"{tail}'
            self.diagnostics.append(Diagnostic(at(file, mark), "F106", message, "" if tail else help))
        return self.actions.get(action)
