"""Pictures to the sizes that pages ask for: WebP in several widths, and one that all can show.

Pictures are written anew, so the place and the camera that a photograph names do not get out. What moves
is published as it is, but for such notes.
"""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from tpm_site.base.digest import sha256
from tpm_site.bundle.blobs import Blobs
from tpm_site.bundle.drawings import measure_drawing
from tpm_site.bundle.faults import PictureError, reading
from tpm_site.bundle.metadata import without_metadata
from tpm_site.bundle.naming import asset_path
from tpm_site.bundle.pixels import full_colour, plain_pixels
from tpm_site.model.assets import ImageSet, Output, Rendition

if TYPE_CHECKING:
    from PIL import Image

WIDTHS = (480, 800, 1200, 1600)
_TALLEST = 16_383
"""What WebP can hold."""
_RECIPE = "3"
"""Part of every key: raise it when the way that pictures are made changes."""
_QUALITY = {"JPEG": 85, "WEBP": 80}
_ORIENTATION, _SIDEWAYS = 0x0112, range(5, 9)
_ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}


class _Encoded(NamedTuple):
    """One size of a picture; `width` 0 is the size that all browsers can show."""

    width: int
    ending: str
    data: bytes


def measure_image(data: bytes) -> tuple[int, int]:
    """Width and height, as shown, of a picture that is published as it is. Raises PictureError."""
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
    sizes = [[e.width, e.ending] for e in encoded]
    for size in encoded:
        blobs.put(f"{key}:{size.width}", size.data)
    blobs.put(key, json.dumps([width, height, sizes]).encode())
    return width, height, encoded


def _unpack(key: str, blobs: Blobs) -> tuple[int, int, list[_Encoded]] | None:
    description = blobs.get(key)
    if description is None:
        return None
    try:
        width, height, sizes = json.loads(description)
        encoded = [_Encoded(w, ending, blobs.get(f"{key}:{w}") or b"") for w, ending in sizes]
    except (TypeError, ValueError):
        return None
    return (width, height, encoded) if all(size.data for size in encoded) else None


def _encode(data: bytes) -> tuple[int, int, list[_Encoded]]:
    from PIL import Image

    with reading():
        opened = Image.open(BytesIO(data))
        # MPO is what telephones write: a JPEG with a second picture behind it, which is dropped.
        kind = "JPEG" if opened.format == "MPO" else opened.format or ""
        if kind not in _ENDINGS:
            raise PictureError(f"is of a kind that browsers do not all show ({kind}): save it as JPEG or PNG")
        if getattr(opened, "is_animated", False) and opened.format != "MPO":
            return opened.width, opened.height, [_Encoded(0, _ENDINGS[kind], without_metadata(data))]
        opened.load()
        image = plain_pixels(opened)
        if image.height > _TALLEST * max(1, image.width / WIDTHS[-1]):
            raise PictureError(f"is too tall: save it no taller than {_TALLEST} pixels")
        return image.width, image.height, [_original(image, kind), *_renditions(image)]


def _original(image: Image.Image, kind: str) -> _Encoded:
    from PIL import Image

    if image.width > WIDTHS[-1]:
        height = round(image.height * WIDTHS[-1] / image.width)
        is_grey = image.mode in ("L", "LA") and "transparency" not in image.info
        image = image if is_grey else full_colour(image)
        image = image.resize((WIDTHS[-1], max(height, 1)), Image.Resampling.LANCZOS)
    if kind == "JPEG" and image.mode not in ("L", "RGB"):
        image = image.convert("RGB")
    return _Encoded(0, _ENDINGS[kind], _saved(image, kind))


def _renditions(image: Image.Image) -> list[_Encoded]:
    from PIL import Image

    image = full_colour(image)
    widths = [w for w in WIDTHS if w < image.width] + [min(image.width, WIDTHS[-1])]
    found = []
    for width in sorted(set(widths)):
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
    options = {"quality": quality} if quality else {"optimize": True}
    plain.save(buffer, kind, **options)
    return buffer.getvalue()
