"""Jinja2 set up once: autoescape, no undefined names, no globals, templates by name."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, TemplateSyntaxError
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup, escape

from tpm_site.base.html import escaped
from tpm_site.model.tree import TemplateText
from tpm_site.render.compiled import CompiledTheme
from tpm_site.render.macros import ShortContext, ShortMacro

_TOO_DEEP = (RecursionError, MemoryError, SyntaxError)
"""The last one is what Python makes of the code that Jinja makes of such a template."""
_TOO_MUCH = (*_TOO_DEEP, ValueError, OverflowError)


def _escaped(value: object) -> str:
    """What `escape` gives, without a new Markup for each of the many values that need no escape."""
    if type(value) is str:
        return escaped(value)
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


class _Environment(Environment):
    """Finds in one step what templates ask for most: other templates, and words, which are keys first."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._found: dict[object, Template] = {}

    def get_template(self, name: str | Template, *more: Any, **options: Any) -> Template:
        """A template by its name: a page asks for twenty, and Jinja makes a key for each."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name, *more, **options)
        return found

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)


class _Template(Template):
    """A template that escapes by `_escaped` and calls by `macros`: a page has hundreds of values."""

    @classmethod
    def from_code(cls, *args: Any, **options: Any) -> Template:
        template = super().from_code(*args, **options)
        template.root_render_func.__globals__.update(escape=_escaped, Macro=ShortMacro)
        return template

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """The macros of a template that another one imports: always the same where there are no globals."""
        if self._module is not None and (ctx is None or not ctx.globals_keys):
            return self._module
        module = super()._get_default_module(ctx)
        for macro in vars(module).values():
            if isinstance(macro, ShortMacro):
                macro.keep()
        return module


class _Loader(FunctionLoader):
    """Says where a template stands that ends its reader: nested too deep, or a number too long."""

    def load(
        self, environment: Environment, name: str, known: MutableMapping[str, Any] | None = None
    ) -> Template:
        try:
            return super().load(environment, name, known)
        except _TOO_MUCH as error:
            reason = "it is nested too deep" if isinstance(error, _TOO_DEEP) else str(error)
            raise TemplateSyntaxError(reason, _line_read(error), name) from error


def _line_read(error: BaseException) -> int:
    """The line that Jinja was at: only its own variables know."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        known = trace.tb_frame.f_locals
        found = getattr(known.get("node"), "lineno", known.get("lineno"))
        line, trace = found if isinstance(found, int) else line, trace.tb_next
    return line


def environment_of(templates: Mapping[str, TemplateText]) -> Environment:
    """An environment that finds `templates` by their names and nothing else.

    For the same ones it is the same: it holds them compiled, and much that they have made.
    """
    return _environment(tuple(sorted(templates.items())))


@lru_cache(maxsize=2)
def _environment(named: tuple[tuple[str, TemplateText], ...]) -> Environment:
    templates = dict(named)

    def load(name: str) -> tuple[str, str, None] | None:
        found = templates.get(name)
        if found is None:
            return None
        location, data = found
        try:
            return data.decode("utf-8").replace("\r\n", "\n"), location, None
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise TemplateSyntaxError("this line is not saved as UTF-8", line, name, location) from None

    environment = _Environment(
        loader=_Loader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=CompiledTheme(),
        keep_trailing_newline=True,
    )
    environment.template_class = _Template
    environment.context_class = ShortContext
    environment.globals.clear()
    return environment
