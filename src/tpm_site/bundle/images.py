"""Pictures to the sizes that pages ask for: WebP in several widths, and one that all can show.

Pictures are written anew, so the place and the camera that a photograph names do not get out.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from tpm_site.base.digest import fingerprint, sha256
from tpm_site.bundle.blobs import Blobs
from tpm_site.model.assets import ImageSet, Output, Rendition

if TYPE_CHECKING:
    from PIL import Image

WIDTHS = (480, 800, 1200, 1600)
_TALLEST = 16_383
"""What WebP can hold."""
_RECIPE = "2"
"""Part of every key: raise it when the way that pictures are made changes."""
_QUALITY = {"JPEG": 85, "WEBP": 80}
_ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}
_SVG_TAG = re.compile(rb"<svg\b[^>]*>", re.IGNORECASE)
_SVG_LENGTH = re.compile(rb"""\b(width|height)\s*=\s*["']\s*([\d.]+)(?:px)?\s*["']""")
_SVG_BOX = re.compile(rb"""\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")
_SVG_ACTIVE = re.compile(
    rb"<script|<foreignobject|<!entity|\son\w+\s*=|javascript:|(?:href|src)\s*=\s*[\"']\s*(?:https?:)?//",
    re.IGNORECASE,
)


class PictureError(Exception):
    """A picture that cannot be shown; the text says why and how to mend it."""


class _Encoded(NamedTuple):
    """One size of a picture; `width` 0 is the size that all browsers can show."""

    width: int
    ending: str
    data: bytes


@contextmanager
def _reading() -> Iterator[None]:
    """Whatever a decoder makes of a damaged file is a PictureError."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError("has too many pixels: save it no wider than 4000 pixels") from None
    except UnidentifiedImageError:
        raise PictureError("is no picture that can be read: save it anew as JPEG or PNG") from None
    except Exception as error:  # noqa: BLE001  Decoders raise anything.
        raise PictureError(f"cannot be read ({error}): save it anew as JPEG or PNG") from None


def measure_image(data: bytes) -> tuple[int, int]:
    """Width and height of a picture that is published as it is. Raises PictureError."""
    from PIL import Image

    with _reading(), Image.open(BytesIO(data)) as opened:
        return opened.size


def process_image(name: str, data: bytes, blobs: Blobs) -> tuple[ImageSet, tuple[Output, ...]]:
    """The sizes of the picture `name`, and their files.

    Raises PictureError where the data is no picture that browsers can show.
    """
    stem, _, ending = name.rpartition("/")[2].rpartition(".")
    if ending.lower() == "svg":
        return _drawing(stem, data)
    width, height, encoded = _cached(data, blobs)
    outputs, renditions, original = [], [], ""
    for size in encoded:
        label = stem if size.width == 0 else f"{stem}-{size.width}"
        path = f"assets/{label}.{fingerprint(size.data)}.{size.ending}"
        outputs.append(Output(path, size.data))
        if size.width:
            renditions.append(Rendition(f"/{path}", size.width))
        else:
            original = f"/{path}"
    return ImageSet(original, width, height, tuple(renditions)), tuple(outputs)


def _drawing(stem: str, data: bytes) -> tuple[ImageSet, tuple[Output, ...]]:
    tag = _SVG_TAG.search(data)
    if not tag:
        raise PictureError("is not an SVG drawing: save it anew from the program that made it")
    if _SVG_ACTIVE.search(data):
        raise PictureError("holds a script or loads something from elsewhere: save it as plain SVG")
    width, height = _drawing_size(tag[0])
    path = f"assets/{stem}.{fingerprint(data)}.svg"
    return ImageSet(f"/{path}", width, height), (Output(path, data),)


def _drawing_size(tag: bytes) -> tuple[int, int]:
    lengths = {key: float(value) for key, value in _SVG_LENGTH.findall(tag)}
    box = _SVG_BOX.search(tag)
    if b"width" in lengths and b"height" in lengths:
        size = lengths[b"width"], lengths[b"height"]
    elif box:
        size = float(box[1]), float(box[2])
    else:
        raise PictureError("has no size: give its svg element a viewBox")
    return max(round(size[0]), 1), max(round(size[1]), 1)


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
    from PIL import Image, ImageOps

    with _reading():
        opened = Image.open(BytesIO(data))
        # MPO is what telephones write: a JPEG with a second picture behind it, which is dropped.
        kind = "JPEG" if opened.format == "MPO" else opened.format or ""
        if kind not in _ENDINGS:
            raise PictureError(f"is of a kind that browsers do not all show ({kind}): save it as JPEG or PNG")
        if getattr(opened, "is_animated", False) and opened.format != "MPO":
            return opened.width, opened.height, [_Encoded(0, _ENDINGS[kind], data)]
        opened.load()
        image = ImageOps.exif_transpose(opened)
        if image.height > _TALLEST * max(1, image.width / WIDTHS[-1]):
            raise PictureError(f"is too tall: save it no taller than {_TALLEST} pixels")
        return image.width, image.height, [_original(image, kind), *_renditions(image)]


def _original(image: Image.Image, kind: str) -> _Encoded:
    from PIL import Image

    if image.width > WIDTHS[-1]:
        height = round(image.height * WIDTHS[-1] / image.width)
        image = image.resize((WIDTHS[-1], max(height, 1)), Image.Resampling.LANCZOS)
    if kind == "JPEG" and image.mode not in ("L", "RGB"):
        image = image.convert("RGB")
    return _Encoded(0, _ENDINGS[kind], _saved(image, kind))


def _renditions(image: Image.Image) -> list[_Encoded]:
    from PIL import Image

    has_alpha = "A" in image.getbands() or "transparency" in image.info
    image = image.convert("RGBA" if has_alpha else "RGB")
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
