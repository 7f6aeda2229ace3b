"""Which pages have a social card, and how they name it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.support.crawl import Bundle, graphs
from tests.support.sites import BASE, REPOSITORY, article, build, messages, write_site

BASE_URL = "https://clinic.example"
ON = BASE.replace("name:", "social_cards: true\ntagline: Plain answers\nname:")
SPANISH = ON.replace("name:", "languages: [es]\nname:")
TREATMENT = "-- content/treatments/rest.md --\n---\ntitle: Rest\nsummary: Rest a while.\n---\nWords.\n"
ABOUT = "-- content/pages/about.md --\n---\ntitle: About\nsummary: About us.\n---\nWords.\n"


def built(root: Path, text: str) -> Bundle:
    write_site(root, text)
    assert messages(build(root, root / "build")) == []
    return Bundle(root / "build", BASE_URL)


def cards_of(bundle: Bundle) -> list[str]:
    return sorted(path for path in bundle.files if path.endswith("card.png"))


def meta(bundle: Bundle, url: str) -> dict[str, str]:
    """What the head of a page says of the picture that stands for it."""
    found = {}
    for element in bundle.page(url).all("meta"):
        name = element.attributes.get("property") or element.attributes.get("name") or ""
        if name.startswith(("og:image", "twitter:")):
            found[name] = element.attributes["content"]
    return found


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return built(tmp_path_factory.mktemp("cards"), ON + article("stenosis") + TREATMENT + ABOUT)


def test_pages_to_read_shelves_and_the_home_page_have_cards(bundle: Bundle) -> None:
    assert cards_of(bundle) == [
        "about/card.png",
        "articles/stenosis/card.png",
        "card.png",
        "library/back-pain/card.png",
        "treatments/rest/card.png",
    ]


def test_a_page_names_its_card(bundle: Bundle) -> None:
    found = meta(bundle, "/articles/stenosis/")
    address, _, version = found.pop("og:image").partition("?v=")
    assert (address, len(version)) == (f"{BASE_URL}/articles/stenosis/card.png", 10)
    assert found == {
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Example Clinic: Stenosis",
        "twitter:card": "summary_large_image",
    }
    with Image.open(bundle.folder / "articles/stenosis/card.png") as card:
        assert card.size == (1200, 630)


def test_the_graph_names_it_as_the_picture_of_the_page(bundle: Bundle) -> None:
    (graph,) = graphs(bundle.page("/articles/stenosis/"))
    page = next(node for node in graph["@graph"] if node["@id"].endswith("#page"))
    assert page["image"] == meta(bundle, "/articles/stenosis/")["og:image"]
    assert "primaryImageOfPage" not in page


def test_the_home_page_says_what_the_site_is(bundle: Bundle) -> None:
    assert meta(bundle, "/")["og:image:alt"] == "Example Clinic: Plain answers"


@pytest.mark.parametrize("url", ["/library/", "/treatments/", "/people/", "/glossary/"])
def test_other_pages_have_the_picture_of_the_site(bundle: Bundle, url: str) -> None:
    assert meta(bundle, url)["og:image"].startswith(f"{BASE_URL}/assets/social.")


def test_every_address_leads_somewhere(bundle: Bundle) -> None:
    assert bundle.problems() == []


def test_without_the_setting_there_are_none(tmp_path: Path) -> None:
    bundle = built(tmp_path, BASE + article("stenosis"))
    assert cards_of(bundle) == []
    assert meta(bundle, "/articles/stenosis/")["og:image"].startswith(f"{BASE_URL}/assets/social.")


def test_letters_that_no_card_can_show_have_the_picture_of_the_site(tmp_path: Path) -> None:
    bundle = built(tmp_path, ON + article("stenosis").replace("title: Stenosis", "title: 狭窄症"))
    assert cards_of(bundle) == ["card.png", "library/back-pain/card.png"]
    assert meta(bundle, "/articles/stenosis/")["og:image"].startswith(f"{BASE_URL}/assets/social.")


def test_a_picture_of_its_own_goes_before_a_card(tmp_path: Path) -> None:
    (tmp_path / "content/articles").mkdir(parents=True)
    Image.new("RGB", (1000, 700), "steelblue").save(tmp_path / "content/articles/photo.png")
    bundle = built(tmp_path, ON + article("stenosis", "image: {src: photo.png, alt: A spine}"))
    assert cards_of(bundle) == ["card.png", "library/back-pain/card.png"]
    assert meta(bundle, "/articles/stenosis/")["og:image:alt"] == "A spine"


def test_a_card_goes_before_a_drawing_which_networks_do_not_show(tmp_path: Path) -> None:
    drawing = '-- content/articles/a.svg --\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>\n'
    bundle = built(tmp_path, ON + drawing + article("stenosis", "image: {src: a.svg, alt: A spine}"))
    assert "articles/stenosis/card.png" in cards_of(bundle)
    assert meta(bundle, "/articles/stenosis/")["og:image:alt"] == "Example Clinic: Stenosis"


def test_each_language_has_its_own(tmp_path: Path) -> None:
    text = article("stenosis").replace("articles/", "es/articles/").replace("Stenosis", "Estenosis")
    shelf = "-- content/es/categories/back-pain.md --\n---\ntitle: Espalda\nsummary: De la espalda.\n---\n"
    words = "-- templates/strings/es.yaml --\n" + (REPOSITORY / "templates/strings/en.yaml").read_text(
        encoding="utf-8"
    )
    bundle = built(tmp_path, SPANISH + article("stenosis") + text + shelf + words)
    assert "es/articles/stenosis/card.png" in cards_of(bundle)
    cards = [bundle.folder / path / "articles/stenosis/card.png" for path in ("", "es")]
    assert cards[0].read_bytes() != cards[1].read_bytes()


def test_a_file_in_the_place_of_a_card_is_an_error(tmp_path: Path) -> None:
    write_site(tmp_path, ON + article("stenosis") + "-- static/articles/stenosis/card.png --\nOurs.\n")
    assert [line.split(": ")[1] for line in messages(build(tmp_path, tmp_path / "build"))] == [
        "error F202 two things would be published as articles/stenosis/card.png"
    ]


def test_every_card_of_our_own_site_is_named_by_its_page(own_bundle: Bundle) -> None:
    pages = [f"/{path.removesuffix('index.html')}" for path in own_bundle.shown if path != "404.html"]
    named = [meta(own_bundle, url).get("og:image", "").partition("?")[0] for url in pages]
    cards = sorted(address.rpartition(".example/")[2] for address in named if address.endswith("card.png"))
    assert cards == cards_of(own_bundle)
