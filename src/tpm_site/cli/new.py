"""`tpm-site new`."""

from __future__ import annotations

from pathlib import Path

import click

from tpm_site.cli.options import RefusedError, today
from tpm_site.cli.starters import STARTERS

_MOST_NAMED = 12


@click.command("new")
@click.argument("kind", type=click.Choice(list(STARTERS)))
@click.argument("title", nargs=-1, required=True)
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The project folder: the one that holds content/site.yaml.  [default: this folder]",
)
@click.option("--slug", help="The name in the address.  [default: made from the title]")
def command(kind: str, title: tuple[str, ...], root: Path, slug: str | None) -> None:
    """Begin an article, a treatment, a person, a page, a category or a snippet.

    Writes a file that is valid as it is, with comments that say what to fill in. A file that
    exists is never written over.
    """
    from tpm_site.base.slug import SLUG
    from tpm_site.sources.file_names import slug_for
    from tpm_site.sources.new import NewFileError, categories, write_new

    words = " ".join(title)  # Without quotation marks around it, each of them is a value of its own.
    if not any(c.isalnum() for c in words):
        raise click.UsageError(f'"{words}" is no title: it holds no letter and no digit')
    name = slug or slug_for(words, kind)
    if kind == "page" and name in _taken(root):
        name = f"{name}-page"
    if not SLUG.fullmatch(name):
        raise click.UsageError(
            f'"{name or words}" cannot be part of an address; give one: --slug a-short-name'
        )
    starter = STARTERS[kind]
    shelves = categories(root)
    category = shelves[0] if shelves else "back-pain"
    text = starter.text.format(
        title=_quoted(words),
        slug=name,
        day=today().isoformat(),
        category=category,
        categories=_choice(shelves, category),
    )
    try:
        path = write_new(root, starter.folder, name, text)
    except NewFileError as error:
        raise RefusedError(str(error)) from None
    click.echo(f"Wrote {path}. Open it in your editor; then run: tpm-site check")
    if kind == "article" and not shelves:
        click.echo(
            f"It is filed under {category}, which does not exist yet: "
            f"make content/categories/{category}.md with a title and a summary."
        )


def _choice(shelves: list[str], category: str) -> str:
    """What stands beside the category of a new article, which is only the first by alphabet."""
    others = shelves[1:]
    if not others:
        return f"{category} is the only one." if shelves else f"{category} does not exist yet."
    named = ", ".join(others[:_MOST_NAMED]) + (", …" if len(others) > _MOST_NAMED else "")
    return f"{category} is the first of them; the others are {named}."


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
