"""Citations are numbered in order of first use, and lead to their reference and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.crawl import Bundle
from tests.support.html import Element
from tests.support.sites import BASE, article, build, messages, write_site

STUDIES = "-- content/evidence/studies.yaml --\n" + "".join(
    f"- {{id: study-{letter}, type: article-journal, title: Study {letter.upper()}, authors: [Kumar K],"
    f" year: 2020, url: https://a.example/{letter}}}\n"
    for letter in "abcdefgh"
)


def built(tmp_path: Path, *front: str, body: str, more: str = "") -> Element:
    text = BASE + STUDIES + article("stenosis", *front, body=body) + more
    report = build(write_site(tmp_path, text), tmp_path / "build")
    assert [line for line in messages(report) if " error " in line] == []
    return Bundle(tmp_path / "build", "https://clinic.example").page("/articles/stenosis/")


def marks(page: Element) -> list[str]:
    """What stands in the marks of the page, in order."""
    return [mark.text for mark in page.all("sup.cite")]


def titles(page: Element) -> list[str]:
    found = (re.search(r"Study ([A-H])", item.text) for item in page.all("section.references li"))
    return [match[1] for match in found if match]


def test_numbers_follow_the_first_use_through_key_points_text_snippets_notes_and_answers(
    tmp_path: Path,
) -> None:
    front = (
        'key_points: ["First [@study-d]."]',
        "faqs: [{question: Why?, answer: 'Seventh [@study-g], and the third again [@study-a].'}]",
        "citations: [study-h, study-a, study-b, study-c, study-d, study-e, study-f, study-g]",
        "allow: {C102: the eighth is listed for those who read on}",
    )
    body = """\
Second [@study-b][^1].

::: note Third [@study-a]
Fourth [@study-c].
:::

::: include flags :::

[^1]: Sixth [@study-f].
"""
    snippet = "-- content/snippets/flags.md --\nFifth [@study-e], and the second [@study-b].\n"
    page = built(tmp_path, *front, body=body, more=snippet)
    assert titles(page) == list("DBACEFGH")
    assert marks(page) == ["1", "2", "3", "4", "5", "2", "6", "7", "3"]


def test_a_reference_is_numbered_where_it_is_first_cited_by_words_of_its_own(tmp_path: Path) -> None:
    page = built(tmp_path, body="The [second *study*](cite:study-b) and the first [@study-a].")
    assert titles(page) == ["B", "A"]
    link = page.one("a.cite-text")
    assert (link.text, link["href"]) == ("second study (Reference 1)1", "#ref-study-b")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[@study-a]", "1"),
        ("[@study-a; @study-b]", "1,2"),
        ("[@study-a; @study-b; @study-c]", "1-3"),
        ("[@study-c; @study-a; @study-b]", "1-3"),
        ("[@study-a; @study-c; @study-d; @study-f]", "1,3,4,6"),
        ("[@study-a; @study-b; @study-d; @study-e; @study-f]", "1,2,4-6"),
        ("[@study-a; @study-a]", "1"),
        ("[@study-b][@study-a]", "1,2"),
    ],
)
def test_several_numbers_are_set_as_ama_style_sets_them(tmp_path: Path, written: str, shown: str) -> None:
    first = " ".join(f"{letter} [@study-{letter}]" for letter in "abcdef")
    page = built(tmp_path, body=f"{first}\n\nAll of them {written}.")
    assert marks(page)[-1] == shown
    assert page.all("div.article-body p")[-1].text == f"All of them.{shown}"


@pytest.mark.parametrize(
    ("written", "links"),
    [
        ("[@study-a; @study-b]", ["1: Reference 1, a", "2: Reference 2, b"]),
        ("[@study-a; @study-b; @study-c]", ["1: Reference 1, a", "-: Reference 2, b", "3: Reference 3, c"]),
        (
            "[@study-a; @study-c; @study-d; @study-e; @study-f]",
            ["1: Reference 1, a", "3: Reference 3, c", "-: References 4 to 5, d", "6: Reference 6, f"],
        ),
    ],
)
def test_the_hyphen_of_a_range_leads_to_what_lies_between(
    tmp_path: Path, written: str, links: list[str]
) -> None:
    first = " ".join(f"{letter} [@study-{letter}]" for letter in "abcdef")
    page = built(tmp_path, body=f"{first}\n\nAll of them {written}.")
    mark = page.all("sup.cite")[-1]
    found = mark.all("a")
    assert [f"{a.text}: {a['aria-label']}, {a['href'].removeprefix('#ref-study-')}" for a in found] == links
    back = {link["href"] for item in page.all("section.references li") for link in item.all("a")}
    assert f"#{mark['id']}" in back


def test_each_number_of_a_range_leads_back_to_it(tmp_path: Path) -> None:
    page = built(tmp_path, body="All [@study-a; @study-b; @study-c; @study-d], the third [@study-c].")
    back = [
        [a.text[-1:] for a in li.all("span.reference-uses a")] for li in page.all("section.references li")
    ]
    assert back == [["a"], ["a"], ["a", "b"], ["a"]]


CARDS = """\
-- content/evidence/others.yaml --
- {id: old, type: article-journal, title: An old trial, authors: [Kumar K, Roe J, Coe R], year: 2007,
   journal_abbrev: Pain, retracted: true}
- {id: doubted, type: article-journal, title: A doubted trial, authors: [Doe J, Roe J], year: 2020,
   concern: true}
- {id: mended, type: book, title: A mended & bound book, publisher: Springer, corrections: [Page 3, Page 9]}
- {id: replaced, type: webpage, title: A page, superseded: the version of 2026}
"""


def test_a_mark_holds_a_card_and_the_list_says_what_has_become_of_a_source(tmp_path: Path) -> None:
    told = "allow: {C111: it is told here}"
    page = built(tmp_path, told, body="A [@old], B [@doubted], C [@mended], D [@replaced].", more=CARDS)
    cards = page.all("span.cite-card")
    assert [card.text for card in cards] == [
        "Retracted Kumar K, et al. An old trial. Pain. 2007.",
        "Expression of concern Doe J, Roe J. A doubted trial. 2020.",
        "A mended & bound book. Springer. Corrected.",
        "A page.",
    ]
    assert all(card["aria-hidden"] == "true" and "hidden" in card.attributes for card in cards)
    notes = [[note.text for note in li.all("strong")] for li in page.all("section.references li")]
    assert notes == [
        ["Retracted"],
        ["Expression of concern"],
        ["Corrected: Page 3", "Corrected: Page 9"],
        ["There is a newer version"],
    ]


def test_a_range_has_a_card_for_what_lies_between(tmp_path: Path) -> None:
    page = built(tmp_path, body="All [@study-a; @study-b; @study-c; @study-d].")
    cards = [card.text for card in page.all("span.cite-card")]
    assert cards == [
        "Kumar K. Study A. 2020.",
        "2. Kumar K. Study B. 2020.3. Kumar K. Study C. 2020.",
        "Kumar K. Study D. 2020.",
    ]


def test_words_that_cite_have_a_card_too(tmp_path: Path) -> None:
    page = built(tmp_path, body="The [second study](cite:study-b).")
    assert page.one("span.cite-card").text == "Kumar K. Study B. 2020."


def test_every_use_leads_to_its_reference_and_every_reference_back_to_each_use(every_feature: Bundle) -> None:
    page = every_feature.page("/articles/sacroiliac/")
    there: dict[str, list[str]] = {}
    for use in page:
        if "cite" in use.attributes.get("id", "") and use.tag in ("sup", "a"):
            links = [use] if use.tag == "a" else use.all("a")
            for link in links:
                there.setdefault(link["href"].removeprefix("#"), []).append(use["id"])
    for item in page.all("section.references li"):
        back = [link["href"].removeprefix("#") for link in item.all("span.reference-uses a")]
        assert set(there.get(item["id"], [])) <= set(back)
        assert back, item["id"]
        # In a range the ends are links, and the hyphen: 1-4 leads back from 3 too.
        assert {page.get(use)["id"] for use in back} == set(back)


def test_references_are_numbered_and_lead_to_the_source(every_feature: Bundle) -> None:
    items = every_feature.page("/articles/sacroiliac/").all("section.references li")
    assert [item["id"] for item in items] == [
        "ref-adams-2019", "ref-baker-2020", "ref-cole-2021", "ref-dunn-2022", "ref-Ellis.2023",
        "ref-pelvis-guide", "ref-fox-2024",
    ]  # fmt: skip
    assert not [item for item in items if "value" in item.attributes]
    hrefs = {link["href"] for link in items[0].all("a")}
    assert {
        "https://doi.org/10.1000/joint.2019.5",
        "https://pubmed.ncbi.nlm.nih.gov/12345678/",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC7654321/",
    } <= hrefs
    assert "J Joint Care. 2019;12(3):100-110." in items[0].text
    assert "Retracted" in items[1].text
    assert "2020;010:e7" in items[1].text
    assert "https://institute.example/joints?a=1&b=2" in {link["href"] for link in items[3].all("a")}


def test_a_reference_written_in_place_is_cited_like_one_of_the_library(tmp_path: Path) -> None:
    front = "citations: [{id: own-1, type: webpage, title: Our own study, url: 'https://own.example/'}]"
    page = built(tmp_path, front, body="Ours [@own-1] and theirs [@study-a].")
    assert [item["id"] for item in page.all("section.references li")] == ["ref-own-1", "ref-study-a"]


@pytest.mark.parametrize("kind", ["retraction", "reinstatement"])
@pytest.mark.parametrize("number", ["doi: 10.1000/OWN", "doi: 10.1000/A"])
def test_a_reference_of_which_others_know_that_it_was_retracted_is_marked(
    tmp_path: Path, kind: str, number: str
) -> None:
    """Be it in the library or written in place."""
    studies = STUDIES.replace("title: Study A", "title: Study A, doi: 10.1000/a")
    front = (
        "citations:",
        "  - {id: own, type: webpage, title: Our own, doi: 10.1000/own}",
        "allow: {C111: why}",
    )
    notice = f"notices: [{{kind: {kind}, reference: any, {number}}}]"
    lock = f"-- content/evidence/watch.lock.yaml --\nasked: []\n{notice}\n"
    page = built(tmp_path, *front, body="One [@study-a], two [@own].", more=studies + lock)
    marked = ["Retracted" in item.text for item in page.all("section.references li")]
    assert marked == [kind == "retraction" and "A" in number[-1], kind == "retraction" and "OWN" in number]
