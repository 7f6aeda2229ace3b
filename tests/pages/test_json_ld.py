"""The graph is JSON as the standard library writes it, ends no script, and says a thing where it belongs."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tests.support.crawl import Bundle, graphs
from tpm_site.pages.json_ld import graph

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&\"'\\/\u2028\u2029\x7f\n"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)


@given(st.dictionaries(TEXTS, VALUES))
def test_a_graph_is_json_that_can_stand_in_a_script(node: dict[str, object]) -> None:
    text = str(graph([node]))
    assert json.loads(text) == {"@context": "https://schema.org", "@graph": [node]}
    assert not set("<>&\u2028\u2029") & set(text)
    plain = json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
    assert text == plain.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def test_an_article_names_its_sources_and_their_own_pages_say_the_rest(own_bundle: Bundle) -> None:
    (article,) = graphs(own_bundle.page("/articles/epidural-steroid-injections/"))
    (study,) = graphs(own_bundle.page("/evidence/oliveira-2020-cochrane-esi/"))
    cited = {
        "@type": "ScholarlyArticle",
        "name": "Epidural corticosteroid injections for lumbosacral radicular pain",
        "datePublished": "2020",
        "url": "https://doi.org/10.1002/14651858.CD013577",
    }
    assert cited in article["@graph"][0]["citation"]
    whole = study["@graph"][0]["mainEntity"]
    assert {whole[name] == cited[name] for name in ("name", "datePublished")} == {True}
    assert whole["author"][0] == {"@type": "Person", "name": "Oliveira CB"}
    assert len(whole["identifier"]) == 2


def test_the_home_page_says_what_the_practice_is_and_others_name_it(own_bundle: Bundle) -> None:
    home, library = (
        {node["@id"].partition("#")[2]: node for node in graphs(own_bundle.page(url))[0]["@graph"]}
        for url in ("/", "/library/")
    )
    assert {*library["organization"]} == {"@type", "@id", "name", "url"}
    assert {*library["website"]} == {"@type", "@id", "name", "url"}
    assert "medicalSpecialty" in home["organization"]
    assert home["website"]["publisher"] == {"@id": home["organization"]["@id"]}
    for name in ("organization", "website"):
        assert library[name].items() <= home[name].items()


def test_it_stands_below_the_text(own_bundle: Bundle) -> None:
    page = own_bundle.read("articles/epidural-steroid-injections/index.html")
    assert page.index("</footer>") < page.index("application/ld+json")
