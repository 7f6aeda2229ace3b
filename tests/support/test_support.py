"""What tests rely on can see: the crawler, the vocabulary and the tree of a page find what is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support import schema_org
from tests.support.crawl import Bundle
from tests.support.html import parse
from tests.support.sites import BASE, article, build, write_site

PAGE = "articles/stenosis/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("support")
    build(write_site(root, BASE + article("stenosis")), root / "build")
    return root / "build"


@pytest.mark.parametrize(
    ("added", "problem"),
    [
        ('<a href="/nowhere/">x</a>', "/nowhere/ leads to no file"),
        ('<a href="/library">x</a>', "/library leads to no file"),
        ('<a href="#nowhere">x</a>', "#nowhere leads to no anchor"),
        ('<a href="/library/#nowhere">x</a>', "/library/#nowhere leads to no anchor"),
        ('<a href="https://clinic.example/x/">x</a>', "https://clinic.example/x/ leads to no file"),
        ('<img src="/assets/gone.png" alt="">', "/assets/gone.png leads to no file"),
        ('<img srcset="/assets/a.webp 1x, /assets/b.webp 2x" alt="">', "/assets/b.webp leads to no file"),
        ('<img src="https://x.example/a.png" alt="">', "https://x.example/a.png is asked of another host"),
        ('<script src="//x.example/a.js"></script>', "//x.example/a.js is asked of another host"),
        ('<link rel="preconnect" href="https://x.example">', "https://x.example is asked of another host"),
        ('<iframe src="https://x.example/"></iframe>', "https://x.example/ is asked of another host"),
    ],
)
def test_the_crawler_finds_what_leads_nowhere(built: Path, tmp_path: Path, added: str, problem: str) -> None:
    shutil.copytree(built, tmp_path / "build")
    page = tmp_path / "build" / PAGE
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", f"{added}</main>"), encoding="utf-8")
    assert f"{PAGE}: {problem}" in Bundle(tmp_path / "build", "https://clinic.example").problems()


def test_the_crawler_looks_into_feeds_stylesheets_and_lists_of_the_host(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "build")
    for path in ("_redirects", "robots.txt", "sitemap.xml", "feed.xml"):
        (tmp_path / "build" / PAGE).unlink(missing_ok=True)
        assert (tmp_path / "build" / path).is_file()
    with (tmp_path / "build" / "_redirects").open("a", encoding="utf-8") as file:
        file.write("/old/ /gone/ 301\n")
    (tmp_path / "build" / "x.css").write_text("a { mask: url(gone.svg) }", encoding="utf-8")
    files = {
        problem.split(":")[0] for problem in Bundle(tmp_path / "build", "https://clinic.example").problems()
    }
    assert {"sitemap.xml", "feed.xml", "index.html", "_redirects", "x.css"} <= files


def graph(**node: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@graph": [{"@type": "MedicalWebPage", "@id": "#page", **node}]}


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        (graph(nextReview="2026-01-01"), "MedicalWebPage.nextReview is no property of schema.org"),
        (graph(telephone="1"), "MedicalWebPage has no property telephone"),
        (graph(about={"@type": "Illness"}), "Illness is no type of schema.org"),
        (graph(author={"@type": "Place", "name": "x"}), "MedicalWebPage.author cannot be a Place"),
        (
            graph(author={"@id": "#nobody"}),
            "MedicalWebPage.author leads to #nobody, which is not in the graph",
        ),
        (graph(publisher={"@id": "#page"}), "MedicalWebPage.publisher cannot be a MedicalWebPage"),
        (graph(name=""), "MedicalWebPage.name is empty"),
        (graph(name=3), "MedicalWebPage.name cannot be a number: 3"),
        (graph(about="pain"), "MedicalWebPage.about cannot be text: pain"),
    ],
)
def test_the_vocabulary_finds_what_schema_org_does_not_define(document: dict[str, Any], problem: str) -> None:
    assert problem in schema_org.problems(document)


def test_the_vocabulary_knows_what_is_inherited() -> None:
    node = graph(name="Pain", lastReviewed="2026-01-01", about={"@type": "MedicalTherapy", "name": "Rest"})
    assert schema_org.problems(node) == []
    assert {"MedicalClinic", "Organization", "Thing"} <= schema_org.lineage("MedicalClinic")


def test_a_page_is_a_tree() -> None:
    page = parse('<main><p id="a" class="x y">One <b>two</b><br>\n three</p><p class="y">4</p></main>')
    assert page.get("a").text == "One two three"
    assert [element.tag for element in page] == ["main", "p", "b", "br", "p"]
    assert [p.text for p in page.all("main p.y")] == ["One two three", "4"]
    assert page.one("p.x.y") is page.get("a")


@pytest.mark.parametrize("html", ["<p><b></p></b>", "<p>", "</p>"])
def test_tags_that_do_not_nest_are_found(html: str) -> None:
    with pytest.raises((AssertionError, IndexError)):
        parse(html)
