"""The render stage: one page from its inputs; a fault in a template is a finding."""

from __future__ import annotations

import os
import traceback
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes
from msgspec import Struct

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.evidence.styles import StyleError
from tpm_site.model.plan import PagePlan
from tpm_site.model.social_card import SocialCard
from tpm_site.model.tree import SourceTree
from tpm_site.pages.inputs import SocialCardInputs
from tpm_site.pages.table import PAGE_KINDS
from tpm_site.render.components import ComponentError, Components


class Renderer(Struct, frozen=True):
    """Renders the pages of a site. `strings` are the words by language."""

    environment: Environment
    strings: Mapping[str, Mapping[str, str]]
    tree: SourceTree

    def render(self, plan: PagePlan, inputs: object) -> bytes | Diagnostic:
        """The file of one page made from its inputs, or the fault of a template."""
        if isinstance(inputs, SocialCardInputs):
            return _drawn(inputs)
        kind = PAGE_KINDS[plan.kind]
        components = Components(self.environment, self.strings[plan.language])
        try:
            view = kind.view(inputs, components)
            return self._encoded(kind.template, view)
        except TemplateSyntaxError as error:
            name, line = error.name or kind.template, error.lineno
            return self._fault(name, line, error.message or "it cannot be read")
        except ComponentError as error:
            return self._fault(error.template, error.line, error.message)
        except StyleError as error:
            return Diagnostic(Span(error.file, error.line), "F113", error.message, error.help)
        except TemplateNotFound as error:
            name, line = self._place(error, kind.template)
            return self._fault(name, line, f"there is no template {error.name}")
        except Exception as error:  # A template can raise anything; our own faults are raised on.
            name, line = self._place(error, "")
            if not name:
                raise
            return self._fault(name, line, str(error) or type(error).__name__)

    def _encoded(self, template: str, view: object) -> bytes | Diagnostic:
        text = self.environment.get_template(template).render(page=view)
        try:
            return text.encode()
        except UnicodeEncodeError as error:
            strange = text[error.start]
        name, line = self._holder(strange) or (template, 1)
        return self._fault(name, line, f"no file can hold the character U+{ord(strange):04X}")

    def _holder(self, character: str) -> tuple[str, int] | None:
        """Where a template writes half a character: its content has been read, so it holds none."""
        for file in self.tree.templates:
            if file.name.endswith((".html", ".xml")):
                source = Path(file.location).read_text(encoding="utf-8", errors="replace")
                with suppress(TemplateSyntaxError):  # One that no page is made from.
                    for constant in self.environment.parse(source).find_all(nodes.Const):
                        if isinstance(constant.value, str) and character in constant.value:
                            return file.name, constant.lineno
        return None

    def _place(self, error: Exception, default: str) -> tuple[str, int]:
        """The innermost line of a template that an error came through."""
        names = {file.location: file.name for file in self.tree.templates}
        frames = traceback.extract_tb(error.__traceback__)
        for frame in reversed(frames):
            if frame.filename in names:
                return names[frame.filename], frame.lineno or 1
        return default, 1

    def _fault(self, name: str, line: int, message: str) -> Diagnostic:
        location = next((f.location for f in self.tree.templates if f.name == name), "")
        file = os.path.relpath(location, self.tree.root) if location else f"templates/{name}"
        file = file if not file.startswith("..") else f"templates/{name}"
        help = "the words of a page come from its view: see docs/architecture.md"
        return Diagnostic(Span(file.replace(os.sep, "/"), line), "X101", message, help)


def _drawn(inputs: SocialCardInputs) -> bytes:
    # Most sites have no cards.
    from tpm_site.bundle.social_card import draw_card

    style = inputs.frame.card_style
    if style is None:
        raise LookupError(f"{inputs.url} has no card")
    return draw_card(SocialCard(inputs.title, inputs.kicker, style))
