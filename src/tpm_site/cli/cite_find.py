"""`tpm-site cite find`."""

from __future__ import annotations

from pathlib import Path

import click

from tpm_site.cli.cite_list import show_list
from tpm_site.cli.findings import printable
from tpm_site.cli.looking import read_library, uses_in
from tpm_site.cli.options import form_option, root_option


@click.command("find")
@click.argument("words", nargs=-1, required=True)
@form_option
@root_option
def command(words: tuple[str, ...], form: str, root: Path) -> None:
    """Find references that hold all of some words, be it in title, names, journal, finding or numbers."""
    from tpm_site.evidence.searching import better_words, find_references

    _, holdings = read_library(root)
    references = sorted(holdings.library.references.values(), key=lambda one: one.id)
    split = tuple(part for word in words for part in word.split())
    found = find_references(split, references)
    if not found and form == "text":
        tail = better_words(split, references)
        click.echo(f"No reference holds {printable(' and '.join(split))}{tail or '.'}", err=True)
        return
    show_list(found, uses_in(root, holdings) if found else {}, form)
