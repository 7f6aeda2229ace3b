"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypedDict, TypeVar

import click

NO_SETTINGS = "content/site.yaml cannot be read: `tpm-site check` says why"
F = TypeVar("F", bound=Callable[..., Any])


class SiteOptions(TypedDict):
    """The options of every command that reads the site."""

    root: Path
    base_url: str | None
    day: date | None
    jobs: int | None


class Options(SiteOptions):
    """With those of the commands that may leave drafts out."""

    drafts: bool


class RefusedError(click.ClickException):
    """What was asked for is not done, and why, in one line; exit code 2."""

    exit_code = 2


class Day(click.ParamType[date]):
    """A day such as 2027-01-01."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from tpm_site.model.fields import FIRST_DAY, LAST_DAY

        if isinstance(value, date):
            return value
        try:
            day = datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC).date()
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2027-01-01", param, ctx)
        if not FIRST_DAY <= day <= LAST_DAY:
            self.fail(f"{value!r} does not lie between {FIRST_DAY} and {LAST_DAY}", param, ctx)
        return day


class BaseUrl(click.ParamType[str]):
    """The address that the site will have."""

    name = "url"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from tpm_site.model.library import check_base_url
        from tpm_site.model.written import RefusedError

        try:
            return check_base_url(value)
        except RefusedError as error:
            self.fail(error.message, param, ctx)


def today() -> date:
    """Today's date in UTC, so that a build does not depend on the machine's time zone."""
    return datetime.now(tz=UTC).date()


def root_option(command: F) -> F:
    """Which project is meant."""
    option: Callable[[F], F] = click.option(
        "--root",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        default=Path(),
        help="The project folder: the one that holds content/site.yaml.  [default: this folder]",
    )
    return option(command)


def site_options(command: F) -> F:
    """The options of every command that reads the site."""
    return _with(
        command,
        root_option,
        click.option("--base-url", type=BaseUrl(), help="The site's address, instead of site.yaml's."),
        click.option("--date", "day", type=Day(), help="Build as of this day.  [default: today, in UTC]"),
        click.option("--jobs", type=click.IntRange(1, 64), help="How many processes to use.  [default: all]"),
    )


def build_options(command: F) -> F:
    """Those, and whether drafts are shown."""
    drafts = click.option("--drafts", is_flag=True, help="Show drafts, future and expired articles, marked.")
    return site_options(_with(command, drafts))


def form_option(command: F) -> F:
    """For a person, or for a program."""
    option: Callable[[F], F] = click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="For a person, or for a program.",
    )
    return option(command)


def _with(command: F, *options: Callable[[F], F]) -> F:
    for option in reversed(options):
        command = option(command)
    return command
