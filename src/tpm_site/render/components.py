"""The components that stand inside a text: each is a macro in a template of its own."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment, nodes
from jinja2.runtime import Macro
from markupsafe import Markup
from msgspec import Struct

from tpm_site.base.html import made_here


class ComponentError(Exception):
    """A component of the theme that cannot be shown as texts need it: its template, and the line there."""

    def __init__(self, template: str, line: int, message: str) -> None:
        super().__init__(template, line, message)
        self.template, self.line, self.message = template, line, message


class Components(Struct, frozen=True):
    """Renders what stands inside texts with the theme's macros, in one language's words."""

    environment: Environment
    strings: Mapping[str, str]

    def callout(self, kind: str, heading: Markup, content: Markup, level: int) -> Markup:
        """A box; `level` is that of its heading."""
        return self._shown("callout", kind, heading, content, self.strings, level)

    def disagreement(self, view: object, level: int) -> Markup:
        """Bodies of evidence side by side; `level` is that of the heading over them."""
        return self._shown("disagreement", view, self.strings, level)

    def risk(self, view: object) -> Markup:
        """How many people had something happen, in words and as a drawing."""
        return self._shown("risk", view, self.strings)

    def picture(self, view: object, *, is_figure: bool) -> Markup:
        """An image, or a figure with its caption."""
        return self._shown("picture", view, self.strings, is_figure)

    def _shown(self, name: str, *values: object) -> Markup:
        try:
            return self._called(f"components/{name}.html", name, values)
        except Exception:
            # Jinja puts the lines of templates into a traceback only where it renders a whole one.
            self.environment.handle_exception()
            raise

    def _called(self, template: str, name: str, values: tuple[object, ...]) -> Markup:
        macro = getattr(self.environment.get_template(template).module, name, None)
        if not isinstance(macro, Macro):
            raise ComponentError(template, 1, f"there is no macro {name} in it")
        if len(macro.arguments) < len(values) and not macro.catch_varargs:
            message = f"the macro {name} must take {len(values)} values, and takes {len(macro.arguments)}"
            raise ComponentError(template, self._line_of(template, name), message)
        return made_here(macro(*values))

    def _line_of(self, template: str, name: str) -> int:
        loader = self.environment.loader
        source = loader.get_source(self.environment, template)[0] if loader else ""
        macros = self.environment.parse(source).find_all(nodes.Macro)
        return next((macro.lineno for macro in macros if macro.name == name), 1)
