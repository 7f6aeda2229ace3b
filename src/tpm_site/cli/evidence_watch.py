"""`tpm-site evidence watch`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from tpm_site.cli.findings import counted
from tpm_site.cli.options import NO_SETTINGS, Day, RefusedError, root_option, today
from tpm_site.cli.running import progress, without_garbage_collection
from tpm_site.cli.theme import theme_folder

if TYPE_CHECKING:
    from tpm_site.engine.watching import Cited, Watched, WatchRequest
    from tpm_site.model.watch import Notice, WatchLock


class _Asked(TypedDict):
    """Who is asked, and where."""

    table: Path | None
    fetch: bool
    offline: bool
    crossref: str
    pubmed: str
    retractions: str


@click.command("watch")
@click.option(
    "--retractions",
    "table",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Read the table of Retraction Watch, too: retraction_watch.csv.",
)
@click.option("--fetch", is_flag=True, help="Fetch the newest table of Retraction Watch, and read it, too.")
@click.option("--offline", is_flag=True, help="Ask neither Crossref nor PubMed.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; end with 1 if something is new.")
@root_option
@click.option("--date", "day", type=Day(), help="The day to write down.  [default: today, in UTC]")
@click.option("--crossref-url", "crossref", metavar="URL", default="", help="Another address of Crossref's.")
@click.option(
    "--pubmed-url", "pubmed", metavar="URL", default="", help="Another address of PubMed's E-utilities."
)
@click.option(
    "--retractions-url", "retractions", metavar="URL", default="", help="Another address of the table."
)
def command(only_check: bool, root: Path, day: date | None, **asked: Unpack[_Asked]) -> None:
    """Ask whether papers were retracted, corrected or superseded, and keep the answers.

    Asks Crossref and PubMed about every reference that has a DOI or a PMID, and reads the table of
    Retraction Watch where it is given. What they say is kept in content/evidence/watch.lock.yaml; builds
    read that file and ask nobody. Where somebody does not answer, what was known stays.

    Exit codes: 0 done; 1 with --check: something is new; 2 wrong use, or nobody answered.
    """
    found = _watch(_request(root, day or today(), asked))
    for trouble in found.troubles:
        click.echo(trouble, err=True)
    if found.lock is None:
        raise RefusedError("nobody answered, so content/evidence/watch.lock.yaml is as it was")
    _show(found, found.lock)
    if only_check:
        sys.exit(1 if found.fresh else 0)
    _write(root, found.lock)


def _request(root: Path, day: date, asked: _Asked) -> WatchRequest:
    from tpm_site.engine.watching import WatchRequest

    if asked["table"] and asked["fetch"]:
        raise click.UsageError("--retractions and --fetch both name a table: give one of them")
    if asked["offline"] and not asked["table"]:
        raise click.UsageError("--offline asks nobody, so it needs a file: --retractions FILE")
    return WatchRequest(root=root, theme=theme_folder(), today=day, **asked)


@without_garbage_collection()
def _watch(request: WatchRequest) -> Watched:
    from tpm_site.engine.watching import NoSettingsError, watch
    from tpm_site.evidence.watching.retraction_watch import NoTableError

    try:
        with progress() as show:
            return watch(request, show)
    except NoSettingsError:
        raise RefusedError(NO_SETTINGS) from None
    except NoTableError as error:
        raise RefusedError(f"{request.table}: {error}") from None


def _write(root: Path, lock: WatchLock) -> None:
    from tpm_site.sources.scan import WATCH_FILE
    from tpm_site.sources.watch_lock import write_watch_lock

    write_watch_lock(root, lock)
    click.echo(f"Wrote {WATCH_FILE}. Run tpm-site check to see which sentences it concerns.")


def _show(found: Watched, lock: WatchLock) -> None:
    """What is new first, then what is known, then what could not be asked about."""
    if found.fresh:
        click.echo("New since the last time:" if found.cited.lock else "Known for the first time:")
        _show_notices(found.fresh)
    if found.gone:
        click.echo("Not said any more, or of papers that are not cited any more:")
        _show_notices(found.gone)
    papers = counted(len(found.cited.papers), "paper")
    known = counted(len(lock.notices), "notice")
    nothing = "" if found.fresh else "Nothing new. "
    click.echo(f"{nothing}{papers} with a DOI or a PMID: {known} known.")
    _show_left_out(found.cited)


def _show_notices(notices: Sequence[Notice]) -> None:
    from tpm_site.model.watch import SOURCE_NAMES

    for notice in notices:
        number = f"doi:{notice.notice_doi}" if notice.notice_doi else ""
        number = number or (f"PMID {notice.notice_pmid}" if notice.notice_pmid else "")
        parts = [notice.kind, notice.reference, notice.date, number, notice.reason]
        named = ", ".join(SOURCE_NAMES[source] for source in notice.sources)
        click.echo(f"  {', '.join(filter(None, parts))} ({named})")


def _show_left_out(cited: Cited) -> None:
    if cited.without_number:
        click.echo(
            f"{counted(cited.without_number, 'reference')} with neither, which nobody can be asked about."
        )
    for path in cited.unreadable:
        click.echo(f"{path} could not be read whole, so what it cites may be missing.", err=True)
    if not cited.config.evidence.mail:
        click.echo(
            "site.yaml names no `mail` under `evidence`: services answer sooner to those who give one."
        )
