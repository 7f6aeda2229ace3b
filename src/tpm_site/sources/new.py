"""Writes a new content file, never over one that exists."""

from __future__ import annotations

from pathlib import Path

from tpm_site.sources.scan import CONTENT, SITE_FILE


class NewFileError(Exception):
    """The file cannot be begun; the text says why."""


def first_category(root: Path) -> str | None:
    """The id of a category to file a new article under."""
    folder = root / CONTENT / "categories"
    found = [
        *(path.stem for path in folder.glob("*.md")),
        *(path.parent.name for path in folder.glob("*/index.md")),
    ]
    return min(found, default=None)


def write_new(root: Path, folder: str, slug: str, text: str) -> Path:
    """Writes content/FOLDER/SLUG.md and returns its path. Raises NewFileError."""
    if not (root / SITE_FILE).is_file():
        raise NewFileError(f"{root / SITE_FILE} is not there; name the project folder with --root")
    path = root / CONTENT / folder / f"{slug}.md"
    as_folder = path.with_suffix("") / "index.md"
    if as_folder.exists():
        raise NewFileError(f"{as_folder} exists already, and is left as it is")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise NewFileError(f"{path} exists already, and is left as it is") from None
    return path
