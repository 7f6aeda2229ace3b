"""No picture of the bundle says who took it, where, or of whom; those without such notes keep their bytes."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageSequence
from PIL.PngImagePlugin import PngInfo

from tests.support.sites import BASE, article, build, messages, write_site
from tpm_site.bundle.faults import PictureError
from tpm_site.bundle.metadata import without_metadata

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">Jane Doe</x:xmpmeta>'
SECRETS = (b"SpyCam", b"Jane Doe")
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def frame(colour: str) -> Image.Image:
    image = Image.new("RGB", (60, 40), "red")
    image.paste(colour, (30, 0, 60, 40))
    return image


def camera_data(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = orientation, "SpyCam"
    exif.get_ifd(GPS)[2] = (45.0, 30.0, 15.0)
    return exif


def encoded(kind: str, *, notes: bool, moves: bool = False, orientation: int = 1) -> bytes:
    """A picture of any kind, with or without whatever notes Pillow can write into it."""
    options: dict[str, object] = {}
    if moves:
        options |= {
            "save_all": True,
            "append_images": [frame("green"), frame("white")],
            "duration": 70,
            "loop": 3,
        }
    if kind != "GIF":
        options["icc_profile"] = PROFILE
    if notes:
        text = PngInfo()
        text.add_text("Author", "Jane Doe")
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
        by_kind: dict[str, dict[str, object]] = {
            "JPEG": {"exif": camera_data(orientation), "xmp": XMP, "comment": "Jane Doe"},
            "MPO": {"exif": camera_data(orientation), "comment": "Jane Doe"},
            "PNG": {"exif": camera_data(orientation), "pnginfo": text},
            "GIF": {"comment": b"Jane Doe"},
            "WEBP": {"exif": camera_data(orientation), "xmp": XMP},
            "AVIF": {"exif": camera_data(orientation), "xmp": XMP},
            "TIFF": {"exif": camera_data(orientation)},
        }
        options |= by_kind[kind]
    buffer = BytesIO()
    frame("blue").save(buffer, kind, **options)
    return buffer.getvalue()


def pixels(data: bytes) -> list[tuple[object, bytes]]:
    """What each frame shows, and for how long."""
    opened = Image.open(BytesIO(data))
    return [(f.info.get("duration"), f.convert("RGBA").tobytes()) for f in ImageSequence.Iterator(opened)]


def assert_silent(data: bytes) -> None:
    for secret in SECRETS:
        assert secret not in data
    opened = Image.open(BytesIO(data))
    exif = opened.getexif()
    assert not exif.get_ifd(GPS)
    assert MAKER not in exif
    assert "xmp" not in opened.info
    assert "comment" not in opened.info


KINDS = [("JPEG", False), ("PNG", False), ("PNG", True), ("GIF", True), ("WEBP", False), ("WEBP", True)]


@pytest.mark.parametrize(("kind", "moves"), KINDS)
def test_notes_go_and_the_picture_stays_to_the_bit(kind: str, moves: bool) -> None:
    noted = encoded(kind, notes=True, moves=moves)
    assert SECRETS[1] in noted
    found = without_metadata(noted)
    assert_silent(found)
    assert b"Exif" not in found
    assert pixels(found) == pixels(noted)
    assert len(pixels(found)) == (3 if moves else 1)
    assert Image.open(BytesIO(found)).info.get("icc_profile") == (None if kind == "GIF" else PROFILE)
    assert Image.open(BytesIO(found)).info.get("loop") == Image.open(BytesIO(noted)).info.get("loop")
    assert without_metadata(found) is found


@pytest.mark.parametrize(("kind", "moves"), KINDS)
def test_a_picture_without_notes_keeps_its_bytes(kind: str, moves: bool) -> None:
    plain = encoded(kind, notes=False, moves=moves)
    assert without_metadata(plain) is plain


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(2, 9))
def test_of_what_a_camera_says_only_the_upper_side_is_left(kind: str, orientation: int) -> None:
    found = without_metadata(encoded(kind, notes=True, orientation=orientation))
    assert_silent(found)
    assert dict(Image.open(BytesIO(found)).getexif()) == {ORIENTATION: orientation}
    assert without_metadata(found) is found


@pytest.mark.parametrize("kind", ["AVIF", "TIFF", "MPO"])
def test_other_kinds_that_can_be_read(kind: str) -> None:
    noted = encoded(kind, notes=True)
    found = without_metadata(noted)
    assert_silent(found)
    before, after = (Image.open(BytesIO(data)).convert("RGB") for data in (noted, found))
    for at in ((10, 20), (50, 20)):
        old, new = before.getpixel(at), after.getpixel(at)
        assert isinstance(old, tuple)
        assert isinstance(new, tuple)
        assert all(abs(a - b) < 8 for a, b in zip(old, new, strict=True))


def test_what_lies_behind_the_end_of_a_picture_goes() -> None:
    for kind in ("JPEG", "PNG", "GIF", "WEBP"):
        plain = encoded(kind, notes=False)
        assert without_metadata(plain + b"Jane Doe, a film that a telephone put there") == plain


def test_bytes_that_only_fill_a_jpeg_are_passed_over() -> None:
    noted = encoded("JPEG", notes=True)
    assert without_metadata(noted[:2] + b"\xff\xff" + noted[2:]) == without_metadata(noted)


def test_a_progressive_jpeg_is_walked_to_its_end() -> None:
    image = Image.effect_noise((400, 300), 90)
    buffer = BytesIO()
    image.save(buffer, "JPEG", progressive=True, exif=camera_data(), quality=90)
    found = without_metadata(buffer.getvalue())
    assert_silent(found)
    assert pixels(found) == pixels(buffer.getvalue())


@pytest.mark.parametrize("data", [b"", b"GIF", b"words", b"%PDF-1.7 \xff\xd8\xff", b"RIFF\0\0\0\0WAVE"])
def test_what_is_no_picture_is_left_alone(data: bytes) -> None:
    assert without_metadata(data) is data


@pytest.mark.parametrize(("kind", "moves"), KINDS)
def test_a_damaged_picture_is_a_picture_or_a_reason_and_nothing_else(kind: str, moves: bool) -> None:
    whole = encoded(kind, notes=True, moves=moves, orientation=6)
    chance = random.Random(7)  # noqa: S311  Not for secrets: the same damage on every run.
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 3, 20))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            without_metadata(bytes(data[: chance.choice((None, None, 9, chance.randrange(len(data))))]))
        except PictureError:
            continue


def test_no_file_of_the_bundle_holds_them(tmp_path: Path) -> None:
    """Pictures of articles, moving or still, beside assets or among them, or offered for download."""
    names = {
        "content/articles/photo.jpg": encoded("JPEG", notes=True, orientation=6),
        "content/articles/steps.webp": encoded("WEBP", notes=True, moves=True),
        "content/articles/offered.png": encoded("PNG", notes=True),
        "static/beside.jpg": encoded("JPEG", notes=True, orientation=6),
        "static/assets/among.png": encoded("PNG", notes=True),
        "static/assets/social.png": encoded("PNG", notes=True),
        "static/never-named.gif": encoded("GIF", notes=True, moves=True),
    }
    shown = "![A](photo.jpg) ![B](steps.webp) ![C](/beside.jpg) ![D](/assets/among.png) [E](offered.png)"
    write_site(
        tmp_path, BASE + article("stenosis", body="\n\n".join(shown.replace(") ", ")\n").splitlines()))
    )
    for name, data in names.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert messages(build(tmp_path, tmp_path / "build")) == []
    files = [path for path in (tmp_path / "build").rglob("*") if path.is_file()]
    assert len([path for path in files if path.suffix in (".jpg", ".png", ".webp", ".gif")]) > 10
    for path in files:
        for secret in SECRETS:
            assert secret not in path.read_bytes(), path


def test_a_static_picture_that_is_too_damaged_to_tell_is_a_finding(tmp_path: Path) -> None:
    write_site(tmp_path, BASE + article("stenosis"))
    (tmp_path / "static").mkdir()
    (tmp_path / "static/photo.jpg").write_bytes(b"\xff\xd8\xff\xe1\xff\xffExif\0\0")
    lines = messages(build(tmp_path, tmp_path / "build"))
    assert lines == ["static/photo.jpg:1:1: error M202 the picture static/photo.jpg is damaged: save it anew"]
