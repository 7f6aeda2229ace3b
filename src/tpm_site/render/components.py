"""The components that stand inside a text: each is a macro in a template of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup


@dataclass(frozen=True)
class Components:
    """Renders callouts and pictures with the theme's macros, in one language's words."""

    environment: Environment
    strings: Mapping[str, str]

    def callout(self, kind: str, heading: Markup, content: Markup, level: int) -> Markup:
        """A box; `level` is that of its heading."""
        macro = self._macro("callout")
        return macro(kind, heading, content, self.strings, level)

    def picture(self, view: object, *, is_figure: bool) -> Markup:
        """An image, or a figure with its caption."""
        macro = self._macro("picture")
        return macro(view, self.strings, is_figure)

    def _macro(self, name: str) -> Callable[..., Markup]:
        module = self.environment.get_template(f"components/{name}.html").module
        macro: Callable[..., Markup] = getattr(module, name)
        return macro
