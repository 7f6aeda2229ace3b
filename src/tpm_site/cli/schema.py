"""`tpm-site schema`."""

from __future__ import annotations

from pathlib import Path

import click

from tpm_site.cli.options import RefusedError
from tpm_site.cli.theme import theme_folder

NAMES = (
    "article",
    "treatment",
    "page",
    "category",
    "person",
    "snippet",
    "evidence",
    "ctas",
    "glossary",
    "site",
)
_SETTINGS = ("settings.json", "extensions.json", "tasks.json")


@click.command("schema")
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The project folder: the one that holds content/site.yaml.  [default: this folder]",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the schemas alone, into this folder.",
)
@click.option(
    "--print",
    "name",
    type=click.Choice([*NAMES, *_SETTINGS]),
    help="Show one of the files; write nothing.",
)
def command(root: Path, out: Path | None, name: str | None) -> None:
    """Write JSON Schemas, by which an editor knows the keys of every file.

    They are written to .vscode/schemas/, and beside them settings for VS Code that use them. Settings
    that are there already are left as they are.
    """
    from tpm_site.schemas.vscode import SCHEMA_FOLDER, schema_files, setting_files

    keys = (theme_folder() / "docs" / "keys.md").read_text(encoding="utf-8")
    schemas = schema_files(keys)
    if name:
        click.echo((schemas | setting_files(keys))[name], nl=False)
        return
    folder = root / SCHEMA_FOLDER if out is None else out
    for schema, text in schemas.items():
        _write(folder / f"{schema}.json", text)
    click.echo(f"Wrote {len(schemas)} schemas to {folder.as_posix()}/.")
    if out is None:
        _write_settings(folder.parent, setting_files(keys))


def _write_settings(folder: Path, files: dict[str, str]) -> None:
    """Those that are ours alone are brought up to date; others belong to whoever has written them."""
    for name, text in files.items():
        path = folder / name
        if name not in _SETTINGS or not path.exists():
            _write(path, text)
            click.echo(f"Wrote {path.as_posix()}.")
        elif path.read_text(encoding="utf-8") != text:
            advice = f"what it might have is shown by: tpm-site schema --print {name}"
            click.echo(f"Left {path.as_posix()} as it is; {advice}")


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise RefusedError(f"cannot write {path}: {error.strerror}") from None
