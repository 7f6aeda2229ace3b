"""The drawings of the project's own content: small, in words too, and right on light and dark pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.crawl import xml
from tests.support.sites import REPOSITORY

MOST_BYTES = 6_000
SVG = "{http://www.w3.org/2000/svg}"
LEAST_PIXELS_OF_TEXT, NARROWEST_COLUMN = 12, 280
DRAWINGS = sorted((REPOSITORY / "content").rglob("*.svg"))


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda drawing: drawing.stem)
def test_a_drawing_is_small_and_says_what_it_shows(drawing: Path) -> None:
    assert drawing.stat().st_size < MOST_BYTES
    root = xml(drawing.read_text())
    named = {element.get("id") for element in root if element.tag in (f"{SVG}title", f"{SVG}desc")}
    assert named == set(root.get("aria-labelledby", "").split())
    assert all(label.text for label in root.iter(f"{SVG}text"))
    scale = NARROWEST_COLUMN / float(root.get("width", "0"))
    assert float(root.get("font-size", "0")) * scale >= LEAST_PIXELS_OF_TEXT


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda drawing: drawing.stem)
def test_each_colour_has_one_for_dark_pages(drawing: Path) -> None:
    root = xml(drawing.read_text())
    (style,) = [element.text or "" for element in root.iter(f"{SVG}style")]
    assert "prefers-color-scheme: dark" in style
    pairs = {(name, element.get(name, "none")) for element in root.iter() for name in ("fill", "stroke")}
    unchanged = {'stroke="#fff"'}  # a thin rim around nerves, seen on both
    plain = {f'{name}="{colour}"' for name, colour in pairs if colour != "none"} - unchanged
    assert [colour for colour in sorted(plain) if f"[{colour}]" not in style] == []
