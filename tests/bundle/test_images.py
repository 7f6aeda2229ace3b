"""Pictures go out in the sizes that pages ask for, upright, and without what a camera wrote into them."""

from __future__ import annotations

import random
import re
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image

from tests.support.crawl import Bundle
from tests.support.sites import BASE, article, build, messages, write_site
from tpm_site.bundle.faults import PictureError
from tpm_site.bundle.images import process_image
from tpm_site.model.assets import ImageSet, Output

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F
TURN_RIGHT = 6


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


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_a_picture_that_moves_keeps_its_frames(kind: str) -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue", "white")]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
    images, files = processed("steps.gif", data)
    assert (images.width, images.height, images.renditions) == (60, 40, ())
    assert files == {images.path: data}


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("photo.jpg", "photo"),
        ("my photo.jpg", "my-photo"),
        ("50% off, now.jpg", "50-off-now"),
        ("a#b?c%23.jpg", "a-b-c-23"),
        ("IMG_1234.JPG", "img-1234"),
        ("Röntgen.jpg", "rontgen"),
        ("写真.jpg", "file"),
        ("spine.v2.jpg", "spine.v2"),
        ("'a\"<b>.jpg", "a-b"),
    ],
)
def test_its_addresses_hold_nothing_that_means_more_than_itself(name: str, stem: str) -> None:
    images, _ = processed(name, encoded(photo(), "JPEG"))
    paths = [images.path, *(rendition.path for rendition in images.renditions)]
    assert [re.sub(r"\.[0-9a-f]{10}\.", ".", path) for path in paths] == [
        f"/assets/{stem}.jpg", *(f"/assets/{stem}-{width}.webp" for width in (480, 800, 900))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
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


def test_a_page_asks_for_pictures_and_downloads_whatever_they_are_called(tmp_path: Path) -> None:
    names = ("my photo.png", "Gr\u00fc\u00dfe.png", "a&b.png", "a'b+c.png", "a, b.png")
    links = [f"![Red]({quote(name)})" for name in names] + [f"[PDF]({quote(name[:-3])}pdf)" for name in names]
    write_site(tmp_path, BASE + article("stenosis/index", body="\n\n".join(links)))
    for name in names:
        (tmp_path / "content/articles/stenosis" / name).write_bytes(encoded(photo(), "PNG"))
        (tmp_path / "content/articles/stenosis" / f"{name[:-3]}pdf").write_bytes(name.encode())
    assert messages(build(tmp_path, tmp_path / "build")) == []
    bundle = Bundle(tmp_path / "build", "https://clinic.example")
    assert bundle.problems() == []
    page = bundle.page("/articles/stenosis/")
    asked = [link["href"] for link in page.all("a") if link["href"].endswith(".pdf")]
    for source in page.all("source"):
        asked += [part.split(" ")[0] for part in source["srcset"].split(", ")]
    assert len(asked) == 5 + 5 * 3
    for address in asked:
        assert re.fullmatch(r"/assets/[a-z0-9.-]+", address)
        assert address[1:] in bundle.files


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
