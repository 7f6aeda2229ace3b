"""`tpm-site evidence why`."""

from __future__ import annotations

import json
from typing import Unpack

import click

from tpm_site.cli.findings import counted
from tpm_site.cli.looking import overview_of
from tpm_site.cli.options import SiteOptions, form_option, site_options


@click.command("why")
@click.argument("id")
@form_option
@site_options
def command(id: str, form: str, **options: Unpack[SiteOptions]) -> None:
    """List every sentence that rests on a study, with file and line.

    ID is that of its record, such as kumar-2007-process. Drafts are looked through, too.
    """
    from tpm_site.base.suggest import did_you_mean
    from tpm_site.engine.claims import resting_on

    overview = overview_of(**options)
    resting = list(resting_on(id, overview))
    known = {
        *overview.library.studies,
        *(s.id for now in overview.readable.values() for s in now.document.studies),
    }
    if id not in known:
        raise click.UsageError(f'there is no reference "{id}"{did_you_mean(id, known)}')
    if form == "json":
        click.echo(json.dumps([found._asdict() for found in resting], ensure_ascii=False, indent=2))
        return
    for found in resting:
        place = click.style(f"{found.file}:{found.line}:{found.column}", bold=True)
        click.echo(f"{place}: {found.sentence}")
    files = len({found.file for found in resting})
    click.echo(
        f"{counted(len(resting), 'sentence')} in {counted(files, 'file')}" if resting else "no sentence"
    )
