"""Writes a new content file, never over one that exists."""

from __future__ import annotations

from pathlib import Path

from tpm_site.base.diagnostic import has_errors
from tpm_site.base.slug import SLUG
from tpm_site.sources.file_names import bad_name, bad_slug
from tpm_site.sources.front_matter import read_source
from tpm_site.sources.scan import CONTENT, FOLDERS, SITE_FILE


class NewFileError(Exception):
    """The file cannot be begun; the text says why."""


def categories(root: Path) -> list[str]:
    """The ids of the categories that a new article may be filed under, by alphabet."""
    folder = root / CONTENT / "categories"
    found = {
        *(path.stem for path in folder.glob("*.md")),
        *(path.parent.name for path in folder.glob("*/index.md")),
    }
    return sorted(filter(SLUG.fullmatch, found))


def write_new(root: Path, folder: str, slug: str, text: str) -> Path:
    """Writes content/FOLDER/SLUG.md and returns its path. Raises NewFileError."""
    if not (root / SITE_FILE).is_file():
        missing = f"{root / SITE_FILE} is not there; name the project folder with --root, or begin one"
        raise NewFileError(f"{missing}: write two lines in that file, name: … and base_url: https://…")
    name = f"{CONTENT}/{folder}/{slug}.md"
    data = text.encode("utf-8", "surrogateescape")
    # What `check` would refuse in the file, whatever the title and the name hold, is said before it is there.
    taken = read_source(data, FOLDERS[folder], name)
    for fault in (*taken.diagnostics, bad_slug(slug, name), bad_name(name)):
        if fault and has_errors((fault,)):
            raise NewFileError(f"{fault.message}; {fault.help}")
    path = root / name
    as_folder = path.with_suffix("") / "index.md"
    if as_folder.exists():
        raise NewFileError(f"{as_folder} exists already, and is left as it is")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise NewFileError(f"{path} exists already, and is left as it is") from None
    return path
