"""`tpm-site evidence report`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Unpack

import click

from tpm_site.cli.findings import counted
from tpm_site.cli.looking import overview_of
from tpm_site.cli.options import SiteOptions, site_options, today

if TYPE_CHECKING:
    from tpm_site.engine.claims import Cited
    from tpm_site.evidence.notices import Standing
    from tpm_site.model.study import Study

Row = dict[str, str | int | None]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@click.command("report")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="For a person, for a program, or for a spreadsheet.",
)
@site_options
def command(form: str, **options: Unpack[SiteOptions]) -> None:
    """Show each article with its studies, and what they are worth.

    One row for each study on each page: its design and year, how sure its finding is, how often the page
    cites it, and what is to be known of it: retracted, of concern, lapsed, superseded, unconfirmed.
    """
    from tpm_site.engine.claims import studies_of_pages

    overview, day = overview_of(**options), options["day"] or today()
    rows = [_row(cited, day) for cited in studies_of_pages(overview)]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(_csv(rows), nl=False)
    else:
        _show(rows)


def _row(cited: Cited, day: date) -> Row:
    study = cited.study
    return {
        "page": cited.path,
        "title": cited.title,
        "study": study.id,
        "design": study.design or "",
        "year": study.year,
        "trial": study.trial,
        "registry": study.registry,
        "participants": study.participants,
        "masking": study.masking or "",
        "control": study.control or "",
        "certainty": study.certainty or "",
        "uses": cited.uses,
        "notes": "; ".join(_notes(study, cited.standing, day)),
    }


def _notes(study: Study, standing: Standing, day: date) -> Iterable[str]:
    """What its record says, and what is known to the watch."""
    if study.retracted or standing.retraction:
        yield "retracted"
    if study.concern or standing.concern:
        yield "expression of concern"
    if study.valid_until and study.valid_until < day:
        yield f"lapsed on {study.valid_until}"
    if study.superseded:
        yield f"superseded by {study.superseded}"
    elif standing.superseded:
        yield "superseded"
    if study.corrections or standing.corrections:
        yield "corrected"
    if standing.mismatch:
        yield "its number leads to another paper"
    if study.unconfirmed:
        yield f"unconfirmed: {', '.join(study.unconfirmed)}"


def _csv(rows: list[Row]) -> str:
    text = io.StringIO()
    if rows:
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return text.getvalue()


def _cell(value: str | int | None) -> str | int | None:
    """A text as a text: a spreadsheet would run what begins like a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _show(rows: list[Row]) -> None:
    page = None
    for row in rows:
        if row["page"] != page:
            page = row["page"]
            click.echo(click.style(f"\n{row['title']}", bold=True) + f"  {page}")
        facts = [
            row["design"] or "no design",
            row["year"],
            row["certainty"] and f"{str(row['certainty']).replace('-', ' ')} certainty",
        ]
        facts += [f"cited {row['uses']} times" if row["uses"] != 1 else "cited once", row["notes"]]
        click.echo(f"  {row['study']}: " + ", ".join(str(fact) for fact in facts if fact))
    studies, pages = len({row["study"] for row in rows}), len({row["page"] for row in rows})
    named = f"{studies} {'study' if studies == 1 else 'studies'} on {counted(pages, 'page')}"
    click.echo(f"\n{named}" if rows else "no page cites a study")
