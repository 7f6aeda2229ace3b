"""The names of assets fit into every file system, however long the names of their sources are."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image

from tests.support.crawl import Bundle
from tests.support.sites import BASE, article, build, messages, write_site

LONG = 190


@pytest.mark.parametrize("letter", ["a", "\u00fc", "\u33af", "a."])
def test_the_longest_name_is_cut(tmp_path: Path, letter: str) -> None:
    stem = (letter * LONG).encode()[:LONG].decode(errors="ignore").rstrip(".")
    links = f"![Red]({quote(stem)}.png)\n\n[PDF]({quote(stem)}.pdf)"
    write_site(tmp_path, BASE + article("stenosis/index", body=links))
    buffer = BytesIO()
    Image.new("RGB", (900, 60)).save(buffer, "PNG")
    picture = buffer.getvalue()
    for ending in ("png", "pdf"):
        (tmp_path / f"content/articles/stenosis/{stem}.{ending}").write_bytes(picture)
    assert messages(build(tmp_path, tmp_path / "build")) == []
    bundle = Bundle(tmp_path / "build", "https://clinic.example")
    assert bundle.problems() == []
    assert max(len(path.rpartition("/")[2]) for path in bundle.files) < 110
    assert [path for path in bundle.files if re.search(r"-480\.\w{10}\.webp$", path)]
