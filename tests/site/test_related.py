"""Three articles to read on with: those the editor named, then the nearest by words, then the shelf's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.crawl import Bundle
from tests.support.sites import BASE, article, build, messages, write_site

OTHER_SHELF = "-- content/categories/hips.md --\n---\ntitle: Hips\nsummary: All about hips.\n---\n"
OTHERS = (
    article("one", "tags: [a, b, c]", published="2026-01-01")
    + article("two", "tags: [a]", "topics: [d]", published="2026-01-02")
    + article("three", published="2026-01-03")
    + article("four", published="2026-01-04")
    + article("five", "tags: [a]", published="2026-01-05").replace("category: back-pain", "category: hips")
)


def related(tmp_path: Path, *front: str, others: str = OTHERS) -> list[str]:
    text = BASE + OTHER_SHELF + others + article("stenosis", *front, published="2026-01-06")
    assert messages(build(write_site(tmp_path, text), tmp_path / "build")) == []
    page = Bundle(tmp_path / "build", "https://clinic.example").page("/articles/stenosis/")
    return [link["href"].split("/")[2] for link in page.all("li.card a")]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ([], ["four", "three", "two"]),
        (["tags: [a, b]"], ["one", "two", "five"]),
        (["tags: [a]", "topics: [d]"], ["two", "one", "five"]),
        (["tags: [b]"], ["one", "four", "three"]),
        (["tags: [b, c]", "related: [five]"], ["five", "one", "four"]),
        (["related: [five]"], ["five", "four", "three"]),
        (["related: [one, four]", "tags: [a]"], ["one", "four", "two"]),
        (["related: [one, two, three, four]"], ["one", "two", "three", "four"]),
    ],
)
def test_related_articles(tmp_path: Path, front: list[str], expected: list[str]) -> None:
    assert related(tmp_path, *front) == expected


def test_an_article_alone_on_its_shelf_is_followed_by_the_newest(tmp_path: Path) -> None:
    others = OTHERS.replace("category: back-pain", "category: hips")
    assert related(tmp_path, others=others) == ["five", "four", "three"]


def test_an_article_alone_has_none(tmp_path: Path) -> None:
    assert related(tmp_path, others="") == []


def test_never_itself_nor_one_twice(tmp_path: Path) -> None:
    front = ("tags: [a, a]", "related: [one, one]")
    found = related(tmp_path, *front, others=article("one", "tags: [a]"))
    assert found == ["one"]


def test_one_that_names_itself_is_a_finding(tmp_path: Path) -> None:
    text = BASE + article("stenosis", "related: [stenosis]")
    (line,) = messages(build(write_site(tmp_path, text), None))
    assert line == 'content/articles/stenosis.md:6:11: error F106 "stenosis" is this page itself'


def test_one_that_is_left_out_makes_room_for_another(tmp_path: Path) -> None:
    others = OTHERS + article("draft", "draft: true", "tags: [a]")
    assert related(tmp_path, "related: [draft, one]", others=others) == ["one", "four", "three"]


def test_an_unknown_one_is_a_finding_at_its_place(tmp_path: Path) -> None:
    text = (
        BASE
        + OTHERS.replace("category: hips", "category: back-pain")
        + article("stenosis", "related: [two, on]")
    )
    (line,) = messages(build(write_site(tmp_path, text), None))
    assert (
        line == 'content/articles/stenosis.md:6:16: error F106 there is no article "on"; did you mean "one"?'
    )


def test_one_named_twice_is_shown_once(tmp_path: Path) -> None:
    assert related(tmp_path, "related: [one, one]") == ["one", "four", "three"]
