"""How commands look at a project: at its library alone, at the uses of it, or at all of its texts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from tpm_site.cli.findings import counted, show_text
from tpm_site.cli.options import NO_SETTINGS, RefusedError, SiteOptions, today
from tpm_site.cli.theme import theme_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tpm_site.engine.claims import Overview
    from tpm_site.engine.holdings import Holdings, Use
    from tpm_site.model.library import SiteConfig


def read_library(root: Path) -> tuple[SiteConfig, Holdings]:
    """The settings and the references; ends the program where there are no settings to go by."""
    from tpm_site.engine.findings import findings_of
    from tpm_site.engine.holdings import read_holdings

    holdings = read_holdings(root, theme_folder())
    if holdings.config is None:
        show_text(findings_of(holdings.faults, root), err=True)
        sys.exit(1)
    broken = len(holdings.library.broken)
    if broken:
        verb = "cannot be read and is left out" if broken == 1 else "cannot be read and are left out"
        click.echo(f"{counted(broken, 'reference')} {verb}; `tpm-site check` says why.", err=True)
    return holdings.config, holdings


def uses_in(root: Path, holdings: Holdings) -> Mapping[str, tuple[Use, ...]]:
    """Where each reference is used."""
    from tpm_site.engine.holdings import uses_of_all
    from tpm_site.engine.pool import default_jobs
    from tpm_site.engine.request import Request

    return uses_of_all(holdings, Request(root=root, theme=theme_folder(), today=today(), jobs=default_jobs()))


def overview_of(**options: Unpack[SiteOptions]) -> Overview:
    """All documents that could be read. What could not is told in a line; without settings it ends with 2."""
    from tpm_site.base.diagnostic import has_errors
    from tpm_site.cli.running import request_of
    from tpm_site.engine.claims import look_over

    overview = look_over(request_of(**options, drafts=True))
    if overview is None:
        raise RefusedError(NO_SETTINGS)
    if has_errors(overview.diagnostics):
        click.echo("Some files have errors, and may be missing here: `tpm-site check` shows them.", err=True)
    return overview
