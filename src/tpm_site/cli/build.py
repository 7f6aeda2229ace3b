"""`tpm-site build`."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click
from msgspec.structs import replace

from tpm_site.cli.findings import show_text, summary
from tpm_site.cli.options import Options, build_options
from tpm_site.cli.running import request_of, run_engine

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
@click.option("--clean", is_flag=True, help="Forget what earlier builds have made, and make it all anew.")
@click.option("--explain", metavar="PATH", help="Say why a file of the site was made anew, or was kept.")
@click.option("--profile", is_flag=True, help="Say which stages took how long, and which pages the longest.")
@build_options
def command(
    out: Path | None, clean: bool, explain: str | None, profile: bool, **options: Unpack[Options]
) -> None:
    """Build the site into a folder that can be deployed.

    All errors are shown together. With errors nothing is written, and the last bundle stays. What earlier
    builds have made, and what has not changed since, is kept.
    """
    begun = time.monotonic()
    out = out or options["root"] / "build"
    request = replace(
        request_of(**options), out=out, clean=clean, explain=_path_in(out, explain), profile=profile
    )
    report = run_engine(request)
    show_text(report.findings, err=True)
    if report.errors:
        click.echo(f"{summary(report)}. Nothing was written; {out} is as it was.", err=True)
        sys.exit(1)
    click.echo(
        f"Built {report.pages} pages ({report.files} files) into {out} "
        f"in {time.monotonic() - begun:.2f} s: {summary(report)}."
    )
    _show_left_out(report)
    for line in (*report.explanation, *report.profile):
        click.echo(line)


def _path_in(out: Path, path: str | None) -> str:
    """A file of the bundle, by its path or its address, as the manifest names it."""
    if path is None:
        return ""
    named = path.removeprefix(f"{out}/").lstrip("/")
    return f"{named}index.html" if not named or named.endswith("/") else named


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
