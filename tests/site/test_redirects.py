"""Old paths keep working, by a page and by a line of _redirects, and nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.crawl import Bundle
from tests.support.sites import BASE, article, build, messages, write_site


def test_an_old_path_leads_to_the_page_with_and_without_a_host_that_redirects(tmp_path: Path) -> None:
    text = BASE + article("stenosis", "aliases: [/blog/2019/stenosis/, /old.html, /about-stenosis]")
    assert messages(build(write_site(tmp_path, text), tmp_path / "build")) == []
    bundle = Bundle(tmp_path / "build", "https://clinic.example")
    assert bundle.read("_redirects").splitlines() == [
        "/about-stenosis /articles/stenosis/ 301",
        "/blog/2019/stenosis/ /articles/stenosis/ 301",
        "/old.html /articles/stenosis/ 301",
    ]
    for path in ("blog/2019/stenosis/index.html", "old.html", "about-stenosis/index.html"):
        page = bundle.pages[path]
        meta = {
            m.attributes.get("http-equiv", m.attributes.get("name")): m.attributes.get("content")
            for m in page.all("meta")
        }
        assert meta["refresh"] == "0; url=/articles/stenosis/"
        assert meta["robots"] == "noindex"
        assert page.one("link")["href"] == "https://clinic.example/articles/stenosis/"
        assert page.one("a")["href"] == "/articles/stenosis/"
    assert "blog" not in bundle.read("sitemap.xml")


@pytest.mark.parametrize(
    ("alias", "owner"),
    [
        ("/library/", "/library/"),
        ("/library", "/library/"),
        ("/", None),
        ("/articles/other/", "/articles/other/"),
        ("/articles/other/index.html", "/articles/other/"),
        ("/feed.xml", "/feed.xml"),
        ("/sitemap.xml", "/sitemap.xml"),
        ("/favicon.ico", "/favicon.ico"),
        ("/favicon.ico/x/", "/favicon.ico"),
        ("/old/", "content/articles/other.md"),
    ],
)
def test_an_old_path_that_is_in_use_is_a_finding(tmp_path: Path, alias: str, owner: str | None) -> None:
    text = BASE + article("other", "aliases: [/old/]") + article("stenosis", f"aliases: [{alias}]")
    (line,) = messages(build(write_site(tmp_path, text), tmp_path / "build"))
    place, _, message = line.partition(": error ")
    assert place == "content/articles/stenosis.md:6:11"
    assert message == (f"F202 the old path {alias} is in use already: {owner}" if owner else message)
    assert message.startswith("F202" if owner else "F103")
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize(
    "alias", ["/404.html", "/robots.txt", "/_headers", "/_redirects", "/manifest.json", "/.tpm-site"]
)
def test_an_old_path_does_not_replace_a_file_that_every_site_has(tmp_path: Path, alias: str) -> None:
    text = BASE + article("stenosis", f"aliases: [{alias}]")
    (line,) = messages(build(write_site(tmp_path, text), tmp_path / "build"))
    assert line.startswith("content/articles/stenosis.md:")
    assert f"F202 two things would be published as {alias[1:]}" in line


@pytest.mark.parametrize(
    "alias", ["old/", "https://x.example/", "//x/", "/a/../b/", "/a//b", "/a b/", "/ä/", "/a?b=1"]
)
def test_what_is_no_path_is_a_finding(tmp_path: Path, alias: str) -> None:
    text = BASE + article("stenosis", f"aliases: ['{alias}']")
    (line,) = messages(build(write_site(tmp_path, text), None))
    assert line.startswith("content/articles/stenosis.md:6:11: error F103 ")


@pytest.mark.parametrize(
    "aliases", ["[/old.html, /old.html/x/]", "[/a/b/, /a/b/index.html]", "[/a/b.html/c, /a/b.html]"]
)
def test_two_old_paths_that_cannot_both_be_files_are_a_finding(tmp_path: Path, aliases: str) -> None:
    text = BASE + article("stenosis", f"aliases: {aliases}")
    (line,) = messages(build(write_site(tmp_path, text), tmp_path / "build"))
    assert " error F202 the old path " in line


def test_an_old_path_of_a_page_that_is_left_out_leads_nowhere_yet(tmp_path: Path) -> None:
    text = BASE + article("stenosis", "aliases: [/old/]", "draft: true")
    assert messages(build(write_site(tmp_path, text), tmp_path / "build")) == []
    bundle = Bundle(tmp_path / "build", "https://clinic.example")
    assert bundle.read("_redirects") == ""
    assert "old/index.html" not in bundle.files


@pytest.mark.parametrize(
    ("path", "files"),
    [
        ("content/pages/library.md", "library/index.html"),
        ("content/pages/glossary.md", "glossary/index.html"),
        ("content/pages/treatments.md", "treatments/index.html"),
    ],
)
def test_a_page_cannot_take_the_place_of_a_list(tmp_path: Path, path: str, files: str) -> None:
    text = BASE + article("stenosis") + f"-- {path} --\n---\ntitle: T\nsummary: S\n---\n"
    (line,) = messages(build(write_site(tmp_path, text), tmp_path / "build"))
    assert line.startswith(f"{path}:1:1: error F202 two things would be published as {files}: ")


@pytest.mark.parametrize("name", ["robots.txt", "_headers", "library/index.html", "Feed.xml", "404.html"])
def test_a_static_file_cannot_take_the_place_of_an_output(tmp_path: Path, name: str) -> None:
    text = BASE + article("stenosis") + f"-- static/{name} --\nmine\n"
    (line,) = messages(build(write_site(tmp_path, text), tmp_path / "build"))
    assert " error F202 two things would be published as " in line
    assert f"static/{name}" in line


def test_a_static_file_is_copied_as_it_is(tmp_path: Path) -> None:
    text = BASE + article("stenosis") + "-- static/CNAME --\nclinic.example\n-- static/a/b.txt --\nb\n"
    assert messages(build(write_site(tmp_path, text), tmp_path / "build")) == []
    assert (tmp_path / "build" / "CNAME").read_text(encoding="utf-8") == "clinic.example\n"
    assert (tmp_path / "build" / "a" / "b.txt").read_text(encoding="utf-8") == "b\n"
