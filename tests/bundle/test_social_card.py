"""Social cards: pictures that networks take, of letters that the font has."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.support.sites import REPOSITORY
from tpm_site.bundle.card_ground import font
from tpm_site.bundle.card_style import style_of_cards
from tpm_site.bundle.social_card import draw_card
from tpm_site.model.social_card import _RECIPE, CardStyle, SocialCard, drawn
from tpm_site.model.tree import SourceTree, ThemeFile

MARK = (REPOSITORY / "static/assets/icon.svg").read_bytes()
STYLE = CardStyle("Example Clinic", "#0c4748", "#f3faf6", "#f4b860", MARK)
GROUND = (12, 71, 72)


def opened(title: str, kicker: str = "Spine conditions", style: CardStyle = STYLE) -> Image.Image:
    return Image.open(BytesIO(draw_card(SocialCard(title, kicker, style)))).convert("RGB")


@pytest.mark.parametrize(
    "title", ["Pain", "What is lumbar spinal stenosis?", "Back pain and what to do " * 4]
)
def test_a_card_is_a_small_png_of_the_size_that_networks_ask_for(title: str) -> None:
    data = draw_card(SocialCard(title, "Spine conditions", STYLE))
    with Image.open(BytesIO(data)) as card:
        assert (card.format, card.size, card.mode) == ("PNG", (1200, 630), "P")
    assert len(data) < 30_000


def test_cards_that_are_drawn_otherwise_have_another_address() -> None:
    """Networks keep a picture by its address: where this fails, raise `_RECIPE`."""
    pixels = hashlib.sha256(opened("What is lumbar spinal stenosis?").tobytes()).hexdigest()
    assert (_RECIPE, pixels[:16]) == ("1", "c167a18a01eb92ba")


def test_the_same_card_is_the_same_bytes() -> None:
    card = SocialCard("What is lumbar spinal stenosis?", "Spine conditions", STYLE)
    others = [draw_card(SocialCard(title, "", STYLE)) for title in ("Hip", "Knee")]
    assert draw_card(card) == draw_card(card)
    assert draw_card(card) not in others


@pytest.mark.parametrize(
    "name", ["Clinic", "The Very Long Name of a Practice of Many Specialties and Doctors" * 2]
)
def test_no_line_reaches_the_drawing(name: str) -> None:
    card = opened(name, name, STYLE._replace(name=name))
    assert card.crop((905, 0, 945, 630)).getcolors(2) == [(40 * 630, GROUND)]
    assert card.crop((0, 0, 75, 630)).getcolors(2) == [(75 * 630, GROUND)]


def test_a_card_has_the_colours_of_the_site() -> None:
    card = opened("Pain", style=STYLE._replace(ground="#203040", ink="#ffffee", accent="#ff0000"))
    colours = {colour for _, colour in card.getcolors(1000) or []}
    assert {(0x20, 0x30, 0x40), (0xFF, 0xFF, 0xEE), (0xFF, 0, 0)} <= colours
    assert card.getpixel((5, 5)) == (0x20, 0x30, 0x40)


def test_without_a_mark_the_name_stands_at_the_margin() -> None:
    card = opened("Pain", style=STYLE._replace(mark=b"<svg/>"))
    assert card.crop((600, 0, 1200, 630)).getcolors(2) == [(600 * 630, GROUND)]
    assert card.crop((80, 72, 110, 140)).getcolors(2) != [(30 * 68, GROUND)]


def test_an_accent_and_its_letter_may_be_two_characters() -> None:
    title = "¿Qué señales no pueden esperar?"
    assert SocialCard(unicodedata.normalize("NFD", title), "", STYLE).is_drawable
    assert opened(unicodedata.normalize("NFD", title)) == opened(title)
    assert opened("Radio\u00adfrequency") == opened("Radiofrequency")


@pytest.mark.parametrize(
    "title",
    [
        "Éffusion: ¿qué es?",
        "Πόνος στη μέση",
        "Боль в спине",
        "Біль",
        "Đau thắt lưng",
        "Zażółć — “gęślą” jaźń…",
    ],
)
def test_letters_that_are_drawn(title: str) -> None:
    assert SocialCard(title, "", STYLE).is_drawable


@pytest.mark.parametrize(
    "title", ["腰痛", "ألم الظهر", "כאב גב", "पीठ दर्द", "Pain 🙂", "Pain ≥ 4", "A\u200bB", "A\tB"]
)
def test_letters_that_are_not(title: str) -> None:
    assert not SocialCard(title, "", STYLE).is_drawable
    assert not SocialCard("Pain", title, STYLE).is_drawable
    assert not SocialCard("Pain", "", STYLE._replace(name=title)).is_drawable


def test_the_font_has_every_letter_that_is_said_to_be_drawn() -> None:
    missing = bytes(font(40).getmask("\U0010ffff"))
    said = [chr(n) for n in range(sys.maxunicode) if not 0xD800 <= n < 0xE000]
    drawable = [c for c in said if SocialCard(c, "", STYLE).is_drawable and drawn(c).strip()]
    assert len(drawable) > 500
    assert [c for c in drawable if bytes(font(40).getmask(drawn(c))) == missing] == []


def test_the_version_is_another_one_with_each_thing_that_is_shown() -> None:
    card = SocialCard("Pain", "Spine", STYLE)
    others = [
        card._replace(title="Pains"),
        card._replace(kicker="Hip"),
        card._replace(style=STYLE._replace(name="Clinic")),
        card._replace(style=STYLE._replace(ground="#111111")),
        card._replace(style=STYLE._replace(ink="#111111")),
        card._replace(style=STYLE._replace(accent="#111111")),
        card._replace(style=STYLE._replace(mark=b"")),
    ]
    assert len({card.version, *(other.version for other in others)}) == len(others) + 1


def test_the_look_comes_from_the_stylesheet_and_the_icon(tmp_path: Path) -> None:
    files = {
        "assets/icon.svg": "<svg/>",
        "assets/a.css": ":root { --pine: #111; --glow: #222222 }",
        "assets/style.css": ":root { --pine: #ABC; --edge: #333 }\n@media x { :root { --pine: #444 } }",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    tree = SourceTree(str(tmp_path), static=tuple(ThemeFile(name, str(tmp_path / name)) for name in files))
    assert style_of_cards("Clinic", tree) == CardStyle("Clinic", "#aabbcc", "#f3faf6", "#222222", b"<svg/>")
    assert style_of_cards("Clinic", SourceTree(str(tmp_path))) == STYLE._replace(name="Clinic", mark=b"")


@pytest.mark.parametrize(
    "mark",
    [
        '<rect width="10" height="10" fill="#0c4748"/>',
        '<path d=""/>',
        '<rect width="10" height="10" fill="#0c4748"/><path d="M1 1"/>',
        '<rect width="1e300" height="nan"/>',
    ],
)
def test_a_mark_that_shows_nothing_does_no_harm(mark: str) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{mark}</svg>'.encode()
    assert opened("Pain", style=STYLE._replace(mark=data)).size == (1200, 630)


@pytest.mark.parametrize(
    "sheet",
    [
        "/* was --pine: #111111; */ :root { --pine: #222222 }",
        ":root { --dark--pine: #111111; --pine: #222222 }",
        ":root { --pine: #222 } @media (prefers-color-scheme: dark) { :root { --pine: #111 } }",
    ],
)
def test_a_colour_is_the_first_value_of_its_property(sheet: str, tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text(sheet, encoding="utf-8")
    tree = SourceTree("", static=(ThemeFile("assets/style.css", str(tmp_path / "style.css")),))
    assert style_of_cards("Clinic", tree).ground == "#222222"
