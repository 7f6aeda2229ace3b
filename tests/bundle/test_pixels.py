"""Pictures look in the bundle as they do in the program that made them, by the values of their pixels."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageCms, ImageDraw

from tpm_site.bundle.images import process_image

Pixel = tuple[int, ...]


class Nothing:
    """A cache that forgets everything."""

    def get(self, key: str) -> bytes | None:
        return None

    def put(self, key: str, value: bytes) -> None:
        pass


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def shown(data: bytes, at: tuple[float, float]) -> list[Pixel]:
    """The pixel at a place, given as parts of width and height, in each file that is made of a picture."""
    _, outputs = process_image("content/photo.jpg", data, Nothing())
    assert len(outputs) > 1
    found = []
    for output in outputs:
        image = Image.open(BytesIO(output.data)).convert("RGBA")
        pixel = image.getpixel((int(at[0] * image.width), int(at[1] * image.height)))
        assert isinstance(pixel, tuple)
        found.append(pixel)
    return found


def assert_close(pixels: list[Pixel], wanted: Pixel, tolerance: int = 6) -> None:
    for pixel in pixels:
        assert all(abs(a - b) <= tolerance for a, b in zip(pixel, wanted, strict=True)), (pixels, wanted)


def halves(mode: str, left: object, right: object, width: int = 600) -> Image.Image:
    image = Image.new(mode, (width, 40), left)  # type: ignore[arg-type]
    image.paste(right, (width // 2, 0, width, 40))  # type: ignore[arg-type]
    return image


def deep(left: int, right: int, width: int = 600) -> Image.Image:
    """Greys of sixteen bits."""
    row = left.to_bytes(2, "little") * (width // 2) + right.to_bytes(2, "little") * (width // 2)
    return Image.frombytes("I;16", (width, 40), row * 40)


@pytest.mark.parametrize("width", [600, 1800])
def test_an_x_ray_of_sixteen_bits_keeps_its_greys(width: int) -> None:
    data = encoded(deep(0x4000, 0xC000, width), "PNG")
    assert_close(shown(data, (0.2, 0.5)), (64, 64, 64, 255))
    assert_close(shown(data, (0.8, 0.5)), (191, 191, 191, 255))
    ends = encoded(deep(0, 0xFFFF, width), "PNG")
    assert_close(shown(ends, (0.2, 0.5)), (0, 0, 0, 255))
    assert_close(shown(ends, (0.8, 0.5)), (255, 255, 255, 255))


def test_a_transparent_grey_of_sixteen_bits_stays_so() -> None:
    data = encoded(deep(0, 0xC000), "PNG", transparency=0)
    assert [pixel[3] for pixel in shown(data, (0.2, 0.5))] == [0, 0, 0]
    assert_close(shown(data, (0.8, 0.5)), (191, 191, 191, 255))


@pytest.mark.parametrize("width", [600, 1800])
@pytest.mark.parametrize(
    ("mode", "left", "right", "kind", "wanted"),
    [
        ("1", 0, 1, "PNG", (255, 255, 255, 255)),
        ("L", 0, 100, "PNG", (100, 100, 100, 255)),
        ("LA", (0, 0), (100, 128), "PNG", (100, 100, 100, 128)),
        ("RGBA", (0, 0, 0, 0), (200, 30, 30, 128), "PNG", (200, 30, 30, 128)),
        ("RGBA", (0, 0, 0, 0), (200, 30, 30, 128), "WEBP", (200, 30, 30, 128)),
        ("RGB", "blue", (200, 30, 30), "JPEG", (200, 30, 30, 255)),
        ("L", 0, 100, "JPEG", (100, 100, 100, 255)),
        # Without a profile, ink is taken off white.
        ("CMYK", (0, 0, 0, 255), (0, 255, 255, 0), "JPEG", (255, 0, 0, 255)),
        ("CMYK", (0, 0, 0, 255), (0, 0, 0, 0), "JPEG", (255, 255, 255, 255)),
    ],
)
def test_every_mode(width: int, mode: str, left: object, right: object, kind: str, wanted: Pixel) -> None:
    data = encoded(halves(mode, left, right, width), kind, quality=95)
    assert_close(shown(data, (0.8, 0.5)), wanted)


@pytest.mark.parametrize("width", [600, 1800])
@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_a_palette_with_a_transparent_colour(kind: str, width: int) -> None:
    image = Image.new("P", (width, 40), 0)
    image.putpalette([0, 0, 255, 200, 30, 30])
    image.paste(1, (width // 2, 0, width, 40))
    data = encoded(image, kind, transparency=0)
    assert [pixel[3] for pixel in shown(data, (0.2, 0.5))] == [0] * len(shown(data, (0.2, 0.5)))
    assert_close(shown(data, (0.8, 0.5)), (200, 30, 30, 255))


def test_a_palette_of_half_transparent_colours() -> None:
    image = Image.new("P", (600, 40), 1)
    image.putpalette([0, 0, 255, 200, 30, 30])
    assert_close(shown(encoded(image, "PNG", transparency=b"\0\x80"), (0.8, 0.5)), (200, 30, 30, 128))


def test_a_colour_that_stands_for_transparent() -> None:
    data = encoded(halves("RGB", (0, 255, 0), (200, 30, 30)), "PNG", transparency=(0, 255, 0))
    assert [pixel[3] for pixel in shown(data, (0.2, 0.5))] == [0, 0, 0]
    assert_close(shown(data, (0.8, 0.5)), (200, 30, 30, 255))


def test_a_progressive_photograph() -> None:
    data = encoded(halves("RGB", "blue", (200, 30, 30)), "JPEG", progressive=True, quality=95)
    assert_close(shown(data, (0.8, 0.5)), (200, 30, 30, 255))


TURNS = {1: "tl", 2: "tr", 3: "br", 4: "bl", 5: "tl", 6: "tr", 7: "br", 8: "bl"}
"""In which corner what is stored top left is to be seen: top or bottom, left or right."""


@pytest.mark.parametrize("orientation", TURNS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_orientation(kind: str, orientation: int) -> None:
    image = Image.new("RGB", (600, 400), (20, 20, 200))
    ImageDraw.Draw(image).rectangle((0, 0, 299, 199), (200, 30, 30))
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = encoded(image, kind, exif=exif, quality=95)
    images, _ = process_image("content/photo.jpg", data, Nothing())
    assert (images.width, images.height) == ((600, 400) if orientation < 5 else (400, 600))
    for corner in ("tl", "tr", "bl", "br"):
        at = (0.25 if corner[1] == "l" else 0.75, 0.25 if corner[0] == "t" else 0.75)
        wanted = (200, 30, 30, 255) if corner == TURNS[orientation] else (20, 20, 200, 255)
        assert_close(shown(data, at), wanted, 12)


def test_the_colours_of_a_profile_become_those_of_srgb() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    linear = gamma_profile()
    data = encoded(halves("RGB", 0, (188, 188, 188)), "PNG", icc_profile=linear)
    # 188 of 255 on a scale of light is 222 on that of sRGB.
    assert_close(shown(data, (0.8, 0.5)), (222, 222, 222, 255), 4)
    clear = encoded(halves("RGBA", (0, 0, 0, 0), (188, 188, 188, 128)), "PNG", icc_profile=linear)
    assert_close(shown(clear, (0.8, 0.5)), (222, 222, 222, 128), 4)
    for unfit in (b"no profile", lab):
        data = encoded(halves("RGB", 0, (188, 188, 188)), "PNG", icc_profile=unfit)
        assert_close(shown(data, (0.8, 0.5)), (188, 188, 188, 255), 4)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(halves("RGB", 0, (188, 188, 188)), "PNG", icc_profile=srgb)
    assert_close(shown(data, (0.8, 0.5)), (188, 188, 188, 255), 2)


def gamma_profile() -> bytes:
    """sRGB's own, with each of its curves replaced by a straight line."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132], "big")
    for entry in range(132, 132 + 12 * count, 12):
        name = bytes(profile[entry : entry + 4])
        at = int.from_bytes(profile[entry + 4 : entry + 8], "big")
        if name.endswith(b"TRC"):
            profile[at : at + 12] = b"curv" + bytes(8)
        if name == b"desc":
            size = int.from_bytes(profile[entry + 8 : entry + 12], "big")
            text = bytes(profile[at : at + size])
            profile[at : at + size] = text.replace("sRGB".encode("utf-16-be"), "line".encode("utf-16-be"))
    return bytes(profile)
