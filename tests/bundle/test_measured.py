"""The size of a picture that is published as it is: of a PNG it is told at once, and as Pillow tells it."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tests.support.sites import REPOSITORY
from tpm_site.bundle.faults import PictureError
from tpm_site.bundle.images import measure_image

_ORIENTATION = 0x0112


def png(width: int = 30, height: int = 20, side: int = 1) -> bytes:
    written, exif = BytesIO(), Image.Exif()
    exif[_ORIENTATION] = side
    Image.new("RGB", (width, height)).save(written, "PNG", **({"exif": exif} if side > 1 else {}))
    return written.getvalue()


def without_pillow(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("Pillow was asked")

    monkeypatch.setattr(Image, "open", refuse)


@pytest.mark.parametrize("data", [png(), (REPOSITORY / "static/assets/social.png").read_bytes()])
def test_a_sound_png_is_told_at_once(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with Image.open(BytesIO(data)) as opened:
        size = opened.size
    without_pillow(monkeypatch)
    assert measure_image(data) == size


def test_a_png_that_is_turned_has_the_size_that_is_shown() -> None:
    assert measure_image(png(side=6)) == (20, 30)


def test_other_kinds_are_measured_too() -> None:
    written = BytesIO()
    Image.new("RGB", (30, 20)).save(written, "JPEG")
    assert measure_image(written.getvalue()) == (30, 20)


@pytest.mark.parametrize(
    "data",
    [
        png()[:16] + b"\0" + png()[17:20] + b"\xff" + png()[21:],
        png()[:20],
        b"\x89PNG\r\n\x1a\n" + png()[-12:],
    ],
    ids=["another size", "cut", "nothing in it"],
)
def test_what_cannot_be_shown_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError):
        measure_image(data)
