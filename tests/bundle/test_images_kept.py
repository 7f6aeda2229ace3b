"""What a cache says of a picture is believed only where this program can have written it."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from PIL import Image

from tpm_site.bundle.faults import PictureError
from tpm_site.bundle.images import process_image


class Blobs(dict[str, bytes]):
    """A cache in memory."""

    def put(self, key: str, value: bytes) -> None:
        self[key] = value


def picture(width: int = 20, height: int = 10) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (width, height), "red").save(buffer, "PNG")
    return buffer.getvalue()


EVIL = [
    *(json.dumps(value).encode() for value in (
        [20, 10, [[0, "/../../escaped.html"]]], [20, 10, [[0, "html"]]], ['20"><script>', 10, [[0, "png"]]],
        [20, 10, [[0, "png"], [20, "html"]]], [20, 10, [[0, "png"], [20, "png"]]], [20, 10, [[20, "webp"]]],
        [20, 10, []], [20, 10, [[0, "png"], [0, "png"]]], [20, 10, [[0, "png"], [-5, "webp"]]],
        [20, 10, [[0, "png"], [480, "webp"]]], [0, 10, [[0, "png"]]], [20, -1, [[0, "png"]]],
        [20.5, 10, [[0, "png"]]], [True, 10, [[0, "png"]]], [10**9, 10**9, [[0, "png"]]], [20, 10],
        [None, {}, [[0, "png"]]], "abc", None, {}, [10**400, 10, [[0, "png"]]], [20, 10, [[0, "gif"]]],
    )),
    b'[1,2,[[1e400,"png"]]]', b"[" * 100_000, b"[20,10," + b"[" * 100_000, b'{"a":' * 100_000, b"\xff", b"",
]  # fmt: skip


@pytest.mark.parametrize("description", EVIL, ids=range(len(EVIL)))
def test_a_description_that_cannot_be_ours_is_a_miss(description: bytes) -> None:
    blobs, data = Blobs(), picture()
    made = process_image("a.png", data, blobs)
    (key,) = (key for key, value in blobs.items() if value.startswith(b"["))
    blobs[key] = description
    for width in (20, 480, -5):
        blobs.setdefault(f"{key}:{width}", blobs[f"{key}:20"])
    assert process_image("a.png", data, blobs) == made


def test_bytes_that_are_no_picture_are_a_miss() -> None:
    blobs, data = Blobs(), picture()
    made = process_image("a.png", data, blobs)
    for key, value in blobs.items():
        if not value.startswith(b"["):
            blobs[key] = b"<script>alert(1)</script>"
    assert process_image("a.png", data, blobs) == made


def test_the_largest_picture_is_taken_and_a_larger_one_refused() -> None:
    images, _ = process_image("a.png", picture(25_000, 1000), Blobs())
    assert (images.width, images.height) == (25_000, 1000)
    with pytest.raises(PictureError, match="has too many pixels: save it no wider than 4000 pixels"):
        process_image("a.png", picture(25_001, 1000), Blobs())
