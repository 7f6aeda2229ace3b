"""Compiles the program and its theme: `python -m tools.compiled`.

Python does so by itself as modules are imported, but not where PYTHONDONTWRITEBYTECODE is set, as in many
containers. There every run would compile 300 modules, which takes longer than to build a small site.
"""

from __future__ import annotations

import compileall
import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import TemplateError

import tpm_site
from tpm_site.cli.theme import theme_folder
from tpm_site.render.environment import environment_of
from tpm_site.sources.templates import read_templates, scan_templates


def main() -> None:
    """Leaves what it makes in the folders `__pycache__`."""
    package, theme = Path(tpm_site.__file__).parent, theme_folder()
    compileall.compile_dir(package, quiet=1, workers=0)
    sys.dont_write_bytecode = False
    templates = read_templates(scan_templates(theme, theme))
    environment = environment_of(templates)
    for name in templates:
        if name.endswith((".html", ".xml")):
            with suppress(TemplateError):  # A build says what is wrong with it.
                environment.get_template(name)


if __name__ == "__main__":
    main()
