"""What a reader waits for: the HTML of an article with its stylesheet, as gzip sends them."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.support.crawl import Bundle
from tests.support.sites import REPOSITORY

KB = 1024
MOST = 14 * KB
"""About what a server may send at once, in ten packets, before it waits for the reader's side."""
MANY_WORDS = 5.5 * KB
"""An article whose words alone take more, compressed, cannot stay below that: it is long."""
MOST_BESIDE_WORDS = 10 * KB
"""What a long article may have beside its words: style, head, marks, links of thirty references."""
ARTICLES = sorted(
    path.parent.name if path.name == "index.md" else path.stem
    for path in (REPOSITORY / "content" / "articles").rglob("*.md")
)


def compressed(text: str) -> int:
    return len(gzip.compress(text.encode(), compresslevel=9))


def words_of(page: str) -> str:
    """What is read: the text of the main element, without the cards that repeat its references."""
    (main,) = re.findall(r"<main.*</main>", page, re.DOTALL)
    return re.sub(r'<span class="cite-card".*?</span>|<[^>]+>', "", main)


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_with_its_style_is_light(own_bundle: Bundle, name: str) -> None:
    page = own_bundle.read(f"articles/{name}/index.html")
    sheets = re.findall(r'<link rel="stylesheet" href="/(.*?)">', page)
    weight = compressed(page) + sum(compressed(own_bundle.read(sheet)) for sheet in sheets)
    words = compressed(words_of(page))
    assert weight < MOST if words <= MANY_WORDS else weight - words < MOST_BESIDE_WORDS


def test_no_more_than_half_of_the_articles_are_long(own_bundle: Bundle) -> None:
    pages = [own_bundle.read(f"articles/{name}/index.html") for name in ARTICLES]
    long = [page for page in pages if compressed(words_of(page)) > MANY_WORDS]
    assert len(long) <= len(pages) / 2


def test_it_loads_nothing_else_but_the_mark_and_drawings(own_bundle: Bundle) -> None:
    for name in ARTICLES:
        page = own_bundle.page(f"/articles/{name}/")
        assert [link["rel"] for link in page.all("link")].count("stylesheet") == 1
        assert {image["src"].rpartition(".")[2] for image in page.all("img")} == {"svg"}
