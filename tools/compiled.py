"""Compiles the program, its theme and its regular expressions: `python -m tools.compiled`.

Python compiles modules by itself as they are imported, but not where PYTHONDONTWRITEBYTECODE is set, as in
many containers. There every run would compile 300 of them, which takes longer than to build a small site.
"""

from __future__ import annotations

import compileall
import re
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from jinja2 import TemplateError
from msgspec.structs import replace

import tpm_site
from tpm_site.cli.running import request_of
from tpm_site.cli.theme import theme_folder
from tpm_site.engine.build import build
from tpm_site.engine.compiled_patterns import FAULTS, keep_patterns, patterns_file
from tpm_site.render.environment import environment_of
from tpm_site.sources.templates import read_templates, scan_templates

_MOST_PATTERNS = 10_000
"""More than there are: `re` forgets the first of 512."""


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
    keep_patterns_of(Path(__file__).resolve().parents[1])


def keep_patterns_of(project: Path) -> None:
    """Keeps those that a build of a site asks for. Our own has some of everything."""
    with suppress(OSError):  # A build would take back what is kept, and it would be kept for ever.
        patterns_file().unlink()
    vars(re)["_MAXCACHE"] = _MOST_PATTERNS
    engine = Path(build.__code__.co_filename).parent
    for module in sorted(engine.glob("[a-z]*.py")):
        import_module(f"tpm_site.engine.{module.stem}")
    build(replace(request_of(project, None, None, drafts=True, jobs=1), out=None), lambda *_: None)
    try:
        keep_patterns()
    except FAULTS as fault:
        sys.stderr.write(f"Regular expressions are not kept, so that each run compiles them: {fault}\n")


if __name__ == "__main__":
    main()
