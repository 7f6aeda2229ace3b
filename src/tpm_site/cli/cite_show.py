"""`tpm-site cite show`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tpm_site.base.suggest import did_you_mean
from tpm_site.cli.findings import printable
from tpm_site.cli.looking import read_library, uses_in
from tpm_site.cli.options import RefusedError, form_option, root_option

if TYPE_CHECKING:
    from tpm_site.base.span import Span
    from tpm_site.engine.holdings import Use
    from tpm_site.evidence.formatting import FormattedReference
    from tpm_site.model.reference import Reference


@click.command("show")
@click.argument("id")
@form_option
@root_option
def command(id: str, form: str, root: Path) -> None:
    """Show one reference: formatted in each style, all of its keys, and where it is used."""
    from tpm_site.evidence.styles import STYLES

    _, holdings = read_library(root)
    reference = holdings.library.references.get(id)
    if reference is None:
        tail = did_you_mean(id, holdings.library.references) or "; `tpm-site cite find WORDS` looks for it"
        raise RefusedError(f'there is no reference "{printable(id)}"{tail}')
    uses = uses_in(root, holdings).get(id, ())
    formatted = {style: format(reference) for style, format in STYLES.items()}
    span = holdings.library.spans[f"reference:{id}"]
    if form == "json":
        _show_json(reference, formatted, uses, span)
    else:
        _show_text(reference, formatted, uses, span)


def _show_json(
    reference: Reference, formatted: dict[str, FormattedReference], uses: Sequence[Use], span: Span
) -> None:
    document = {
        "place": {"file": span.file, "line": span.line},
        "record": dict(_keys(reference)),
        "formatted": {style: entry.plain for style, entry in formatted.items()},
        "uses": [
            {"file": use.file, "line": use.line, "title": use.title, "only_listed": use.is_listed}
            for use in uses
        ],
    }
    click.echo(json.dumps(document, indent=2, ensure_ascii=False))


def _show_text(
    reference: Reference, formatted: dict[str, FormattedReference], uses: Sequence[Use], span: Span
) -> None:
    head = f"{click.style(reference.id, bold=True)}  {span.file}:{span.line}"
    click.echo(f"{head}\n")
    for style, entry in formatted.items():
        click.echo(f"{click.style(style, fg='cyan')}\n  {_styled(entry)}\n")
    for key, value in _keys(reference):
        shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        click.echo(f"{click.style(f'{key}:', fg='cyan')} {printable(' '.join(shown.split()))}")
    click.echo(f"\n{click.style('used in', fg='cyan')}" if uses else "\nIt is used nowhere.")
    for use in uses:
        tail = "  (listed, never cited in the text)" if use.is_listed else ""
        click.echo(f"  {use.file}:{use.line}: {printable(use.title)}{tail}")


def _styled(entry: FormattedReference) -> str:
    """Italics where there is a terminal to show them."""
    if not sys.stdout.isatty():
        return printable(entry.plain)
    return "".join(click.style(printable(run.text), italic=run.style == "italic") for run in entry.runs)


def _keys(reference: Reference) -> Iterator[tuple[str, object]]:
    """The keys that the record has, with their values as a program can read them."""
    from tpm_site.model.reference import Author

    for key in reference.__struct_fields__:
        value = getattr(reference, key)
        if value is False or value in (None, "", (), {}):
            continue
        if isinstance(value, dict):
            yield key, value
        elif isinstance(value, tuple):
            yield key, [one.name if isinstance(one, Author) else one for one in value]
        else:
            yield key, value if isinstance(value, bool | int) else str(value)
