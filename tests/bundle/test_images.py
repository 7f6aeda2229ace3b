"""Pictures go out in the sizes that pages ask for, upright, and without what a camera wrote into them."""

from __future__ import annotations

import random
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.support.crawl import Bundle
from tests.support.sites import BASE, article, build, messages, write_site
from tpm_site.bundle.images import PictureError, process_image
from tpm_site.model.assets import ImageSet, Output

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F
TURN_RIGHT = 6
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20">{}</svg>'


class Blobs(dict[str, bytes]):
    """A cache in memory."""

    def put(self, key: str, value: bytes) -> None:
        self[key] = value


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def photo(width: int = 900, height: int = 600) -> Image.Image:
    """Red on its left half, blue on its right."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    return image


def camera_data() -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = TURN_RIGHT, "SpyCam"
    exif.get_ifd(GPS)[2] = (45.0, 30.0, 15.0)
    return exif


def processed(name: str, data: bytes) -> tuple[ImageSet, dict[str, bytes]]:
    images, outputs = process_image(f"content/articles/{name}", data, Blobs())
    return images, {f"/{output.path}": output.data for output in outputs}


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_what_the_camera_wrote_does_not_get_out() -> None:
    comment = b"Patient: Jane Doe"
    data = encoded(photo(), "JPEG", exif=camera_data(), comment=comment)
    assert b"SpyCam" in data
    _, files = processed("photo.jpg", data)
    for file in files.values():
        assert b"SpyCam" not in file
        assert comment not in file
        assert b"Exif" not in file
        assert not opened(file).getexif()


def test_a_photograph_is_turned_upright() -> None:
    images, files = processed("photo.jpg", encoded(photo(900, 600), "JPEG", exif=camera_data()))
    assert (images.width, images.height) == (600, 900)
    upright = opened(files[images.path]).convert("RGB")
    assert upright.size == (600, 900)
    top, bottom = upright.getpixel((300, 10)), upright.getpixel((300, 890))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > bottom[0]
    assert bottom[2] > 200 > top[2]


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, [1]), (480, [480]), (481, [480, 481]), (900, [480, 800, 900]), (1600, [480, 800, 1200, 1600]),
        (4000, [480, 800, 1200, 1600]),
    ],
)  # fmt: skip
def test_sizes_go_up_to_its_own_and_never_beyond(width: int, widths: list[int]) -> None:
    images, files = processed("photo.png", encoded(Image.new("RGB", (width, 10)), "PNG"))
    assert [rendition.width for rendition in images.renditions] == widths
    assert (images.width, images.height) == (width, 10)
    for rendition in images.renditions:
        assert opened(files[rendition.path]).size[0] == rendition.width
        assert opened(files[rendition.path]).format == "WEBP"
    assert opened(files[images.path]).size[0] == min(width, 1600)


@pytest.mark.parametrize(
    ("kind", "mode", "ending"),
    [
        ("JPEG", "RGB", "jpg"), ("JPEG", "L", "jpg"), ("JPEG", "CMYK", "jpg"), ("PNG", "RGB", "png"),
        ("PNG", "RGBA", "png"), ("PNG", "P", "png"), ("PNG", "1", "png"), ("PNG", "LA", "png"),
        ("PNG", "I;16", "png"), ("GIF", "P", "gif"), ("WEBP", "RGB", "webp"), ("WEBP", "RGBA", "webp"),
        ("MPO", "RGB", "jpg"),
    ],
)  # fmt: skip
def test_every_kind_that_browsers_show(kind: str, mode: str, ending: str) -> None:
    images, files = processed(f"photo.{ending}", encoded(Image.new(mode, (600, 40)), kind))
    assert re.fullmatch(rf"/assets/photo\.[0-9a-f]{{10}}\.{ending}", images.path)
    assert [r.width for r in images.renditions] == [480, 600]
    assert [opened(file).format for file in files.values()].count("WEBP") == 2 + (kind == "WEBP")


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_transparent_stays_so(kind: str) -> None:
    image = Image.new("RGBA", (600, 40), (255, 0, 0, 0))
    images, files = processed("mark.png", encoded(image, kind))
    for path in (images.path, *(rendition.path for rendition in images.renditions)):
        pixel = opened(files[path]).convert("RGBA").getpixel((5, 5))
        assert isinstance(pixel, tuple)
        assert pixel[3] == 0


def test_a_picture_that_moves_is_left_as_it_is() -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    images, files = processed("steps.gif", data)
    assert (images.width, images.height, images.renditions) == (60, 40, ())
    assert files == {images.path: data}


def test_a_drawing_goes_out_as_it_is_with_the_size_of_its_box() -> None:
    data = SVG.format("<circle r='9'/>").encode()
    images, files = processed("spine.svg", data)
    assert (images.width, images.height, images.renditions) == (30, 20, ())
    assert files == {images.path: data}
    sized = data.replace(b"viewBox", b'width="300px" height="200.4" viewBox')
    images, _ = processed("spine.svg", sized)
    assert (images.width, images.height) == (300, 200)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script>alert(1)</script>", "holds a script"),
        ("<SCRIPT href='x.js'/>", "holds a script"),
        ("<circle onload='alert(1)'/>", "holds a script"),
        ("<a href='javascript:alert(1)'><circle/></a>", "holds a script"),
        ("<foreignObject><p/></foreignObject>", "holds a script"),
        ("<image href='https://x.example/a.png'/>", "holds a script or loads something from elsewhere"),
        ("<use xlink:href='//x.example/a.svg#b'/>", "loads something from elsewhere"),
    ],
)
def test_a_drawing_that_does_something_is_refused(inside: str, reason: str) -> None:
    with pytest.raises(PictureError, match=reason):
        processed("spine.svg", SVG.format(inside).encode())


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "has no size"),
        ("a.svg", b"\x89PNG", "is not an SVG drawing"),
        ("a.jpg", b"", "is no picture that can be read"),
        ("a.jpg", b"<html>not found</html>", "is no picture that can be read"),
        ("a.jpg", encoded(photo(), "JPEG")[:2000], "cannot be read"),
        ("a.png", encoded(photo(), "PNG")[:200], "cannot be read"),
        ("a.bmp", encoded(photo(), "BMP"), r"is of a kind that browsers do not all show \(BMP\)"),
        ("a.tiff", encoded(photo(), "TIFF"), r"is of a kind that browsers do not all show \(TIFF\)"),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "is no picture that can be read"),
        ("a.png", encoded(Image.new("1", (10_000, 10_000)), "PNG"), "has too many pixels"),
        ("a.png", encoded(Image.new("1", (100, 17_000)), "PNG"), "is too tall"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_the_reason(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(PictureError, match=reason):
        processed(name, data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_damaged_file_is_a_picture_or_a_reason_and_nothing_else(kind: str) -> None:
    whole = encoded(photo(60, 40), kind, **({} if kind == "GIF" else {"exif": camera_data()}))
    chance = random.Random(7)  # noqa: S311  Not for secrets: the same damage on every run.
    reasons = []
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 3, 20))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            process_image("a.jpg", bytes(data[: chance.choice((-1, -9, None, None))]), Blobs())
        except PictureError as error:
            reasons.append(str(error))
    assert reasons
    assert not [reason for reason in reasons if "0x" in reason]


def test_what_was_made_once_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    blobs, data = Blobs(), encoded(photo(), "JPEG")
    made = process_image("a.jpg", data, blobs)
    monkeypatch.setattr("tpm_site.bundle.images._encode", None)
    assert process_image("a.jpg", data, blobs) == made
    renamed, outputs = process_image("b.jpg", data, blobs)
    assert renamed.path.startswith("/assets/b.")
    assert [output.data for output in outputs] == [output.data for output in made[1]]


@pytest.mark.parametrize(
    "damage", [b"", b"[1, 2", b"[1, 2, [[480, 5, 5]]]", b"null", b'[1, 2, [[7, "webp"]]]']
)
def test_a_damaged_cache_is_made_anew(damage: bytes) -> None:
    blobs, data = Blobs(), encoded(photo(), "JPEG")
    made: tuple[ImageSet, tuple[Output, ...]] = process_image("a.jpg", data, blobs)
    description = min(blobs, key=len)
    blobs[description] = damage
    assert process_image("a.jpg", data, blobs) == made


def site(root: Path, data: bytes, name: str = "photo.jpg") -> Path:
    text = BASE + article("stenosis/index", body=f"Words.\n\n![Red and blue]({name})\n\n![Again]({name})")
    write_site(root, text)
    (root / "content/articles/stenosis" / name).write_bytes(data)
    return root


def test_a_page_asks_for_the_sizes_of_its_picture(tmp_path: Path) -> None:
    assert messages(build(site(tmp_path, encoded(photo(), "JPEG")), tmp_path / "build")) == []
    bundle = Bundle(tmp_path / "build", "https://clinic.example")
    assert bundle.problems() == []
    figure, again = bundle.page("/articles/stenosis/").all("figure")
    widths = [part.split()[1] for part in figure.one("source")["srcset"].split(", ")]
    assert widths == ["480w", "800w", "900w"]
    assert (figure.one("img")["width"], figure.one("img")["height"]) == ("900", "600")
    assert again.one("img")["src"] == figure.one("img")["src"]
    assert len([path for path in bundle.files if path.startswith("assets/photo")]) == 4


@pytest.mark.parametrize("name", ["photo.jpg", "photo.heic", "photo.svg"])
def test_a_picture_that_cannot_be_shown_is_a_finding_where_it_is_asked_for(tmp_path: Path, name: str) -> None:
    lines = messages(build(site(tmp_path, b"not a picture", name), tmp_path / "build"))
    assert lines[0].startswith(
        f"content/articles/stenosis/index.md:9:1: error M202 the picture content/articles/stenosis/{name} is "
    )
    assert not (tmp_path / "build").exists()


def test_a_front_picture_that_cannot_be_shown_is_a_finding_at_its_name(tmp_path: Path) -> None:
    write_site(tmp_path, BASE + article("stenosis", "image:", "  src: photo.jpg", "  alt: A photo"))
    (tmp_path / "content/articles/photo.jpg").write_bytes(b"not a picture")
    (line,) = messages(build(tmp_path, tmp_path / "build"))
    assert line.startswith("content/articles/stenosis.md:7:8: error M202 ")


def test_a_picture_of_an_article_that_is_left_out_is_not_published(tmp_path: Path) -> None:
    text = BASE + article("live") + article("draft/index", "draft: true", body="![A photo](photo.png)")
    write_site(tmp_path, text)
    (tmp_path / "content/articles/draft/photo.png").write_bytes(encoded(photo(), "PNG"))
    assert messages(build(tmp_path, tmp_path / "build")) == []
    assert not list((tmp_path / "build" / "assets").glob("photo*"))


@pytest.mark.parametrize("damage", ["delete", "truncate", "scribble"])
def test_losing_the_cache_changes_nothing(tmp_path: Path, damage: str) -> None:
    root = site(tmp_path, encoded(photo(), "JPEG"))
    build(root, root / "one")
    cache = root / ".tpm-cache" / "cache.sqlite"
    assert cache.stat().st_size > 1000
    if damage == "delete":
        cache.unlink()
    else:
        data = cache.read_bytes()
        cache.write_bytes(data[:5000] if damage == "truncate" else b"x" * 4096 + data[4096:])
    assert messages(build(root, root / "two")) == []
    first, second = (
        {path.name: path.read_bytes() for path in (root / out / "assets").iterdir()} for out in ("one", "two")
    )
    assert first == second
