"""Static files and pictures as the bundle will hold them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct

from tpm_site.base.digest import sha256
from tpm_site.base.span import Span


class Rendition(NamedTuple):
    """One size of a picture: its rooted path in the bundle and its width in pixels."""

    path: str
    width: int


class ImageSet(NamedTuple):
    """A picture with its sizes. `renditions` are WebP, narrow to wide; empty for drawings."""

    path: str
    width: int
    height: int
    renditions: tuple[Rendition, ...] = ()


class Wanted(NamedTuple):
    """What pages ask for: pictures and downloads by path, and where each is first asked for.

    Only what is `public` is published. `whole` are static files that are published as they are, and whose
    size in pixels is wanted.
    """

    pictures: Mapping[str, Span]
    downloads: Mapping[str, Span]
    public: frozenset[str]
    whole: tuple[str, ...] = ()


class Assets(Struct, frozen=True):
    """Where assets ended up: `files` by name under static/assets, `images` by source path."""

    files: Mapping[str, str]
    images: Mapping[str, ImageSet]


class Output(Struct, frozen=True):
    """One file of the bundle, by its path relative to the bundle's root."""

    path: str
    data: bytes

    @property
    def digest(self) -> str:
        return sha256(self.data)
