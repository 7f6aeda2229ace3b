"""What all social cards of a site share: the ground, the mark as a sign and as a large drawing, the name.

Pixels are numbers of a palette. Those from 0 to `INK` lead from the ground to the colour of words, so that
words can be drawn right onto it; the drawing and the bars have ways of their own behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tpm_site.bundle.card_words import set_line
from tpm_site.bundle.mark_shapes import Shape, shapes_of
from tpm_site.model.social_card import HEIGHT, WIDTH, CardStyle, drawn

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

INK = 12
"""The number of the colour of words, and how many shades lead to it."""
QUIET = 9
"""The number of the colour of the kicker and the name."""
_STEPS = 10
_ACCENT = INK + 1
_SHAPE = _ACCENT + _STEPS
_FAINT = 0.15
"""How much of the colour of words is in the large drawing."""
EDGE = 80
"""Pixels between words and the rim of the card."""
ROOM = 820
"""Pixels that a line may take: no word stands on the large drawing."""
_SIGN, _SIGN_TOP = 68, 72
_DRAWING, _DRAWING_LEFT, _DRAWING_TOP = 900, 715, -135
_NAME_SIZES, _NAME_GAP = (34, 31, 28, 25), 26
_SIGN_COLOURS = 32
_FINE = 4
"""Shapes are drawn so many times larger, and made smaller smoothly."""
_FONT = Path(__file__).with_name("card_font") / "Literata-SemiBold.ttf"


class Ground(NamedTuple):
    """A picture without words but the name, and its palette, red, green and blue in turn."""

    picture: Image.Image
    palette: bytes


@lru_cache(maxsize=64)
def font(size: int) -> ImageFont.FreeTypeFont:
    """The one font of cards. Set in the plain way, which comes out the same wherever Pillow is installed."""
    from PIL import ImageFont

    return ImageFont.truetype(BytesIO(_font_file()), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=1)
def _font_file() -> bytes:
    return _FONT.read_bytes()


@lru_cache(maxsize=4096)
def width_of(text: str, size: int) -> float:
    """The width of a text in pixels."""
    return font(size).getlength(text)


@lru_cache(maxsize=4)
def ground_of(style: CardStyle) -> Ground:
    """Made once in each process, for all the cards of a site."""
    from PIL import Image, ImageDraw

    picture = Image.new("L", (WIDTH, HEIGHT), 0)
    ground, ink, accent = (_rgb(colour) for colour in (style.ground, style.ink, style.accent))
    palette = [*_ramp(ground, ink, INK + 1), *_ramp(ground, accent, _STEPS)]
    palette += _ramp(ground, _mixed(ground, ink, _FAINT), _STEPS)
    left = EDGE
    if shapes_of(style.mark):
        _draw_large(picture, style)
        width, colours = _draw_sign(picture, style, len(palette))
        palette += colours
        left += width + _NAME_GAP
    _draw_name(ImageDraw.Draw(picture), drawn(style.name), left)
    return Ground(picture, bytes(value for colour in palette for value in colour))


@lru_cache(maxsize=1)
def accent_bar(width: int, height: int) -> Image.Image:
    """The short bar before a kicker, its ends round, as numbers of the palette."""
    from PIL import Image, ImageDraw

    large = Image.new("L", (width * _FINE, height * _FINE), 0)
    box = (0, 0, large.width - 1, large.height - 1)
    ImageDraw.Draw(large).rounded_rectangle(box, height * _FINE // 2, fill=255)
    return _numbered(large.resize((width, height), Image.Resampling.BOX), _ACCENT)


_Colour = tuple[int, int, int]


def _rgb(colour: str) -> _Colour:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _mixed(first: _Colour, second: _Colour, part: float) -> _Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(first, second, strict=True))
    return red, green, blue


def _ramp(first: _Colour, last: _Colour, steps: int) -> list[_Colour]:
    return [_mixed(first, last, step / (steps - 1)) for step in range(steps)]


def _draw_sign(picture: Image.Image, style: CardStyle, first: int) -> tuple[int, list[_Colour]]:
    """The mark in its own colours beside the name; gives its width, and these, numbered from `first` on.

    On a ground of its own colour a tile would not be seen, so what stands on it is drawn as large as a tile.
    """
    from PIL import Image, ImageDraw

    tile, others = _layers(style)
    if others and tile is not None and tile.fill == style.ground:
        shapes = _fitted(others)
    else:
        shapes = [*([tile] if tile else []), *others]
    large = Image.new("RGB", (_SIGN * _FINE, _SIGN * _FINE), style.ground)
    draw = ImageDraw.Draw(large)
    for shape in shapes:
        draw.polygon([(x * large.width, y * large.height) for x, y in shape.points], fill=shape.fill)
    small = large.resize((_SIGN, _SIGN), Image.Resampling.BOX)
    few = small.quantize(_SIGN_COLOURS, dither=Image.Dither.NONE)
    values = few.getpalette() or []
    numbers = few.point([min(number + first, 255) for number in range(256)]).tobytes()
    picture.paste(Image.frombytes("L", few.size, numbers), (EDGE, _SIGN_TOP))
    right = max(x for shape in shapes for x, _ in shape.points)
    colours = [(values[at], values[at + 1], values[at + 2]) for at in range(0, len(values), 3)]
    return round(min(right, 1.0) * _SIGN), colours


def _draw_large(picture: Image.Image, style: CardStyle) -> None:
    """What stands on the mark's tile, hardly lighter than the ground; what has the accent keeps it."""
    from PIL import Image, ImageDraw

    _, shapes = _layers(style)
    size = (WIDTH - _DRAWING_LEFT, HEIGHT)
    for first, is_accent in ((_SHAPE, False), (_ACCENT, True)):
        large = Image.new("L", (size[0] * _FINE, size[1] * _FINE), 0)
        draw = ImageDraw.Draw(large)
        for shape in shapes:
            if (shape.fill == style.accent) == is_accent:
                points = [
                    (x * _DRAWING * _FINE, (y * _DRAWING + _DRAWING_TOP) * _FINE) for x, y in shape.points
                ]
                draw.polygon(points, fill=255)
        strength = large.resize(size, Image.Resampling.BOX)
        picture.paste(_numbered(strength, first), (_DRAWING_LEFT, 0), strength.point(lambda v: 255 * (v > 0)))


def _layers(style: CardStyle) -> tuple[Shape | None, tuple[Shape, ...]]:
    """The tile that a mark stands on, None where it has none, and what stands on it."""
    shapes = shapes_of(style.mark)
    if shapes and _bounds(shapes[:1]) == (0.0, 0.0, 1.0, 1.0):
        return shapes[0], shapes[1:]
    return None, shapes


def _bounds(shapes: Sequence[Shape]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom, to a thousandth."""
    across = [round(x, 3) for shape in shapes for x, _ in shape.points]
    down = [round(y, 3) for shape in shapes for _, y in shape.points]
    return min(across), min(down), max(across), max(down)


def _fitted(shapes: Sequence[Shape]) -> list[Shape]:
    """Shapes as large as there is room for, at the left."""
    if not shapes:
        return []
    left, top, right, bottom = _bounds(shapes)
    size = max(right - left, bottom - top) or 1.0
    return [Shape(tuple(((x - left) / size, (y - top) / size) for x, y in s.points), s.fill) for s in shapes]


def _numbered(strength: Image.Image, first: int) -> Image.Image:
    """How strong a colour is, as numbers of its way from the ground on."""
    return strength.point([first + round(v / 255 * (_STEPS - 1)) if v else 0 for v in range(256)])


def _draw_name(draw: ImageDraw.ImageDraw, name: str, left: int) -> None:
    [line], size = set_line(name, width_of, EDGE + ROOM - left, _NAME_SIZES)
    draw.text((left, _SIGN_TOP + _SIGN // 2), line, fill=QUIET, font=font(size), anchor="lm")
