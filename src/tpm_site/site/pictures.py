"""Where a picture that a page names lies in the project."""

from __future__ import annotations

import posixpath
import re

from tpm_site.model.document import Document
from tpm_site.model.tree import SourceTree

_ELSEWHERE = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*:)|//")


def is_elsewhere(src: str) -> bool:
    """Whether a picture would be fetched from another host."""
    return bool(_ELSEWHERE.match(src))


def picture_path(src: str, path: str, tree: SourceTree) -> str | None:
    """The file of a picture named in the file `path`, relative to the root; None: there is none.

    A rooted name is one of `static/`, any other is relative to the file that names it.
    """
    if is_elsewhere(src):
        return None
    if src.startswith("/"):
        name = posixpath.normpath(src.lstrip("/"))
        return f"static/{name}" if any(file.name == name for file in tree.static) else None
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), src))
    return found if found in tree.attachments else None


def pictures_of(document: Document) -> tuple[str, ...]:
    """The pictures that a document names, in its front matter and its text."""
    return (*((document.image.src,) if document.image else ()), *document.facts.pictures)
