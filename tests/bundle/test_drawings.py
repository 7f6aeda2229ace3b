"""Drawings go out as they are, in their size, unless they do more than show lines and colours."""

from __future__ import annotations

import pytest

from tpm_site.bundle.drawings import measure_drawing
from tpm_site.bundle.faults import PictureError
from tpm_site.bundle.images import process_image

SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 viewBox="0 0 30 20">{}</svg>"""
ROOT = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="urn:x" {}/>'


def test_a_drawing_goes_out_as_it_is_with_the_size_of_its_box() -> None:
    data = SVG.format("<circle r='9'/>").encode()
    images, (output,) = process_image("content/articles/spine.svg", data, {})  # type: ignore[arg-type]
    assert (images.width, images.height, images.renditions) == (30, 20, ())
    assert (f"/{output.path}", output.data) == (images.path, data)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="300px" height="200.4" viewBox="0 0 30 20"', (300, 200)),
        ('width="240" height="120" viewBox="0 0 24 12" stroke-width="2"', (240, 120)),
        ('stroke-width="2" x:height="3" line-height="9" viewBox="0 0 24 12"', (24, 12)),
        ("width='24' height='12'", (24, 12)),
        ('width="100%" height="100%" viewBox="0 0 24 12"', (24, 12)),
        ('width="10em" height="5em" viewBox="0,0,24,12"', (24, 12)),
        ('width="25.4mm" height="1in"', (96, 96)),
        ('width="72pt" height="2.54cm"', (96, 96)),
        ('width="48" viewBox="0 0 24 12"', (48, 24)),
        ('height="48" width="auto" viewBox="0 0 24 12"', (96, 48)),
        ('width="-5" height="7" viewBox="0 0 24 12"', (14, 7)),
        ('width="nan" height="inf" viewBox="-3 -.5 2.4e1 12"', (24, 12)),
        ('width="0" height="0" viewBox="0 0 24 12"', (24, 12)),
        ('width="1e999" height="1e999" viewBox="0 0 24 12"', (24, 12)),
        ('width="300000" height="150000"', (10_000, 5_000)),
        ('viewBox="0 0 1e8 1"', (10_000, 1)),
        ('viewBox="0 0 0.5 0.4"', (1, 1)),
    ],
)
def test_its_size_is_what_a_browser_takes_it_for(attributes: str, size: tuple[int, int]) -> None:
    assert measure_drawing(ROOT.format(attributes).encode()) == size


def test_prefixes_encodings_and_comments_are_read_as_xml() -> None:
    prefixed = (
        '<!-- <svg width="9" height="9"> --><s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>'
    )
    assert measure_drawing(prefixed.encode()) == (3, 2)
    assert measure_drawing(f"<?xml version='1.0'?>{prefixed}".encode("utf-16")) == (3, 2)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT href='x.js'/>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>",
        "<circle onload='alert(1)'/>",
        "<circle ONLOAD='alert(1)'/>",
        "<a href='javascript:alert(1)'><circle/></a>",
        "<a href='java&#10;script:alert(1)'><circle/></a>",
        "<set attributeName='href' to='&#106;avascript:alert(1)'/>",
        "<foreignObject><p/></foreignObject>",
        "<image href='https://x.example/a.png'/>",
        "<image href=' ftp://x.example/a.png'/>",
        "<use xlink:href='//x.example/a.svg#b'/>",
        "<circle style='fill: url( \"https://x.example/a.svg#b\" )'/>",
        "<style>@import 'a.css';</style>",
        "<style>a { fill: url(<![CDATA[//x.example/a]]>) }</style>",
        "<?xml-stylesheet href='https://x.example/a.css'?>",
    ],
)
def test_a_drawing_that_does_something_is_refused(inside: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(PictureError, match="holds a script or loads something from elsewhere"):
            measure_drawing(SVG.format(inside).encode(encoding))


def test_an_entity_may_hide_anything() -> None:
    with pytest.raises(PictureError, match="holds a script"):
        measure_drawing(b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG.format("&a;").encode())


@pytest.mark.parametrize(
    "inside",
    [
        "<desc>In javascript: alert(1), see https://x.example/ or url(//x)</desc>",
        "<use href='#part'/><use xlink:href='#part'/>",
        "<image href='data:image/png;base64,AA'/>",
        "<circle style='fill: url(#shade)'/><style>a { fill: url(#b) }</style>",
        "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Spine</dc:title></metadata>",
    ],
)
def test_a_drawing_that_only_looks_so_is_fine(inside: str) -> None:
    assert measure_drawing(SVG.format(inside).encode()) == (30, 20)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "has no size: give its svg element a viewBox"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='9'/>", "has no size"),
        (b"<svg viewBox='0 0 3 2'/>", "is not shown by browsers: give its svg element xmlns="),
        (b"<html/>", "is not an SVG drawing"),
        (b"\x89PNG", "is not an SVG drawing"),
        (b"", "is not an SVG drawing"),
        (SVG.format("<g>\n").encode(), "is damaged in line 3: save it anew as plain SVG"),
    ],
)
def test_what_browsers_do_not_show_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(PictureError, match=reason):
        measure_drawing(data)
