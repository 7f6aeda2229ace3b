"""The library and its shelves: counts, newest first, and links that filter without a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.crawl import Bundle
from tests.support.html import Element
from tests.support.sites import BASE, article, build, messages, write_site

SITE = (
    BASE.replace(
        "summary: All about backs.\n---\n", "summary: All about backs.\norder: 2\n---\nRead *this* first.\n"
    )
    + "-- content/categories/hips.md --\n---\ntitle: Hips\nsummary: All about hips.\norder: 1\n---\n"
    + "-- content/categories/empty.md --\n---\ntitle: Empty\nsummary: Nothing yet.\n---\n"
    + article("one", published="2026-01-01")
    + article("two", published="2026-02-01")
    + article("three", published="2026-03-01").replace("category: back-pain", "category: hips")
)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    root = tmp_path_factory.mktemp("library")
    assert messages(build(write_site(root, SITE), root / "build")) == []
    return Bundle(root / "build", "https://clinic.example")


def cards(page: Element) -> list[str]:
    return [card.one("a").text for card in page.all("li.card")]


def filters(page: Element) -> list[tuple[str, str, bool]]:
    links = page.all("nav.pills a")
    return [(link.text, link["href"], "aria-current" in link.attributes) for link in links]


def test_the_library_shows_all_articles_newest_first_and_shelves_with_counts(bundle: Bundle) -> None:
    page = bundle.page("/library/")
    assert cards(page) == ["Three", "Two", "One"]
    assert filters(page) == [
        ("All 3", "/library/", True),
        ("Hips 1", "/library/hips/", False),
        ("Back pain 2", "/library/back-pain/", False),
        ("Empty 0", "/library/empty/", False),
    ]


def test_a_shelf_shows_its_own_and_says_where_one_is(bundle: Bundle) -> None:
    page = bundle.page("/library/back-pain/")
    assert cards(page) == ["Two", "One"]
    assert [current for _, _, current in filters(page)] == [False, False, True, False]
    assert page.one("div.article-body").text == "Read this first."
    assert [link.text for link in page.all("nav.breadcrumb a")] == ["Home", "Resource library"]


def test_an_empty_shelf_says_so(bundle: Bundle) -> None:
    page = bundle.page("/library/empty/")
    assert cards(page) == []
    assert "No articles here yet." in page.one("main").text


def test_a_card_shows_shelf_title_summary_and_date(bundle: Bundle) -> None:
    card = bundle.page("/library/").all("li.card")[0]
    assert card.text == "Hips Three About three. Mar 1, 2026"
    assert card.one("time")["datetime"] == "2026-03-01"


def test_no_page_needs_a_script(bundle: Bundle) -> None:
    for path, page in bundle.pages.items():
        assert not [
            script for script in page.all("script") if script.attributes.get("type") != "application/ld+json"
        ], path
        assert not page.all("form"), path


def test_home_leads_to_shelves_new_articles_and_treatments(bundle: Bundle, every_feature: Bundle) -> None:
    assert cards(bundle.page("/")) == ["Three", "Two", "One"]
    home = every_feature.page("/")
    assert home.one("h1").text == "Welcome to Harbor"
    assert {"/library/joints/", "/library/back-pain/", "/treatments/radiofrequency/"} <= {
        link["href"] for link in home.one("main").all("a")
    }


def test_a_wrong_address_leads_back(bundle: Bundle) -> None:
    page = bundle.pages["404.html"]
    assert {"/", "/library/hips/"} <= {link["href"] for link in page.one("main").all("a")}
    robots = [meta["content"] for meta in page.all("meta") if meta.attributes.get("name") == "robots"]
    assert robots == ["noindex"]


def test_the_smallest_site_has_every_kind_of_page(tmp_path: Path) -> None:
    assert messages(build(write_site(tmp_path, BASE + article("stenosis")), tmp_path / "build")) == []
    files = {path.relative_to(tmp_path / "build").as_posix() for path in (tmp_path / "build").rglob("*")}
    assert {
        "404.html",
        "_headers",
        "_redirects",
        "articles/stenosis/index.html",
        "feed.xml",
        "glossary/index.html",
        "index.html",
        "library/back-pain/feed.xml",
        "library/back-pain/index.html",
        "library/index.html",
        "manifest.json",
        "people/index.html",
        "robots.txt",
        "sitemap.xml",
        "treatments/index.html",
    } <= files
    assert Bundle(tmp_path / "build", "https://clinic.example").problems() == []


def test_the_glossary_lists_terms_by_letter_each_a_deep_link(every_feature: Bundle) -> None:
    page = every_feature.page("/glossary/")
    assert [section.one("h2").text for section in page.all("section.letter")] == ["#", "E", "S"]
    term = page.get("sacroiliac-joint")
    assert term.one("dt").text == "Sacroiliac joint Also: SI joint"
    assert term.one("dd").text == "The joint between the spine’s base and the pelvis. See care for it."
    assert term.one("a")["href"] == "/treatments/radiofrequency/"


def test_a_persons_page_shows_role_credentials_treatments_and_articles(every_feature: Bundle) -> None:
    page = every_feature.page("/people/ana-lee/")
    assert page.one("h1").text == "Ana Lee, MD, PhD"
    assert page.one("p.kicker").text == "Pain physician"
    links = {link["href"] for link in page.one("main").all("a")}
    assert {"/treatments/radiofrequency/", "/articles/sacroiliac/", "/articles/sacroiliac/#signs"} <= links
