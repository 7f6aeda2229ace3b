"""What a cache says of a picture is believed only where this program can have written it."""

from __future__ import annotations

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
    b'[20, 10, [[0, "/../../escaped.html"]]]', b"20 10 /../../escaped.html still", b"20 10 html still",
    b'20"><script> 10 png still', b"20 10 png still\n", b" 20 10 png still", b"20 10 png", b"20 10 gif still",
    b"0 10 png still", b"20 -1 png still", b"20.5 10 png still", b"9999999 9999999 png moving",
    b"900 10 png still", "\u0662 10 png still".encode(), b"9" * 100_000 + b" 10 png still", b"[" * 100_000,
    b'{"a":' * 100_000, b"null", b"\xff", b"",
]  # fmt: skip


@pytest.mark.parametrize("description", EVIL, ids=range(len(EVIL)))
def test_a_description_that_cannot_be_ours_is_a_miss(description: bytes) -> None:
    blobs, data = Blobs(), picture()
    made = process_image("a.png", data, blobs)
    key = min(blobs, key=len)
    blobs[key] = description
    assert process_image("a.png", data, blobs) == made


def test_bytes_that_are_no_picture_are_a_miss() -> None:
    blobs, data = Blobs(), picture()
    made = process_image("a.png", data, blobs)
    for key in list(blobs):
        if key != min(blobs, key=len):
            blobs[key] = b"<script>alert(1)</script>"
    assert process_image("a.png", data, blobs) == made


def test_the_largest_picture_is_taken_and_a_larger_one_refused() -> None:
    images, _ = process_image("a.png", picture(25_000, 1000), Blobs())
    assert (images.width, images.height) == (25_000, 1000)
    with pytest.raises(PictureError, match="has too many pixels: save it no wider than 4000 pixels"):
        process_image("a.png", picture(25_001, 1000), Blobs())
