"""Feeds are Atom that a reader can trust: stable ids, true dates, newest first."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.support.crawl import Bundle, xml
from tests.support.sites import BASE, article, build, messages, write_site

ATOM = "{http://www.w3.org/2005/Atom}"
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
SITE = (
    BASE
    + "-- content/categories/hips.md --\n---\ntitle: Hips & joints\nsummary: S\n---\n"
    + "-- content/people/ana-lee.md --\n---\nname: Ana Lee\n---\n"
    + article("old", published="2026-01-01")
    + article("edited", "updated: 2026-08-01", "authors: [ana-lee]", published="2026-02-01")
    + article("new", published="2026-03-01").replace("category: back-pain", "category: hips")
    + article("same-day", published="2026-02-01")
)


def built(tmp_path: Path, text: str = SITE) -> Bundle:
    assert messages(build(write_site(tmp_path, text), tmp_path / "build")) == []
    return Bundle(tmp_path / "build", "https://clinic.example")


def text(element: Element, name: str) -> str:
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text or ""


def link(element: Element, rel: str) -> str:
    (found,) = (each for each in element.findall(f"{ATOM}link") if each.attrib["rel"] == rel)
    return found.attrib["href"]


def test_the_sites_feed_has_all_articles_newest_first(tmp_path: Path) -> None:
    feed = xml(built(tmp_path).read("feed.xml"))
    assert text(feed, "title") == "Example Clinic"
    assert link(feed, "self") == "https://clinic.example/feed.xml"
    assert link(feed, "alternate") == "https://clinic.example/library/"
    entries = feed.findall(f"{ATOM}entry")
    assert [text(entry, "title") for entry in entries] == ["New", "Edited", "Same day", "Old"]
    assert [text(entry, "published")[:10] for entry in entries] == [
        "2026-03-01", "2026-02-01", "2026-02-01", "2026-01-01"
    ]  # fmt: skip
    assert [text(entry, "updated")[:10] for entry in entries] == [
        "2026-03-01", "2026-08-01", "2026-02-01", "2026-01-01"
    ]  # fmt: skip
    assert text(feed, "updated")[:10] == "2026-08-01"


def test_a_shelfs_feed_has_its_articles_only(tmp_path: Path) -> None:
    feed = xml(built(tmp_path).read("library/hips/feed.xml"))
    assert text(feed, "title") == "Example Clinic: Hips & joints"
    assert [text(entry, "title") for entry in feed.findall(f"{ATOM}entry")] == ["New"]
    assert text(feed, "updated")[:10] == "2026-03-01"
    assert link(feed, "alternate") == "https://clinic.example/library/hips/"


@pytest.mark.parametrize("path", ["feed.xml", "library/back-pain/feed.xml"])
def test_a_feed_has_all_that_atom_asks_for(tmp_path: Path, path: str) -> None:
    feed = xml(built(tmp_path).read(path))
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed"
    ids = [text(each, "id") for each in (feed, *entries)]
    assert len(ids) == len(set(ids)) > 2
    assert all(id.startswith("https://clinic.example/") for id in ids)
    for each in (feed, *entries):
        assert TIMESTAMP.fullmatch(text(each, "updated"))
        assert text(each, "title")
    for entry in entries:
        assert TIMESTAMP.fullmatch(text(entry, "published"))
        assert link(entry, "alternate") == text(entry, "id")
        assert text(entry, "summary").startswith("About ")
    assert feed.findall(f"{ATOM}author")


def test_an_entry_names_its_authors_and_its_shelf(tmp_path: Path) -> None:
    feed = xml(built(tmp_path).read("feed.xml"))
    edited = feed.findall(f"{ATOM}entry")[1]
    assert [name.text for name in edited.iter(f"{ATOM}name")] == ["Ana Lee"]
    assert [each.attrib["term"] for each in edited.findall(f"{ATOM}category")] == ["Back pain"]


def test_pages_name_the_feeds(tmp_path: Path) -> None:
    bundle = built(tmp_path)
    for url, feeds in (("/", ["/feed.xml"]), ("/library/hips/", ["/feed.xml", "/library/hips/feed.xml"])):
        links = bundle.page(url).all("link")
        named = [each["href"] for each in links if each.attributes.get("type") == "application/atom+xml"]
        assert named == feeds


def test_a_feed_without_articles_is_valid_still(tmp_path: Path) -> None:
    feed = xml(built(tmp_path, BASE + article("draft", "draft: true")).read("feed.xml"))
    assert feed.findall(f"{ATOM}entry") == []
    assert TIMESTAMP.fullmatch(text(feed, "updated"))


def test_signs_in_titles_do_not_break_a_feed(tmp_path: Path) -> None:
    title = "'<\"Pain\" & you]]>'"
    bundle = built(tmp_path, BASE + article("stenosis").replace("title: Stenosis", f"title: {title}"))
    (entry,) = xml(bundle.read("feed.xml")).findall(f"{ATOM}entry")
    assert text(entry, "title") == "<“Pain” & you]]>"
    assert bundle.page("/articles/stenosis/").one("h1").text == "<“Pain” & you]]>"
