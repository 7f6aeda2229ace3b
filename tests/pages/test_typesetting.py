"""What is no Markdown is shown with the same quotation marks, dashes and dots as the texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.support.sites import BASE, build, write_site

SITE = (
    BASE
    + """\
-- content/ctas.yaml --
visit: {heading: Don't wait, text: We're here -- call us., label: Let's talk, href: /library/}
-- content/glossary.yaml --
- term: surgeon's knot
  definition: A knot.
-- content/articles/stenosis.md --
---
title: What's "stenosis"?
summary: It's narrow... "so what?"
category: back-pain
published: 2026-07-01
cta: visit
image: {src: hand.png, alt: A surgeon's hand, caption: It's steady}
key_points:
  - It's narrow.
faqs:
  - question: What's it like?
    answer: It's dull.
---
It's a "narrow" canal.

![A patient's spine](hand.png "It's narrow")
"""
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    root = write_site(tmp_path / "site", SITE)
    Image.new("RGB", (600, 400)).save(root / "content/articles/hand.png")
    report = build(root, tmp_path / "out")
    assert not report.findings
    return tmp_path / "out"


@pytest.mark.parametrize(
    "shown",
    [
        "<title>What’s “stenosis”?",
        'id="page-title">What’s “stenosis”?<',
        '"name":"What’s “stenosis”?"',
        'content="It’s narrow… “so what?”"',
        'alt="A surgeon’s hand"',
        "<figcaption>It’s steady</figcaption>",
        'alt="A patient’s spine"',
        "<figcaption>It’s narrow</figcaption>",
        "What’s it like?",
        "Don’t wait",
        "We’re here – call us.",
        "Let’s talk",
    ],
)
def test_the_page_of_an_article_shows_curly_marks(shown: str, out: Path) -> None:
    assert shown in (out / "articles/stenosis/index.html").read_text("utf-8")


def test_other_pages_show_the_same(out: Path) -> None:
    for page in ("library/index.html", "library/back-pain/index.html", "feed.xml"):
        assert "What’s “stenosis”?" in (out / page).read_text("utf-8")
    assert "surgeon’s knot" in (out / "glossary/index.html").read_text("utf-8")


def test_ids_are_made_of_what_was_written(out: Path) -> None:
    assert 'id="faq-whats-it-like"' in (out / "articles/stenosis/index.html").read_text("utf-8")
    assert 'id="surgeons-knot"' in (out / "glossary/index.html").read_text("utf-8")


def test_marks_are_those_of_the_language(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", SITE)
    Image.new("RGB", (600, 400)).save(root / "content/articles/hand.png")
    settings = root / "content/site.yaml"
    settings.write_text(f"{settings.read_text()}language: de\n")
    words = Path(__file__).resolve().parents[2] / "templates/strings/en.yaml"
    (root / "templates/strings").mkdir(parents=True)
    (root / "templates/strings/de.yaml").write_bytes(words.read_bytes())
    build(root, tmp_path / "out")
    assert "What’s „stenosis“?" in (tmp_path / "out/articles/stenosis/index.html").read_text("utf-8")
