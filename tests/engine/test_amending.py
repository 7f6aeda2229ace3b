"""A build in which only words have moved, or nothing but the times of files, looks at no site."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from tests.support.sites import BASE, REPOSITORY, article, build, messages, write_site

SITE = BASE + article("stenosis") + article("sciatica", body="## Signs\n\nSee [stenosis](stenosis.md).")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that has been built, twice: files written right before a build are looked at once more."""
    write_site(tmp_path, SITE)
    for _ in range(2):
        assert messages(build(tmp_path, tmp_path / "build")) == []
    return tmp_path


def whole_run(*_: object) -> NoReturn:
    raise AssertionError("the site was looked at")


@pytest.fixture
def no_whole_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tpm_site.engine.pipeline.run", whole_run)


def page(root: Path, slug: str) -> str:
    return (root / "build/articles" / slug / "index.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("no_whole_run")
def test_other_words_make_their_own_page(root: Path) -> None:
    write_site(root, article("stenosis", body="Other words."))
    assert build(root, root / "build").rendered == ("articles/stenosis/index.html",)
    assert "Other words." in page(root, "stenosis")
    assert build(root, root / "build").rendered == ()


@pytest.mark.usefixtures("no_whole_run")
def test_another_title_makes_the_pages_that_show_it(root: Path) -> None:
    write_site(root, article("stenosis").replace("title: Stenosis", "title: A narrow canal"))
    report = build(root, root / "build")
    assert sorted(report.rendered) == [
        "articles/sciatica/index.html",
        "articles/stenosis/index.html",
        "feed.xml",
        "index.html",
        "library/back-pain/feed.xml",
        "library/back-pain/index.html",
        "library/index.html",
    ]
    assert all("A narrow canal" in (root / "build" / path).read_text("utf-8") for path in report.rendered)
    write_site(root, article("stenosis"))
    build(root, root / "build")
    assert not any("A narrow canal" in path.read_text("utf-8") for path in (root / "build").rglob("*.html"))


@pytest.fixture
def with_cards(root: Path) -> None:
    """Social cards are made, and the site is as it was built twice."""
    write_site(root, BASE.replace("name:", "social_cards: true\nname:", 1))
    for _ in range(2):
        build(root, root / "build")


@pytest.mark.usefixtures("with_cards", "no_whole_run")
def test_another_title_makes_its_card_and_no_other(root: Path) -> None:
    write_site(root, article("stenosis", body="Other words."))
    assert build(root, root / "build").rendered == ("articles/stenosis/index.html",)
    before = page(root, "stenosis")
    write_site(root, article("stenosis").replace("title: Stenosis", "title: A narrow canal"))
    rendered = build(root, root / "build").rendered
    assert [path for path in rendered if path.endswith(".png")] == ["articles/stenosis/card.png"]
    versions = [
        re.findall(r"/articles/stenosis/card\.png\?v=(\w+)", text)
        for text in (before, page(root, "stenosis"))
    ]
    assert [len(set(found)) for found in versions] == [1, 1]
    assert versions[0] != versions[1]


@pytest.mark.parametrize("title", ["狭窄症", "Stenosis, 狭窄症"])
@pytest.mark.usefixtures("with_cards", "no_whole_run")
def test_a_title_that_no_card_can_show_is_looked_at(root: Path, title: str) -> None:
    write_site(root, article("stenosis").replace("title: Stenosis", f"title: {title}"))
    with pytest.raises(AssertionError, match="the site was looked at"):
        build(root, root / "build")


@pytest.mark.usefixtures("no_whole_run")
def test_two_articles_that_show_each_other(root: Path) -> None:
    sciatica = article("sciatica", body="## Signs\n\nSee [it](stenosis.md).")
    write_site(root, article("stenosis").replace("title: Stenosis", "title: A narrow canal"))
    write_site(root, sciatica.replace("title: Sciatica", "title: A nerve"))
    build(root, root / "build")
    assert "A nerve" in page(root, "stenosis")
    assert "A narrow canal" in page(root, "sciatica")


@pytest.mark.usefixtures("no_whole_run")
def test_a_finding_in_other_words_is_told(root: Path) -> None:
    write_site(root, article("stenosis", body="Words.\n\n```pyhton\nx = 1\n```"))
    found = messages(build(root, root / "build"))
    write_site(root, article("stenosis", body="```pyhton\nx = 1\n```"))
    moved = messages(build(root, root / "build"))
    assert [line.split(": ")[0] for line in (*found, *moved)] == [
        "content/articles/stenosis.md:9:1",
        "content/articles/stenosis.md:7:1",
    ]
    write_site(root, article("stenosis", body="Words."))
    assert messages(build(root, root / "build")) == []


@pytest.mark.parametrize(
    "edit",
    [
        article("stenosis", "tags: [spine]"),
        article("stenosis", "updated: 2026-08-01"),
        "-- content/categories/back-pain.md --\n---\ntitle: Backs\nsummary: All about backs.\n---\n",
        article("stenosis", body="A [link](sciatica.md)."),
        article("stenosis", body="## A heading\n\nWords."),
        article("third"),
        "-- content/articles/stenosis.md (absent) --\n",
        "-- static/robots.css --\np {}\n",
        "-- templates/components/disclaimer.html --\nNothing.\n",
        "-- content/snippets/note.md --\nWords.\n",
    ],
)
@pytest.mark.usefixtures("no_whole_run")
def test_anything_else_is_looked_at(root: Path, edit: str) -> None:
    write_site(root, edit)
    with pytest.raises(AssertionError, match="the site was looked at"):
        build(root, root / "build")


@pytest.mark.usefixtures("no_whole_run")
def test_a_checkout_with_what_was_kept_has_nothing_to_do(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "checkout"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("checkout"), copy_function=shutil.copyfile)
    for path in copy.rglob("*"):
        os.utime(path, (0, 0))
    report = build(copy, copy / "build")
    assert (report.rendered, report.pages) == ((), build(root, root / "build").pages)
    assert page(copy, "stenosis") == page(root, "stenosis")


def test_a_bundle_of_other_hands_is_made_whole(root: Path) -> None:
    (root / "build/articles/sciatica/index.html").write_text("of others", encoding="utf-8")
    write_site(root, article("stenosis", body="Other words."))
    report = build(root, root / "build")
    assert report.rendered == ("articles/sciatica/index.html", "articles/stenosis/index.html")
    assert "of others" not in page(root, "sciatica")


@pytest.mark.parametrize(
    "file",
    [
        *sorted((REPOSITORY / "src/tpm_site/rules").glob("*.py")),
        *(
            REPOSITORY / f"src/tpm_site/site/{name}.py"
            for name in ("connections", "hrefs", "linking", "related", "sections", "ties", "world")
        ),
    ],
    ids=lambda file: file.stem,
)
def test_titles_and_summaries_decide_nothing(file: Path) -> None:
    """Where only these move, nothing is linked or checked again: whoever looks at them must change that."""
    assert not re.search(r"\.(title|summary)\b", file.read_text(encoding="utf-8"))
