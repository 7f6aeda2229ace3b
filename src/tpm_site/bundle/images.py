"""Pictures to the sizes that pages ask for: WebP in several widths, and one that all can show.

Pictures are written anew, so the place and the camera that a photograph names do not get out. What moves
is published as it is, but for such notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from tpm_site.base.digest import sha256
from tpm_site.bundle.blobs import Blobs
from tpm_site.bundle.drawings import measure_drawing
from tpm_site.bundle.faults import MOST_PIXELS, PictureError, reading
from tpm_site.bundle.metadata import without_metadata
from tpm_site.bundle.naming import asset_path
from tpm_site.bundle.pixels import full_colour, plain_pixels
from tpm_site.model.assets import ImageSet, Output, Rendition

if TYPE_CHECKING:
    from PIL import Image

WIDTHS = (480, 800, 1200, 1600)
_TALLEST = 16_383
"""What WebP can hold."""
_RECIPE = "4"
"""Part of every key: raise it when the way that pictures are made changes."""
_QUALITY = {"JPEG": 85, "WEBP": 80}
_QUICK = 500_000
_ORIENTATION, _SIDEWAYS = 0x0112, range(5, 9)
_ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}
_BEGINNINGS = {
    "jpg": (b"\xff\xd8\xff",), "png": (b"\x89PNG\r\n",), "webp": (b"RIFF",), "gif": (b"GIF87a", b"GIF89a"),
}  # fmt: skip
_PNG_BEGINS = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
_PNG_ENDS = b"\0\0\0\0IEND\xae\x42\x60\x82"
_ENOUGH = 2 * WIDTHS[-1]
"""A picture read at so many pixels a side loses nothing to the eye in the sizes that are made of it."""
_DESCRIPTION = re.compile(rb"([1-9]\d{0,7}) ([1-9]\d{0,7}) (jpg|png|webp|gif) (still|moving)")
"""What is kept of a picture: width, height, its ending, and whether there are sizes of it."""


class _Encoded(NamedTuple):
    """One size of a picture; `width` 0 is the size that all browsers can show."""

    width: int
    ending: str
    data: bytes


def _measured_at_once(data: bytes) -> tuple[int, int] | None:
    """Those of a sound PNG that is not turned, as the theme's own is: Pillow takes a while to import."""
    begins, ends = data.startswith(_PNG_BEGINS), data.endswith(_PNG_ENDS)
    if not (begins and ends) or b"eXIf" in data or crc32(data[12:29]) != int.from_bytes(data[29:33], "big"):
        return None
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    return (width, height) if 0 < width * height <= MOST_PIXELS else None


def measure_image(data: bytes) -> tuple[int, int]:
    """Width and height, as shown, of a picture that is published as it is. Raises PictureError."""
    if found := _measured_at_once(data):
        return found
    from PIL import Image

    with reading(), Image.open(BytesIO(data)) as opened:
        width, height = opened.size
        return (height, width) if opened.getexif().get(_ORIENTATION, 1) in _SIDEWAYS else (width, height)


def process_image(name: str, data: bytes, blobs: Blobs) -> tuple[ImageSet, tuple[Output, ...]]:
    """The sizes of the picture `name`, and their files.

    Raises PictureError where the data is no picture that browsers can show.
    """
    stem, _, ending = name.rpartition("/")[2].rpartition(".")
    if ending.lower() == "svg":
        width, height = measure_drawing(data)
        encoded = [_Encoded(0, "svg", data)]
    else:
        width, height, encoded = _cached(data, blobs)
    outputs, renditions, original = [], [], ""
    for size in encoded:
        label = f"-{size.width}" if size.width else ""
        path = asset_path(f"{stem}.{size.ending}", size.data, label)
        outputs.append(Output(path, size.data))
        if size.width:
            renditions.append(Rendition(f"/{path}", size.width))
        else:
            original = f"/{path}"
    return ImageSet(original, width, height, tuple(renditions)), tuple(outputs)


def _cached(data: bytes, blobs: Blobs) -> tuple[int, int, list[_Encoded]]:
    from PIL import __version__ as pillow

    key = f"image:{_RECIPE}:{pillow}:{sha256(data)}"
    kept = _unpack(key, blobs)
    if kept:
        return kept
    width, height, encoded = _encode(data)
    for size in encoded:
        blobs.put(f"{key}:{size.width}", size.data)
    moves = "moving" if len(encoded) == 1 else "still"
    blobs.put(key, f"{width} {height} {encoded[0].ending} {moves}".encode())
    return width, height, encoded


def _unpack(key: str, blobs: Blobs) -> tuple[int, int, list[_Encoded]] | None:
    """What is kept, if it can be of this program's making: anybody may write to a cache."""
    match = _DESCRIPTION.fullmatch(blobs.get(key) or b"")
    width, height = (int(match[1]), int(match[2])) if match else (0, 0)
    if match is None or width * height > MOST_PIXELS:
        return None
    sizes = [(0, match[3].decode())]
    sizes += [(size, "webp") for size in _widths(width)] if match[4] == b"still" else []
    encoded = [_Encoded(size, ending, blobs.get(f"{key}:{size}") or b"") for size, ending in sizes]
    is_whole = all(size.data.startswith(_BEGINNINGS[size.ending]) for size in encoded)
    return (width, height, encoded) if is_whole else None


def _widths(width: int) -> list[int]:
    return sorted({*(w for w in WIDTHS if w < width), min(width, WIDTHS[-1])})


def _encode(data: bytes) -> tuple[int, int, list[_Encoded]]:
    from PIL import Image

    with reading():
        opened = Image.open(BytesIO(data))
        # MPO is what telephones write: a JPEG with a second picture behind it, which is dropped.
        kind = "JPEG" if opened.format == "MPO" else opened.format or ""
        if kind not in _ENDINGS:
            raise PictureError(f"is of a kind that browsers do not all show ({kind}): save it as JPEG or PNG")
        if opened.width * opened.height > MOST_PIXELS:
            raise PictureError("has too many pixels: save it no wider than 4000 pixels")
        if getattr(opened, "is_animated", False) and opened.format != "MPO":
            return opened.width, opened.height, [_Encoded(0, _ENDINGS[kind], without_metadata(data))]
        is_sideways = opened.getexif().get(_ORIENTATION, 1) in _SIDEWAYS
        width, height = reversed(opened.size) if is_sideways else opened.size
        if height > _TALLEST * max(1, width / WIDTHS[-1]):
            raise PictureError(f"is too tall: save it no taller than {_TALLEST} pixels")
        opened.draft(None, (_ENOUGH, _ENOUGH))  # Of a JPEG, the library reads no more than is wanted.
        opened.load()
        image = plain_pixels(opened)
        widths = _widths(width)
        image = _smaller(image, widths[-1]) if width > WIDTHS[-1] else image
        return width, height, [_original(image, kind), *_renditions(image, widths)]


def _smaller(image: Image.Image, width: int) -> Image.Image:
    """The largest size that is shown: all others are made of it, not of millions of pixels again."""
    from PIL import Image

    is_grey = image.mode in ("L", "LA") and "transparency" not in image.info
    image = image if is_grey else full_colour(image)
    height = max(round(image.height * width / image.width), 1)
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _original(image: Image.Image, kind: str) -> _Encoded:
    if kind == "JPEG" and image.mode not in ("L", "RGB"):
        image = image.convert("RGB")
    return _Encoded(0, _ENDINGS[kind], _saved(image, kind))


def _renditions(image: Image.Image, widths: Sequence[int]) -> list[_Encoded]:
    from PIL import Image

    image = full_colour(image)
    found = []
    for width in widths:
        height = max(round(image.height * width / image.width), 1)
        resized = image.resize((width, height), Image.Resampling.LANCZOS)
        found.append(_Encoded(width, "webp", _saved(resized, "WEBP")))
    return found


def _saved(image: Image.Image, kind: str) -> bytes:
    plain = image.copy()
    palette_note = plain.info.get("transparency")
    plain.info = {"transparency": palette_note} if palette_note is not None else {}
    buffer = BytesIO()
    quality = _QUALITY.get(kind)
    # The last percent of a large PNG would cost seconds.
    options = {"quality": quality} if quality else {"optimize": image.width * image.height < _QUICK}
    plain.save(buffer, kind, **options)
    return buffer.getvalue()
