"""The sitemap lists every page that may be kept, with the day of its own last change or none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.support.crawl import Bundle, xml
from tests.support.sites import BASE, article, build, messages, write_site

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = (
    BASE
    + "-- content/categories/empty.md --\n---\ntitle: Empty\nsummary: S\n---\n"
    + "-- content/pages/about.md --\n---\ntitle: About\nsummary: S\n---\n"
    + "-- content/pages/policy.md --\n---\ntitle: Policy\nsummary: S\nupdated: 2026-05-05\n---\n"
    + "-- content/treatments/rest.md --\n---\ntitle: Rest\nsummary: S\npublished: 2026-04-04\n---\n"
    + "-- content/people/ana-lee.md --\n---\nname: Ana Lee\n---\n"
    + article("old", "aliases: [/gone/]", published="2026-01-01")
    + article("edited", "updated: 2026-08-01", published="2026-02-01")
    + article("draft", "draft: true", published="2026-09-09")
)


def entries(tmp_path: Path, **settings: object) -> dict[str, str | None]:
    assert messages(build(write_site(tmp_path, SITE), tmp_path / "build", **settings)) == []
    root = xml((tmp_path / "build" / "sitemap.xml").read_text(encoding="utf-8"))
    found = {}
    for url in root.findall(f"{SITEMAP}url"):
        (place,) = url.findall(f"{SITEMAP}loc")
        modified = url.findall(f"{SITEMAP}lastmod")
        found[(place.text or "").removeprefix("https://clinic.example")] = (
            modified[0].text if modified else None
        )
    return found


def test_every_page_is_there_with_the_day_of_its_last_change(tmp_path: Path) -> None:
    assert entries(tmp_path) == {
        "/": "2026-08-01",
        "/library/": "2026-08-01",
        "/library/back-pain/": "2026-08-01",
        "/library/empty/": None,
        "/articles/edited/": "2026-08-01",
        "/articles/old/": "2026-01-01",
        "/treatments/rest/": "2026-04-04",
        "/about/": None,
        "/policy/": "2026-05-05",
        "/people/ana-lee/": None,
        "/treatments/": None,
        "/people/": None,
        "/glossary/": None,
    }


def test_it_names_just_the_pages_that_may_be_kept(tmp_path: Path) -> None:
    named = set(entries(tmp_path))
    bundle = Bundle(tmp_path / "build", "https://clinic.example")
    kept = set()
    for path, page in bundle.pages.items():
        robots = [meta for meta in page.all("meta") if meta.attributes.get("name") == "robots"]
        if not robots:
            kept.add(f"/{path.removesuffix('index.html')}")
    assert named == kept


def test_robots_may_read_all_and_are_told_of_the_sitemap(tmp_path: Path) -> None:
    entries(tmp_path)
    robots = (tmp_path / "build" / "robots.txt").read_text(encoding="utf-8")
    assert robots == "User-agent: *\nAllow: /\n\nSitemap: https://clinic.example/sitemap.xml\n"


def test_it_does_not_change_from_one_day_to_the_next(tmp_path: Path) -> None:
    before = entries(tmp_path)
    later = entries(tmp_path, today=date(2027, 3, 1))
    assert before == later
