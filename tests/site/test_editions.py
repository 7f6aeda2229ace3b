"""A second language: its pages stand below its code, in its own words, and each leads to its translation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import schema_org
from tests.support.crawl import Bundle, graphs, xml
from tests.support.html import Element
from tests.support.sites import REPOSITORY, build, messages, write_site

ENGLISH_WORDS = (REPOSITORY / "templates/strings/en.yaml").read_text(encoding="utf-8")
SPANISH_WORDS = (
    ENGLISH_WORDS.replace('key_points: "Key points"', 'key_points: "Puntos clave"')
    .replace('by_line: "By {authors}"', 'by_line: "Por {authors}"')
    .replace('library: "Resource library"', 'library: "Biblioteca"')
    .replace('minute_one: "{count} min read"', 'minute_one: "{count} minuto"')
)
SITE = """\
-- content/site.yaml --
name: Example Clinic
base_url: https://clinic.example
languages: [es]
-- content/categories/back-pain.md --
---
title: Back pain
summary: All about backs.
---
-- content/es/categories/back-pain.md --
---
title: Dolor de espalda
summary: Todo.
---
-- content/people/team.md --
---
name: The Team
---
-- content/es/people/team.md --
---
name: El equipo
---
-- content/snippets/flags.md --
Call 911.
-- content/es/snippets/flags.md --
Llame al 911.
-- content/articles/stenosis.md --
---
title: Lumbar stenosis
summary: A narrow canal.
category: back-pain
published: 2026-07-01
---
The "canal".

::: include flags :::
-- content/articles/only-english.md --
---
title: Only English
summary: One language.
category: back-pain
published: 2026-07-02
---
Words.
-- content/es/articles/stenosis.md --
---
title: Estenosis lumbar
summary: Un canal estrecho.
category: back-pain
published: 2026-08-01
authors: [team]
key_points: [Un punto.]
---
## Señales

El "canal". En [inglés](../../articles/only-english.md), [aquí](#senales).

::: include flags :::
-- templates/strings/es.yaml --
"""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    root = tmp_path_factory.mktemp("editions")
    assert messages(build(write_site(root, SITE + SPANISH_WORDS), root / "build")) == []
    return Bundle(root / "build", "https://clinic.example")


@pytest.fixture
def spanish(bundle: Bundle) -> Element:
    return bundle.page("/es/articles/stenosis/")


def alternates(page: Element) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in page.all("link") if "hreflang" in link.attributes}


def test_every_kind_of_page_is_there_in_both_languages(bundle: Bundle) -> None:
    spanish = {path.removeprefix("es/") for path in bundle.files if path.startswith("es/")}
    once = {"404.html", "sitemap.xml", "robots.txt", "_headers", "_redirects", "manifest.json", ".tpm-site"}
    english = (
        {path for path in bundle.files if not path.startswith(("es/", "assets/"))}
        - once
        - {"favicon.ico", "apple-touch-icon.png"}
    )
    assert english - spanish == {"articles/only-english/index.html"}
    assert spanish - english == set()


def test_every_address_leads_somewhere(bundle: Bundle) -> None:
    assert bundle.problems() == []
    graph_problems = [schema_org.problems(graph) for page in bundle.shown.values() for graph in graphs(page)]
    assert [problems for problems in graph_problems if problems] == []


def test_a_page_is_in_the_words_of_its_language(spanish: Element, bundle: Bundle) -> None:
    assert spanish.one("html")["lang"] == "es"
    assert spanish.one("h1").text == "Estenosis lumbar"
    assert spanish.get("key-points").one("h2").text == "Puntos clave"
    assert [item.text for item in spanish.all("div.byline li")] == ["Por El equipo", "1 ago 2026", "1 minuto"]
    body = spanish.one("div.article-body")
    assert "El «canal»." in body.text
    assert "Llame al 911." in body.text
    assert "Call 911." in bundle.page("/articles/stenosis/").one("div.article-body").text
    (graph,) = graphs(spanish)
    assert graph["@graph"][0]["inLanguage"] == "es"


def test_links_stay_in_the_language(spanish: Element) -> None:
    way_up = [*spanish.all("nav.breadcrumb a"), *spanish.all("p.kicker a")]
    assert [link["href"] for link in way_up] == ["/es/", "/es/library/", "/es/library/back-pain/"]
    assert [link.text for link in way_up][1:] == ["Biblioteca", "Dolor de espalda"]
    assert spanish.all("div.byline a")[0]["href"] == "/es/people/team/"
    hrefs = [link["href"] for link in spanish.one("div.article-body").all("a")]
    assert hrefs == ["/articles/only-english/", "#senales"]
    assert spanish.all("a.site-name")[0]["href"] == "/es/"


def test_translations_name_each_other(bundle: Bundle, spanish: Element) -> None:
    english = bundle.page("/articles/stenosis/")
    assert alternates(english) == {
        "en-US": "https://clinic.example/articles/stenosis/",
        "es": "https://clinic.example/es/articles/stenosis/",
        "x-default": "https://clinic.example/articles/stenosis/",
    }
    assert alternates(spanish) == alternates(english)
    assert alternates(bundle.page("/articles/only-english/")) == {}


def test_lists_and_feeds_hold_one_language(bundle: Bundle) -> None:
    library = bundle.page("/es/library/")
    assert [card.one("a").text for card in library.all("li.card")] == ["Estenosis lumbar"]
    assert [link["href"] for link in library.all("nav.pills a")] == ["/es/library/", "/es/library/back-pain/"]
    titles = [e.text for e in xml(bundle.read("es/feed.xml")).iter("{http://www.w3.org/2005/Atom}title")]
    assert titles == ["Example Clinic", "Estenosis lumbar"]
    assert "Estenosis" not in bundle.read("feed.xml")


def test_the_sitemap_names_translations(bundle: Bundle) -> None:
    text = bundle.read("sitemap.xml")
    link = '<xhtml:link rel="alternate" hreflang="es" href="https://clinic.example/es/articles/stenosis/"/>'
    assert text.count(link) == 2


def test_a_language_without_words_is_a_finding(tmp_path: Path) -> None:
    write_site(tmp_path, SITE.removesuffix("-- templates/strings/es.yaml --\n"))
    (line,) = messages(build(tmp_path, tmp_path / "build"))
    assert line == 'templates/strings/es.yaml:1:1: error X103 the theme has no words for the language "es"'
    assert not (tmp_path / "build").exists()


def test_a_folder_of_a_language_that_the_site_does_not_name_is_a_finding(tmp_path: Path) -> None:
    text = SITE.replace("languages: [es]\n", "").removesuffix("-- templates/strings/es.yaml --\n")
    lines = messages(build(write_site(tmp_path, text), tmp_path / "build"))
    assert lines
    assert all(line.split(":")[0].startswith("content/es/") and " error F204 " in line for line in lines)


@pytest.mark.parametrize("name", ["site.yaml", "ctas.yaml", "glossary.yaml"])
def test_settings_in_the_folder_of_a_language_are_a_finding(tmp_path: Path, name: str) -> None:
    write_site(tmp_path, SITE + SPANISH_WORDS + f"-- content/es/{name} --\nx: 1\n")
    (line,) = messages(build(tmp_path, tmp_path / "build"))
    assert line.startswith(f"content/es/{name}:1:1: error F204 ")


def test_an_article_filed_under_a_category_of_the_other_language_only_is_a_finding(tmp_path: Path) -> None:
    text = SITE.replace("-- content/es/categories/back-pain.md --", "-- content/es/categories/espalda.md --")
    (line,) = messages(build(write_site(tmp_path, text + SPANISH_WORDS), tmp_path / "build"))
    assert line.startswith(
        'content/es/articles/stenosis.md:4:11: error F106 there is no category "back-pain"'
    )
