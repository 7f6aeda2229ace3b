"""Marks, as much of SVG as they need; what we do not draw comes to nothing."""

from __future__ import annotations

import pytest

from tests.support.sites import REPOSITORY
from tpm_site.bundle.mark_shapes import shapes_of


def svg(inner: str, attributes: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20" {attributes}>{inner}</svg>'.encode()


def points(inner: str) -> list[tuple[float, float]]:
    [shape] = shapes_of(svg(inner))
    return [(round(x, 3), round(y, 3)) for x, y in shape.points]


def test_a_box() -> None:
    assert points('<rect width="5" height="10"/>') == [(0.5, 0), (0.5, 0.5), (0, 0.5), (0, 0)]


def test_a_box_that_is_moved() -> None:
    moved = [(0.6, 0.1), (0.6, 0.6), (0.1, 0.6), (0.1, 0.1)]
    assert points('<g transform="translate(1 2)"><rect width="5" height="10"/></g>') == moved
    assert points('<rect width="2.5" height="5" transform="translate(1,2) scale(2)"/>') == moved


def test_a_box_that_is_turned() -> None:
    turned = points('<rect x="4" y="9" width="2" height="2" transform="rotate(90 5 10)"/>')
    assert sorted(turned) == [(0.4, 0.45), (0.4, 0.55), (0.6, 0.45), (0.6, 0.55)]


def test_a_circle_touches_its_box() -> None:
    found = points('<circle cx="5" cy="10" r="5"/>')
    assert (min(found)[0], max(found)[0]) == (0, 1)
    assert (min(y for _, y in found), max(y for _, y in found)) == (0.25, 0.75)


def test_a_path_of_lines() -> None:
    triangle = [(0, 0), (1, 0), (0.5, 0.5)]
    assert points('<path d="M0 0H10L5 10z"/>') == triangle
    assert points('<path d="m0,0 10,0 -5,10Z"/>') == triangle
    assert points('<polygon points="0,0 10,0 5,10"/>') == triangle


def test_a_path_of_curves_ends_where_it_says() -> None:
    assert points('<path d="M0 0C0 10 10 10 10 0q-5-10-10 0z"/>')[-1] == (0, 0)


def test_colours_are_inherited_and_nothing_is_drawn_without_one() -> None:
    inner = '<title>Mark</title><g fill="#ABC"><rect width="1" height="1"/></g><rect fill="none"/>'
    found = shapes_of(svg(f'{inner}<circle r="1"/>', 'fill="#f3faf6"'))
    assert [shape.fill for shape in found] == ["#aabbcc", "#f3faf6"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html/>",
        b"<svg>",
        svg("", 'viewBox="0 0 1 1"'),
        svg('<rect width="1" height="1" stroke="#000"/>'),
        svg('<rect width="1" height="1" fill="url(#a)"/>'),
        svg('<rect width="10%" height="1"/>'),
        svg('<path d="M0 0A5 5 0 0 1 10 0z"/>'),
        svg('<path d="M0 0h9v9zM1 1h1v1z"/>'),
        svg('<path d="M0 0L1"/>'),
        svg('<rect width="1" height="1" transform="skewX(4)"/>'),
        svg("<text>T</text>"),
        svg("<circle/>").replace(b"10 20", b"0 0"),
        b'<!DOCTYPE svg [<!ENTITY a "a">]><svg viewBox="0 0 1 1"/>',
    ],
)
def test_anything_else_comes_to_nothing(data: bytes) -> None:
    assert shapes_of(data) == ()


def test_our_own_mark_is_drawn() -> None:
    found = shapes_of((REPOSITORY / "static/assets/icon.svg").read_bytes())
    assert [shape.fill for shape in found] == ["#0c4748", "#f3faf6", "#f3faf6", "#f4b860", "#f3faf6"]


@pytest.mark.parametrize("empty", ['<path d=""/>', '<path d="M1 1"/>', '<polygon points="1 1 2 2"/>'])
def test_a_shape_without_an_area_is_none(empty: str) -> None:
    [shape] = shapes_of(svg(f'{empty}<rect width="5" height="10"/>'))
    assert len(shape.points) == 4


@pytest.mark.parametrize("far", ["nan", "inf", "1e9"])
def test_a_point_that_is_nowhere_near_comes_to_nothing(far: str) -> None:
    assert shapes_of(svg(f'<rect width="{far}" height="2"/>')) == ()
