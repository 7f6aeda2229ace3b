"""The media type of a file is the same on every machine, and texts say that they are UTF-8."""

from __future__ import annotations

import pytest

from tpm_site.preview.media_types import media_type

TYPES = {
    "index.html": "text/html; charset=utf-8",
    "feed.xml": "application/xml; charset=utf-8",
    "assets/style.css": "text/css; charset=utf-8",
    "assets/icon.svg": "image/svg+xml; charset=utf-8",
    "manifest.json": "application/json; charset=utf-8",
    "a/PHOTO.JPG": "image/jpeg",
    "a/photo.avif": "image/avif",
    "form.pdf": "application/pdf",
    "font.woff2": "font/woff2",
    "_headers": "application/octet-stream",
    "a.b/none": "application/octet-stream",
}


@pytest.mark.parametrize("path", TYPES)
def test_a_file_has_the_type_of_its_ending(path: str) -> None:
    assert media_type(path) == TYPES[path]
