"""`tpm-site cite list`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tpm_site.cli.findings import counted, printable
from tpm_site.cli.looking import read_library, uses_in
from tpm_site.cli.options import form_option, root_option

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tpm_site.engine.holdings import Use
    from tpm_site.model.reference import Reference


@click.command("list")
@form_option
@root_option
def command(form: str, root: Path) -> None:
    """List all references: id, short form, design, and in how many texts each is used."""
    _, holdings = read_library(root)
    references = sorted(holdings.library.references.values(), key=lambda one: one.id)
    show_list(references, uses_in(root, holdings), form)


def show_list(references: Sequence[Reference], uses: Mapping[str, Sequence[Use]], form: str) -> None:
    """A table on a terminal, lines with tabs elsewhere, or JSON."""
    from tpm_site.evidence.searching import short_name

    texts = {
        one.id: len({use.file for use in uses.get(one.id, ()) if not use.is_listed}) for one in references
    }
    if form == "json":
        items = [
            {
                "id": one.id,
                "short": short_name(one),
                "title": one.title,
                "design": one.design,
                "year": one.year,
                "texts": texts[one.id],
            }
            for one in references
        ]
        click.echo(json.dumps(items, indent=2, ensure_ascii=False))
        return
    rows = [
        (one.id, printable(short_name(one)), one.design or "", str(texts[one.id] or "")) for one in references
    ]
    if sys.stdout.isatty():
        _show_table(rows)
        unused = sum(not row[-1] for row in rows)
        click.echo(f"{counted(len(rows), 'reference')}, {unused} of them used nowhere")
    else:
        for row in rows:
            click.echo("\t".join(row))


def _show_table(rows: Sequence[tuple[str, ...]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("id", "reference", "design"):
        table.add_column(name)
    table.add_column("texts", justify="right")
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)
