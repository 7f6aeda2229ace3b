"""`tpm-site check`."""

from __future__ import annotations

import sys
from typing import Unpack

import click

from tpm_site.cli.findings import show_github, show_json, show_text, summary
from tpm_site.cli.options import Options, build_options
from tpm_site.cli.running import request_of, run_engine


@click.command("check")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For a person, for a program, or as notes in a GitHub review.",
)
@build_options
def command(form: str, **options: Unpack[Options]) -> None:
    """Show everything that is wrong with the content; write nothing.

    Does all that `build` does but for the writing, templates included. What it finds is written to
    standard output, so that it can be kept in a file or read page by page.
    """
    report = run_engine(request_of(**options))
    if form == "json":
        show_json(report)
    elif form == "github":
        show_github(report.findings)
        click.echo(summary(report))
    else:
        show_text(report.findings, err=False)
        click.echo(summary(report))
    sys.exit(1 if report.errors else 0)
