"""`tpm-site build`."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tpm_site.cli.findings import show_text, summary
from tpm_site.cli.options import build_options
from tpm_site.cli.running import run_engine

if TYPE_CHECKING:
    from tpm_site.engine.request import Report
    from tpm_site.model.calendar import LeftOut

_REASONS = {"draft": "drafts", "future": "not yet published", "expired": "expired"}
_MOST_NAMED = 10


@click.command("build")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The folder to build into.  [default: build/ in the project folder]",
)
@build_options
def command(
    root: Path,
    out: Path | None,
    base_url: str | None,
    day: date | None,
    drafts: bool,
    jobs: int | None,
) -> None:
    """Build the site into a folder that can be deployed.

    All errors are shown together. With errors nothing is written, and the last bundle stays.
    """
    begun = time.monotonic()
    out = out or root / "build"
    report = run_engine(root, out, base_url, day, drafts, jobs)
    show_text(report.findings, err=True)
    if report.errors:
        click.echo(f"{summary(report)}. Nothing was written; {out} is as it was.", err=True)
        sys.exit(1)
    click.echo(
        f"Built {report.pages} pages ({report.files} files) into {out} "
        f"in {time.monotonic() - begun:.2f} s: {summary(report)}."
    )
    _show_left_out(report)


def _show_left_out(report: Report) -> None:
    """What this build does not show, and when a build would come out differently."""
    groups: dict[str, list[LeftOut]] = defaultdict(list)
    for item in report.left_out:
        groups[_REASONS[item.status.value]].append(item)
    for reason, items in groups.items():
        click.echo(f"Left out, {reason}:")
        for item in items[:_MOST_NAMED]:
            until = f" (until {item.until})" if item.until else ""
            click.echo(f"  {item.path}: {item.title}{until}")
        if len(items) > _MOST_NAMED:
            click.echo(f"  and {len(items) - _MOST_NAMED} more")
    if report.changes:
        change = report.changes[0]
        click.echo(f"Next change falls due on {change.day}: {change.path} {change.what}.")
    else:
        click.echo("No change falls due by itself.")
