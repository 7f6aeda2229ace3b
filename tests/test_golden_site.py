"""What must hold on any page: on those of the project's own content, and on one with every feature."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.support import schema_org
from tests.support.crawl import Bundle, graphs, xml
from tests.support.html import Element
from tpm_site.base.digest import sha256

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
MOST_BYTES_OF_CSS = 24_000
LABELS = ("aria-labelledby", "aria-describedby", "for", "headers")


@pytest.fixture(params=["own_bundle", "every_feature"])
def bundle(request: pytest.FixtureRequest) -> Bundle:
    found: Bundle = request.getfixturevalue(request.param)
    return found


def test_every_address_leads_somewhere(bundle: Bundle) -> None:
    assert len({address.url for address in bundle.addresses()}) > 80
    assert bundle.problems() == []


def test_no_page_breaks_the_rules_of_html(bundle: Bundle, nu_checker: Callable[[Path], list[str]]) -> None:
    assert nu_checker(bundle.folder) == []


def test_graphs_hold_only_what_schema_org_defines(bundle: Bundle) -> None:
    found = {path: [schema_org.problems(g) for g in graphs(page)] for path, page in bundle.shown.items()}
    assert {path: problems for path, problems in found.items() if problems != [[]]} == {}


def test_one_h1_and_no_jump_in_headings(bundle: Bundle) -> None:
    wrong = {}
    for path, page in bundle.shown.items():
        levels = [int(element.tag[1]) for element in page if element.tag in HEADINGS]
        is_right = levels[:1] == [1] and levels.count(1) == 1
        if not is_right or any(level > before + 1 for before, level in pairwise(levels)):
            wrong[path] = levels
    assert wrong == {}


def test_ids_are_unique_and_labels_lead_to_them(bundle: Bundle) -> None:
    wrong = []
    for path, page in bundle.pages.items():
        ids = [element["id"] for element in page if "id" in element.attributes]
        wrong += [f"{path}: id {id} twice" for id in {*ids} if ids.count(id) > 1]
        named = [name for e in page for label in LABELS for name in e.attributes.get(label, "").split()]
        wrong += [f"{path}: no element {name}" for name in named if name not in ids]
    assert wrong == []


def test_no_inline_style_and_no_script(bundle: Bundle) -> None:
    wrong = []
    for path, page in bundle.pages.items():
        for element in page:
            handlers = [name for name in element.attributes if name == "style" or name.startswith("on")]
            is_script = element.tag == "script" and element.attributes.get("type") != "application/ld+json"
            if handlers or is_script or element.tag in ("style", "iframe", "object", "embed", "base"):
                wrong.append(f"{path}: {element.tag} {handlers}")
    assert wrong == []


def test_pages_say_who_they_are(bundle: Bundle) -> None:
    titles = [page.one("title").text for page in bundle.shown.values()]
    assert sorted(titles) == sorted({*titles})
    for path, page in bundle.shown.items():
        assert page.one("html").attributes["lang"] == "en-US"
        if path != "404.html":
            (canonical,) = (link["href"] for link in page.all("link") if link["rel"] == "canonical")
            assert canonical == meta(page, "og:url") == bundle.url_of(path)
        assert meta(page, "og:title")
        assert meta(page, "og:site_name")
        assert meta(page, "og:image").startswith(bundle.base_url)
        assert meta(page, "twitter:card") == "summary_large_image"


def meta(page: Element, name: str) -> str:
    found = [
        m["content"]
        for m in page.all("meta")
        if name in (m.attributes.get("name"), m.attributes.get("property"))
    ]
    assert len(found) == 1, f"{name}: {found}"
    return found[0]


def test_the_graph_says_what_the_page_shows(bundle: Bundle) -> None:
    for path, page in bundle.shown.items():
        (graph,) = graphs(page)
        node = graph["@graph"][0]
        way_up = [*page.all("nav.breadcrumb a"), *page.all("p.kicker a")]
        crumbs = [link.text for link in way_up]
        listed = [n for n in graph["@graph"] if n["@type"] == "BreadcrumbList"]
        title = page.one("title").text
        assert title in (node["name"], f"{node['name']} | {graph_name(graph, 'WebSite')}"), path
        if "description" in node:
            assert node["description"] == meta(page, "description") == meta(page, "og:description")
        if crumbs:
            assert [item["name"] for item in listed[0]["itemListElement"]] == [*crumbs, node["name"]]
        references = page.all("section.references li")
        assert len(node.get("citation", [])) == len(references), path
        times = {time["datetime"] for time in page.all("div.byline time")}
        assert {
            node[name] for name in ("datePublished", "dateModified") if name in node
        } <= times or not times


def graph_name(graph: dict[str, list[dict[str, str]]], kind: str) -> str:
    return next(node["name"] for node in graph["@graph"] if node["@type"] == kind)


def test_images_have_alt_text_and_a_size(bundle: Bundle) -> None:
    images = [(path, image) for path, page in bundle.pages.items() for image in page.all("img")]
    assert images
    for path, image in images:
        assert {"alt", "width", "height", "src"} <= set(image.attributes), path
        assert int(image["width"]) > 0 < int(image["height"])


def test_the_stylesheet_is_small(bundle: Bundle) -> None:
    sheets = [path for path in bundle.files if path.endswith(".css")]
    assert sheets
    assert sum((bundle.folder / path).stat().st_size for path in sheets) < MOST_BYTES_OF_CSS


def test_the_manifest_names_every_file_with_its_digest(bundle: Bundle) -> None:
    manifest = json.loads(bundle.read("manifest.json"))
    assert set(manifest) == bundle.files - {"manifest.json", ".tpm-site"}
    for path, entry in manifest.items():
        data = (bundle.folder / path).read_bytes()
        assert entry == {"sha256": sha256(data), "size": len(data)}


def test_assets_are_named_by_their_content(bundle: Bundle) -> None:
    assets = [path for path in bundle.files if path.startswith("assets/")]
    assert len(assets) > 3
    for path in assets:
        digest = sha256((bundle.folder / path).read_bytes())
        assert re.search(rf"\.{digest[:10]}\.\w+$", path), path


def test_feeds_and_the_sitemap_are_xml(bundle: Bundle) -> None:
    documents = {path: xml(bundle.read(path)).tag for path in bundle.files if path.endswith(".xml")}
    assert documents.pop("sitemap.xml") == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert set(documents.values()) == {"{http://www.w3.org/2005/Atom}feed"}


def test_own_content_has_no_errors_and_only_the_placeholders_as_warnings(own_messages: list[str]) -> None:
    assert [line for line in own_messages if " warning F109 " not in line] == []
