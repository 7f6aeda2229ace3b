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
        "<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script>",
        "<a xlink:href='&#106;avascript:alert(1)'/>",
        "<a><animate attributeName='href' values='&#106;avascript:alert(1)'/></a>",
        "<a><animate attributeName='xlink:href' values='x;y'/></a>",
        "<a><set attributeName='ONCLICK' to='x'/></a>",
        "<a href='data:text/html,&lt;script>alert(1)&lt;/script>'/>",
        "<image href='data:image/svg+xml,x'/>",
        "<image href='&#104;ttps://x.example/a.png'/>",
        "<use href='other.svg#x'/>",
        "<use xlink:href='/other.svg#x'/>",
        "<feImage href='a.png'/>",
        "<g xml:base='https://x.example/'/>",
        "<circle xmlns:ev='urn:x' ev:onClick='alert(1)'/>",
        "<handler type='text/javascript'/>",
        "<listener event='click'/>",
        "<iframe xmlns='http://www.w3.org/1999/xhtml' srcdoc='x'/>",
        "<p xmlns='http://www.w3.org/1999/xhtml'/>",
        "<circle style='behavior: url(#default#time2)'/>",
        "<circle style='-moz-binding: url(#x)'/>",
        "<circle style='fill: u\\72 l(https://x.example/a)'/>",
        "<circle fill='url(other.svg#a)'/>",
        "<circle style='cursor: image-set(\"https://x.example/a\" 1x)'/>",
        "<style>@import url(https://x.example/a.css)</style>",
        "<style>@\\69mport 'a.css'</style>",
        "<style><g/>@import 'a.css'</style>",
        "<style>a {}<![CDATA[@imp]]>ort 'a.css'</style>",
        "<style>a { fill: url( 'x.png' ) }</style>",
    ],
)
def test_a_drawing_that_does_something_is_refused(inside: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(PictureError, match="holds a script or loads something from elsewhere"):
            measure_drawing(SVG.format(inside).encode(encoding))


def test_an_entity_may_hide_anything() -> None:
    with pytest.raises(PictureError, match="holds a script"):
        measure_drawing(b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG.format("&a;").encode())


def test_a_document_type_may_give_every_element_a_handler() -> None:
    head = '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>'
    with pytest.raises(PictureError, match="holds a script"):
        measure_drawing(f"{head}{SVG.format('')}".encode())


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "shift_jis", "rot13", "nonsense", "hz"])
def test_an_encoding_that_browsers_read_in_their_own_way_is_refused(encoding: str) -> None:
    with pytest.raises(PictureError, match="is in an encoding"):
        measure_drawing(f'<?xml version="1.0" encoding="{encoding}"?>{SVG.format("")}'.encode())


def test_two_encodings_in_one_file_are_refused() -> None:
    head = "\ufeff<?xml version='1.0' encoding='UTF-16'?><!--".encode("utf-16-le")
    tail = f"-->{SVG.format('<script/>')}".encode("utf-16-le")
    with pytest.raises(PictureError):
        measure_drawing(head + b"<svg viewBox='0 0 9 9'>  " + tail)


@pytest.mark.parametrize(
    "inside",
    [
        "<desc>In javascript: alert(1), see https://x.example/ or url(//x)</desc>",
        "<use href='#part'/><use xlink:href='#part'/>",
        "<image href='data:image/png;base64,AA'/>",
        "<circle style='fill: url(#shade)'/><style>a { fill: url(#b) }</style>",
        "<use href=''/><use href=' #part '/>",
        "<image xlink:href='data:image/jpeg;base64,\n /9j/4AAQ\n'/><image href='data:image/png,x'/>",
        "<sodipodi:namedview xmlns:sodipodi='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd' id='base'/>",
        "<g xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:groupmode='layer' i:label='Layer 1'/>",
        "<path xmlns:s='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd' s:nodetypes='cc' d='M0 0h9'/>",
        "<image xmlns:s='urn:s' s:absref='C:\\\\a\\\\url.png' href='data:image/png;base64,AA'/>",
        "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' r:resource='http://purl.org/x'/>",
        "<metadata><?xpacket begin='' id='W5'?><x:m xmlns:x='adobe:ns:meta/'/><?xpacket end='w'?></metadata>",
        "<switch><g xmlns:i='http://ns.adobe.com/AdobeIllustrator/10.0/' i:extraneous='self'/></switch>",
        "<style type='text/css'>.st0{fill:#FFFFFF;stroke:#000;} .st1{clip-path:url(#SVGID_2_);}</style>",
        '<style><![CDATA[.a > .b { fill: url("#x") } @media print { a { color: red } }]]></style>',
        "<style>@font-face{font-family:A;src:url(data:font/woff2;base64,AA) format('woff2')}</style>",
        "<style>@font-face{src:url('data:application/font-woff;base64,AA')}</style>",
        "<linearGradient id='a'/><linearGradient xlink:href='#a' gradientTransform='scale(2)'/>",
        "<clipPath id='c'><rect/></clipPath><g clip-path='url(#c)' mask='url( \"#m\" )'/>",
        "<circle fill='url(#a) none' filter='url(#f)' marker-end='url(#Arrow1Lend)'/>",
        "<a href='#part'><text>See behavior: x, @import</text></a>",
        "<g aria-label='Behavior: how to sit' data-name='Layer 1'/>",
        "<animate attributeName='opacity' values='0;1' dur='1s' begin='0s'/>",
        "<animateTransform attributeName='transform' type='rotate' from='0' to='9' dur='2s'/>",
        "<text font-family=\"'Open Sans'\" style='-inkscape-font-specification:&quot;A\\, B&quot;'>A</text>",
        "<symbol id='s'/><pattern id='p' xlink:href='#q'/><marker id='m' orient='auto'/>",
        "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Spine</dc:title></metadata>",
    ],
)
def test_a_drawing_that_only_looks_so_is_fine(inside: str) -> None:
    assert measure_drawing(SVG.format(inside).encode()) == (30, 20)


def test_what_older_programs_put_at_the_top_is_fine() -> None:
    head = (
        '<?xml version="1.0" encoding="utf-8"?><!-- Generator: Adobe Illustrator 19 --><!DOCTYPE svg PUBLIC '
        '"-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    assert measure_drawing(f"{head}{SVG.format('')}".encode()) == (30, 20)


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
