"""A site may live below a path: every address of it then begins with that path, and no other does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.crawl import Bundle, graphs
from tests.support.sites import REPOSITORY, article, build, messages, write_site

BASE_URL = "https://people.example/repo/site"
EVERY_FEATURE = (REPOSITORY / "tests/sites/every_feature.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def below_a_path(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    root = tmp_path_factory.mktemp("below-a-path")
    text = EVERY_FEATURE.replace("src: photo.jpg", "src: drawing.svg")
    write_site(root, text.replace("https://harbor.example", BASE_URL))
    assert messages(build(root, root / "build")) == []
    return Bundle(root / "build", BASE_URL)


def test_every_address_leads_somewhere_below_the_path(below_a_path: Bundle) -> None:
    assert below_a_path.problems() == []
    rooted = {address.url for address in below_a_path.addresses() if address.url.startswith("/")}
    assert len(rooted) > 20
    assert {url for url in rooted if not url.startswith("/repo/site/")} == set()


def test_the_files_stand_where_they_stand_without_a_path(below_a_path: Bundle, every_feature: Bundle) -> None:
    def pages(bundle: Bundle) -> set[str]:
        # A page whose own picture is a drawing has a card.
        return {path for path in bundle.files if not path.startswith("assets/") and "card.png" not in path}

    assert pages(every_feature) == pages(below_a_path)


def test_what_machines_read_is_absolute(below_a_path: Bundle) -> None:
    page = below_a_path.page("/articles/sacroiliac/")
    properties = {
        meta.attributes.get("property"): meta.attributes.get("content", "") for meta in page.all("meta")
    }
    assert properties["og:url"] == f"{BASE_URL}/articles/sacroiliac/"
    assert properties["og:image"].startswith(f"{BASE_URL}/articles/sacroiliac/card.png?v=")
    (graph,) = graphs(page)
    ids = [node["@id"] for node in graph["@graph"]]
    assert all(id.startswith(f"{BASE_URL}/") for id in ids)
    crumbs = next(node for node in graph["@graph"] if node["@type"] == "BreadcrumbList")["itemListElement"]
    assert [crumb["item"] for crumb in crumbs] == [
        f"{BASE_URL}{url}" for url in ("/", "/library/", "/library/back-pain/", "/articles/sacroiliac/")
    ]
    assert f"Sitemap: {BASE_URL}/sitemap.xml" in below_a_path.read("robots.txt")
    assert "/repo/site/*" in below_a_path.read("_headers").splitlines()
    assert "/repo/site/blog/si-joint/ /repo/site/articles/sacroiliac/ 301" in below_a_path.read("_redirects")
    assert "articles/sacroiliac/index.html" in json.loads(below_a_path.read("manifest.json"))


def test_an_address_given_for_one_build_takes_the_place_of_the_sites(tmp_path: Path) -> None:
    report = build(REPOSITORY, tmp_path / "build", base_url="https://preview.example/pr-7")
    assert report.errors == 0
    assert Bundle(tmp_path / "build", "https://preview.example/pr-7").problems() == []
    text = (tmp_path / "build" / "index.html").read_text(encoding="utf-8")
    assert "trueprecisionmedical.example" not in text


@pytest.mark.parametrize(
    "url",
    ["clinic.example", "ftp://clinic.example", "https://clinic.example/?x", "https://u:p@clinic.example",
     "https://clinic.example//other.example", "https://clinic.example/../x", "https://clinic.example/a//b",
     "https://", "https://clinic.example/#x", "https://clinic.example:x"],
)  # fmt: skip
def test_an_address_that_pages_could_not_be_found_at_is_a_finding(tmp_path: Path, url: str) -> None:
    text = f"-- content/site.yaml --\nname: Example Clinic\nbase_url: '{url}'\n" + article("stenosis")
    (line,) = messages(build(write_site(tmp_path, text), None))
    assert line.startswith('content/site.yaml:2:11: error F103 "base_url" wants the site\'s address such as ')
