"""Pictures of any depth and colour space to what every browser shows alike: upright, eight bits, sRGB."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_DEEP = 65_535
"""White in sixteen bits, as X-rays are saved."""


def plain_pixels(image: Image.Image) -> Image.Image:
    """The picture as it is meant to look, without the notes that say how."""
    from PIL import ImageOps

    return _in_srgb(_in_eight_bits(ImageOps.exif_transpose(image)))


def full_colour(image: Image.Image) -> Image.Image:
    """With a value of its own for each pixel, so that it can be made smaller smoothly."""
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """Pillow cuts deeper greys off at 255, which makes them white."""
    if not image.mode.startswith("I"):
        return image
    eight = image.convert("I").point(lambda value: value * (255 / _DEEP) + 0.5).convert("L")
    eight.info = dict(image.info)
    if isinstance(key := image.info.get("transparency"), int):
        eight.info["transparency"] = round(key * 255 / _DEEP)
    return eight


def _in_srgb(image: Image.Image) -> Image.Image:
    """The colours of a profile. Without one, and where it does not fit, they are taken for sRGB."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    from PIL import Image, ImageCms

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(source).lower():
            return image
        if image.mode in ("P", "PA") or "transparency" in image.info:
            image = full_colour(image)
        grey, alpha = image.mode in ("L", "LA", "1"), "A" in image.getbands()
        colours = image.convert("L") if grey else image.convert("RGB") if alpha else image
        found = ImageCms.profileToProfile(colours, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    if found is None:
        return image
    found = found.convert("L") if grey else found
    if not alpha:
        return found
    bands = (*found.split(), image.getchannel("A"))
    return Image.merge("LA" if grey else "RGBA", bands)
