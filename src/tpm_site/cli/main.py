"""The program `tpm-site`: its commands, found only when they are called."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn

import click

from tpm_site import __version__
from tpm_site.cli.lazy import LazyGroup

_COMMANDS = {
    "build": "Build the site into a folder that can be deployed.",
    "check": "Show everything that is wrong with the content; write nothing.",
    "serve": "Show the site in a browser while you write.",
    "new": "Begin an article, a treatment, a person, a page, a category or a snippet.",
    "evidence": "See what the site's claims rest on.",
    "cite": "Look at the reference library, and add to it.",
    "schema": "Teach an editor the keys of every file.",
    "explain": "Explain a finding: what it means, why it matters, how to mend it.",
}
_STOPPED = 130  # What a shell makes of Ctrl-C.
_TRACEBACK = "TPM_SITE_TRACEBACK"
_HELP = """Build a patient-education library from Markdown.

\b
Articles live in content/articles/, one Markdown file each. A first day:
  tpm-site new article "What is spinal stenosis?"   begin an article
  tpm-site serve --open                             see it in a browser while you write
  tpm-site check                                    see what is wrong with it
  tpm-site build                                    make the site in build/
  tpm-site explain F101                             what a finding means

Exit codes: 0 done; 1 the content has errors; 2 wrong use, or the machine failed.
"""


class _Program(LazyGroup):
    """All commands."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            # Here, since click makes exit code 1 of it, which says that the content has errors.
            click.echo("tpm-site: stopped", err=True)
            ctx.exit(_STOPPED)


@click.group(
    cls=_Program,
    commands_in=("", _COMMANDS),
    help=_HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "--version", "-V", message="tpm-site %(version)s")
@click.pass_context
def program(context: click.Context) -> None:
    """The group of all commands."""
    if os.environ.get("NO_COLOR"):
        context.color = False


def main() -> None:
    """Runs the program. A failure of the machine, or of ours, is one line and exit code 2."""
    try:
        program.main(prog_name="tpm-site")
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        click.echo(f"tpm-site: {error.strerror or error}{where}", err=True)
        sys.exit(2)
    except Exception as error:
        if os.environ.get(_TRACEBACK):
            import traceback

            traceback.print_exc()
        what = " ".join(f"{type(error).__name__}: {error}".split())
        report = f"please report it, with what is shown when {_TRACEBACK}=1 is set"
        click.echo(f"tpm-site: a fault of the program, not of your content: {what}; {report}", err=True)
        raise SystemExit(2) from error


def run() -> NoReturn:
    """The program as it is installed. To take its memory apart would take longer than many a build."""
    code: object = None
    try:
        main()
    except SystemExit as end:
        code = end.code
    if isinstance(code, str):
        click.echo(code, err=True)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # Nobody reads any more.
            stream.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))
