"""Jinja2 set up once: autoescape, no undefined names, no globals, templates by name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, TemplateSyntaxError
from markupsafe import Markup, escape

from tpm_site.model.tree import ThemeFile

_SPECIAL = re.compile("[&<>\"']").search


def _escaped(value: object) -> str:
    """What `escape` gives, without a new Markup for each of the many values that need no escape."""
    if type(value) is Markup or (type(value) is str and not _SPECIAL(value)):
        return value
    return escape(value)


class _Template(Template):
    """A template that escapes by `_escaped`: a page has hundreds of values."""

    @classmethod
    def from_code(cls, *args: Any, **options: Any) -> Template:
        template = super().from_code(*args, **options)
        template.root_render_func.__globals__["escape"] = _escaped
        return template


def environment_of(templates: Iterable[ThemeFile]) -> Environment:
    """An environment that finds `templates` by their names and nothing else."""
    locations = {template.name: template.location for template in templates}

    def load(name: str) -> tuple[str, str, None] | None:
        location = locations.get(name)
        if location is None:
            return None
        try:
            return Path(location).read_text(encoding="utf-8"), location, None
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise TemplateSyntaxError("this line is not saved as UTF-8", line, name, location) from None

    environment = Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        keep_trailing_newline=True,
    )
    environment.template_class = _Template
    environment.globals.clear()
    return environment
