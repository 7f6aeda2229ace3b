"""Jinja2 set up once: autoescape, no undefined names, no globals, templates by name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateSyntaxError

from tpm_site.model.tree import ThemeFile


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
    environment.globals.clear()
    return environment
