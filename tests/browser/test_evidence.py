"""Sides and drawings of our own content in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

PHONE, DESKTOP = 360, 1280
ARTICLE = "/articles/persistent-pain-after-back-surgery/"


@pytest.mark.parametrize(("width", "is_beside"), [(PHONE, False), (DESKTOP, True)])
def test_sides_stand_beside_each_other_where_there_is_room(
    page: Page, own_site: str, width: int, is_beside: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{own_site}{ARTICLE}")
    first, second = (side.bounding_box() for side in page.locator(".side").all())
    assert first
    assert second
    assert (second["y"] == first["y"]) is is_beside
    assert (second["x"] > first["x"]) is is_beside


def test_a_drawing_of_people_is_a_picture_with_a_name_and_not_told_by_colour_alone(
    page: Page, own_site: str
) -> None:
    page.goto(f"{own_site}{ARTICLE}")
    drawing = page.get_by_role("img", name="48 of 100 people with stimulation", exact=True)
    box = drawing.bounding_box()
    assert box
    assert box["width"] == pytest.approx(box["height"])
    widths = drawing.locator("path").evaluate_all("(all) => all.map((p) => p.getAttribute('stroke-width'))")
    assert len({*widths}) == 2
    page.emulate_media(forced_colors="active", color_scheme="dark")
    assert drawing.is_visible()
