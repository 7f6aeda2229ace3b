"""`tpm-site new`."""

from __future__ import annotations

from pathlib import Path

import click

from tpm_site.cli.options import Refused, today
from tpm_site.cli.starters import STARTERS


@click.command("new")
@click.argument("kind", type=click.Choice(list(STARTERS)))
@click.argument("title")
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The project folder: the one that holds content/site.yaml.  [default: this folder]",
)
@click.option("--slug", help="The name in the address.  [default: made from the title]")
def command(kind: str, title: str, root: Path, slug: str | None) -> None:
    """Begin an article, a treatment, a person or a page.

    Writes a file that is valid as it is, with comments that say what to fill in. A file that
    exists is never written over.
    """
    from tpm_site.base.slug import SLUG
    from tpm_site.sources.file_names import slug_for
    from tpm_site.sources.new import NewFileError, first_category, write_new

    if not any(c.isalnum() for c in title):
        raise click.UsageError(f'"{title}" is no title: it holds no letter and no digit')
    name = slug or slug_for(title, kind)
    if kind == "page" and name in _taken(root):
        name = f"{name}-page"
    if not SLUG.fullmatch(name):
        raise click.UsageError(
            f'"{name or title}" cannot be part of an address; give one: --slug a-short-name'
        )
    starter = STARTERS[kind]
    category = first_category(root) or "back-pain"
    text = starter.text.format(title=_quoted(title), day=today().isoformat(), category=category)
    try:
        path = write_new(root, starter.folder, name, text)
    except NewFileError as error:
        raise Refused(str(error)) from None
    click.echo(f"Wrote {path}. Open it in your editor; then run: tpm-site check")
    if kind == "article" and first_category(root) is None:
        click.echo(
            f"It is filed under {category}, which does not exist yet: "
            f"make content/categories/{category}.md with a title and a summary."
        )


def _taken(root: Path) -> set[str]:
    """The names of pages that every site has: its lists, and the home pages of its other languages."""
    from tpm_site.site import urls
    from tpm_site.sources.settings import read_settings

    config = read_settings(root).config
    languages = config.languages if config else ()
    lists = (urls.LIBRARY, urls.TREATMENTS, urls.PEOPLE, urls.GLOSSARY)
    return {url.strip("/") for url in lists} | {language.lower() for language in languages}


def _quoted(title: str) -> str:
    """A title as YAML holds it, whatever it contains."""
    return "'" + " ".join(title.split()).replace("'", "''") + "'"
