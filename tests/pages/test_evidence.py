"""The list of studies and their pages: only those that a page cites, with the way there and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.crawl import Bundle, graphs
from tests.support.html import Element
from tests.support.sites import BASE, article, build, messages, write_site
from tpm_site.base.slug import SLUG
from tpm_site.site.urls import study_url

SITE = (
    BASE
    + """\
-- content/evidence/e.yaml --
- {id: e-1, type: article-journal, title: A trial, doi: 10.1000/1, journal: J, design: rct,
   finding: It helped., year: 2020}
- {id: E-1, type: article-journal, title: Its twin, doi: 10.1000/e-11, year: 2020}
- {id: e-2, type: article-journal, title: Nobody cites this, doi: 10.1000/e-2, year: 2020}
- {id: e-3, type: report, title: Advice, doi: 10.1000/3, design: guideline, year: 2020,
   valid_until: 2027-01-01}
"""
    + article("disc", body="Words [@e-1; @e-3].")
    + article("nerve", "draft: true", body="Words [@e-2].")
    + "-- content/snippets/twin.md --\nWords [@E-1].\n"
    + "-- content/treatments/rest.md --\n---\ntitle: Rest\nsummary: S\n---\n"
    + "::: include twin :::\n\nWords [@e-1].\n"
)


MASKED = "People, or those who judged how they did, did not know (masked)."


def bundle_of(tmp_path: Path, text: str = "", **settings: object) -> Bundle:
    assert messages(build(write_site(tmp_path, SITE + text), tmp_path / "build", **settings)) == []
    return Bundle(tmp_path / "build", "https://clinic.example")


def studies(bundle: Bundle) -> set[str]:
    return {path for path in bundle.pages if path.startswith("evidence/")} - {"evidence/index.html"}


def facts(page: Element) -> dict[str, str]:
    return {name.text: value.text for name, value in zip(page.all("dl dt"), page.all("dl dd"), strict=True)}


def test_just_the_studies_that_a_page_cites_have_a_page(tmp_path: Path) -> None:
    bundle = bundle_of(tmp_path)
    assert len(studies(bundle)) == 3
    assert {"evidence/e-1/index.html", "evidence/e-3/index.html"} < studies(bundle)
    drafts = bundle_of(tmp_path / "drafts", drafts=True)
    assert studies(drafts) - studies(bundle) == {"evidence/e-2/index.html"}


def test_the_list_names_them_by_kind_with_the_pages_that_cite_them(tmp_path: Path) -> None:
    page = bundle_of(tmp_path).page("/evidence/")
    groups = [(part["id"], [link.text for link in part.all("h3 a")]) for part in page.all("section.studies")]
    assert groups == [("guidelines", ["Advice"]), ("trials", ["A trial"]), ("others", ["Its twin"])]
    (trial,) = page.get("trials").all("article")
    (found, cited_on) = trial.all("details p")
    assert found.text == "It helped."
    assert [(link.text, link["href"]) for link in cited_on.all("a")] == [
        ("Disc", "/articles/disc/#ref-e-1"),
        ("Rest", "/treatments/rest/#ref-e-1"),
    ]


def test_an_article_leads_to_the_page_of_a_study_and_that_leads_back(tmp_path: Path) -> None:
    bundle = bundle_of(tmp_path)
    (own,) = (
        item for item in bundle.page("/articles/disc/").all("li") if item.attributes.get("id") == "ref-e-1"
    )
    (about,) = (link for link in own.all("a") if link.text.startswith("About this study"))
    assert about["href"] == "/evidence/e-1/"
    back = bundle.page("/evidence/e-1/").all("div.article-body ul a")
    assert [link["href"] for link in back] == ["/articles/disc/#ref-e-1", "/treatments/rest/#ref-e-1"]
    assert bundle.problems() == []


def test_a_study_says_what_its_record_does_and_nothing_else(every_feature: Bundle) -> None:
    page = every_feature.page("/evidence/adams-2019/")
    assert page.one("p.deck").text == "SIJ: a trial in which chance decided who got which treatment."
    assert facts(page) == {
        "Who was compared with what": "74 people with an injection, 74 with *salt* water",
        "People who took part": "148",
        "Who knew which treatment was given": MASKED,
        "How sure we can be": "Moderate certainty: the true effect is probably close to this finding.",
    }
    assert {"https://doi.org/10.1000/joint.2019.5", "https://clinicaltrials.gov/study/NCT01234567"} <= {
        link["href"] for link in page.all("p.reference-links a")
    }
    assert page.all("div.callout") == []


def test_what_nobody_has_checked_is_said_in_words_of_readers(tmp_path: Path) -> None:
    record = "{id: f, type: report, title: F, year: 2020, pmid: 1, unconfirmed: [year, pmid]}"
    text = f"-- content/evidence/f.yaml --\n- {record}\n"
    text += article("hip", "allow: {C110: it waits}", body="Words [@f].")
    page = bundle_of(tmp_path, text).page("/evidence/f/")
    assert facts(page)["Not yet checked against the source"] == "year, number in PubMed"


def test_what_must_be_known_first_stands_first(every_feature: Bundle) -> None:
    notices = every_feature.page("/evidence/baker-2020/").one("div.callout").all("p")
    assert [notice.text for notice in notices] == [
        "This study has been retracted: its publisher has withdrawn it. Do not rely on it.",
        "A newer version takes its place: Adams et al 2019 (SIJ).",
        "A correction of this study has been published.",
    ]
    guide = every_feature.page("/evidence/pelvis-guide/")
    assert "concern" in guide.one("div.callout").text
    assert facts(guide)["Valid until"] == "Jan 1, 2027"


@pytest.mark.parametrize(
    ("id", "kind"),
    [
        ("adams-2019", "MedicalScholarlyArticle"),
        ("baker-2020", "MedicalScholarlyArticle"),
        ("pelvis-guide", "MedicalGuideline"),
        ("dunn-2022", "WebPage"),
        ("cole-2021", "Book"),
    ],
)
def test_the_graph_names_the_kind_of_source(every_feature: Bundle, id: str, kind: str) -> None:
    (graph,) = graphs(every_feature.page(f"/evidence/{id}/"))
    assert graph["@graph"][0]["mainEntity"]["@type"] == kind


@pytest.mark.parametrize("id", ["e-1", "E-1", "e.1", "e:1", "E_1", "10.1000-x", "a" * 100])
def test_an_address_is_made_of_small_letters_and_hyphens(id: str) -> None:
    assert SLUG.fullmatch(study_url(id, "").removeprefix("/evidence/").removesuffix("/"))


def test_ids_that_differ_in_capitals_or_signs_have_addresses_of_their_own() -> None:
    ids = ["e-1", "E-1", "e.1", "e:1", "e_1", "E_1"]
    assert len({study_url(id, "") for id in ids}) == len(ids)


def test_a_link_to_a_study_is_sound_while_a_page_cites_it(tmp_path: Path) -> None:
    text = SITE + article("links", body="[all](/evidence/#main), [one](/evidence/e-3/#main).")
    root = write_site(tmp_path, text)
    assert messages(build(root, tmp_path / "build")) == []
    write_site(tmp_path, article("disc", body="Words [@e-1]."))
    (line,) = messages(build(root, tmp_path / "build"))
    assert line.startswith("content/articles/links.md:7:25: error L101 no page stands at /evidence/e-3/;")


def test_a_link_to_a_part_that_the_page_of_a_study_lacks_is_found(tmp_path: Path) -> None:
    write_site(tmp_path, SITE + article("links", body="[part](/evidence/e-1/#zzz)"))
    (line,) = messages(build(tmp_path, tmp_path / "build"))
    assert 'L102 there is no "#zzz" on /evidence/e-1/' in line


def test_an_old_path_in_the_way_of_a_study_is_found(tmp_path: Path) -> None:
    write_site(tmp_path, SITE + article("links", "aliases: [/evidence/e-1/]"))
    (line,) = messages(build(tmp_path, tmp_path / "build"))
    assert "F202 two things would be published as evidence/e-1/index.html" in line


def test_where_the_library_holds_records_that_no_page_cites_the_list_says_so(tmp_path: Path) -> None:
    text = (
        BASE
        + "-- content/evidence/e.yaml --\n- {id: e-1, type: report, title: A report, doi: 10.1000/1}\n"
        + article("disc")
    )
    assert messages(build(write_site(tmp_path, text), tmp_path / "build")) == []
    page = Bundle(tmp_path / "build", "https://clinic.example").page("/evidence/")
    assert page.all("main p")[-1].text == "No page cites a study yet."


def test_each_language_lists_what_its_own_pages_cite(tmp_path: Path) -> None:
    spanish = article("disc", body="Words [@e-3].").replace("content/", "content/es/")
    category = "-- content/es/categories/back-pain.md --\n---\ntitle: Espalda\nsummary: S\n---\n"
    text = SITE.replace("name: Example", "languages: [es]\nname: Example") + category + spanish
    words = (Path(__file__).parents[2] / "templates/strings/en.yaml").read_text(encoding="utf-8")
    write_site(tmp_path, f"{text}-- templates/strings/es.yaml --\n{words}")
    assert messages(build(tmp_path, tmp_path / "build")) == []
    bundle = Bundle(tmp_path / "build", "https://clinic.example")
    assert "es/evidence/e-3/index.html" in bundle.pages
    assert "es/evidence/e-1/index.html" not in bundle.pages
    other = bundle.page("/es/evidence/e-3/")
    languages = {link.attributes.get("hreflang") for link in other.all("link")} - {None}
    assert languages == {"en-US", "es", "x-default"}
    assert [link["href"] for link in other.all("div.article-body ul a")] == ["/es/articles/disc/#ref-e-3"]


def test_a_record_that_has_moved_is_named_for_the_pages_made_from_it(tmp_path: Path) -> None:
    bundle_of(tmp_path)
    wanted = ("articles/disc/index.html", "evidence/index.html", "evidence/e-1/index.html")
    said = {}
    for path in wanted:
        write_site(tmp_path, SITE.replace("It helped.", f"It did not help in {path}."))
        said[path] = build(tmp_path, tmp_path / "build", explain=path).explanation[1:]
    assert said == {
        wanted[0]: ("  a reference of the library that it cites, or what is known of one: e-1",),
        wanted[1]: ("  a study that it lists: e-1",),
        wanted[2]: ("  our words on what it found", "  what the library says of it: e-1"),
    }
