"""`tpm-site explain`."""

from __future__ import annotations

import sys
from importlib.resources import files

import click

from tpm_site.base.codes import CODES
from tpm_site.base.suggest import did_you_mean


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain a finding: what it means, why it matters, how to mend it.

    CODE is what a finding shows after `error` or `warning`, such as F101. Without it, all are listed.
    """
    if code is None:
        for row in CODES.values():
            click.echo(f"{row.id}  {row.severity.value:7}  {row.name}")
        return
    known = code.upper()
    if known not in CODES:
        meant = did_you_mean(code.upper(), CODES) or "."
        raise click.UsageError(f'there is no finding "{code}"{meant} `tpm-site explain` lists all.')
    page = files("tpm_site").joinpath("manual", f"{known}.md").read_text(encoding="utf-8")
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console(width=min(Console().width, 90)).print(Markdown(page))
    else:
        click.echo(page)
