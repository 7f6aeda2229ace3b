"""A picture with its sizes to what the picture component shows."""

from __future__ import annotations

from typing import NamedTuple

from tpm_site.model.assets import ImageSet


class PictureView(NamedTuple):
    """A picture: `sources` is the srcset of its WebP sizes, empty for a drawing."""

    src: str
    sources: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""


def picture_view(images: ImageSet, alt: str, caption: str = "", credit: str = "") -> PictureView:
    """The view of one picture; paths in `images` are those that the page must ask for."""
    sources = ", ".join(f"{r.path} {r.width}w" for r in images.renditions)
    return PictureView(images.path, sources, images.width, images.height, alt, caption, credit)
