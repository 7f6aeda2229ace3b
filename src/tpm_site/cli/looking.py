"""A look over the project for commands that ask about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from tpm_site.cli.options import Refused, SiteOptions

if TYPE_CHECKING:
    from tpm_site.engine.claims import Overview


def overview_of(**options: Unpack[SiteOptions]) -> Overview:
    """All documents that could be read. What could not is told in a line; without settings it ends with 2."""
    from tpm_site.base.diagnostic import has_errors
    from tpm_site.cli.running import request_of
    from tpm_site.engine.claims import look_over

    overview = look_over(request_of(**options, drafts=True))
    if overview is None:
        raise Refused("content/site.yaml cannot be read: `tpm-site check` says why")
    if has_errors(overview.diagnostics):
        click.echo("Some files have errors, and may be missing here: `tpm-site check` shows them.", err=True)
    return overview
