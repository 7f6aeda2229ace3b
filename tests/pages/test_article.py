"""An article has the parts of the design in their order, under the ids that are deep links."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.crawl import Bundle
from tests.support.html import Element
from tests.support.sites import BASE, article, build, messages, write_site

URL = "/articles/sacroiliac/"
IN_ORDER = (
    "nav.breadcrumb",
    "p.kicker",
    "h1",
    "p.deck",
    "div.byline",
    "#key-points",
    "#contents",
    "div.article-body",
    "#common-questions",
    "#about-the-evidence",
    "#references",
    "#specialists",
    "#disclaimer",
    "#next-step",
    "#continue-reading",
)


@pytest.fixture
def page(every_feature: Bundle) -> Element:
    return every_feature.page(URL)


def built(tmp_path: Path, text: str, url: str = "/articles/stenosis/") -> Element:
    """One page of a site that has no faults."""
    report = build(write_site(tmp_path, text), tmp_path / "build")
    assert messages(report) == []
    return Bundle(tmp_path / "build", "https://clinic.example").page(url)


def part(page: Element, name: str) -> Element:
    return page.get(name[1:]) if name.startswith("#") else page.all(name)[0]


def test_the_parts_stand_in_this_order(page: Element) -> None:
    places = [list(map(id, page)).index(id(part(page, name))) for name in IN_ORDER]
    assert places == sorted(places)


def test_above_the_text(page: Element) -> None:
    way_up = page.all("nav.breadcrumb a")
    assert [(link.text, link["href"]) for link in way_up] == [
        ("Home", "/"),
        ("Resource library", "/library/"),
    ]
    (kicker,) = page.all("p.kicker a")
    assert (kicker.text, kicker["href"]) == ("Back & Neck Pain", "/library/back-pain/")
    assert page.one("h1").text == "Sacroiliac joint pain: what helps & what does not"
    assert page.one("p.deck").text == "The joint at the base of your spine can hurt. Here is what was tried."


def test_the_byline_names_authors_dates_reading_time_and_review(page: Element) -> None:
    byline = page.one("div.byline")
    assert [item.text for item in byline.all("li")] == [
        "By Ana Lee, MD, PhD and Bo Ray, DPT",
        "Jul 1, 2026",
        "Updated Jul 15, 2026",
        "2 min read",
    ]
    assert [time["datetime"] for time in byline.all("time")] == ["2026-07-01", "2026-07-15", "2027-01-15"]
    assert byline.one("p").text == "Awaiting clinical review by a named clinician. Review due: Jan 15, 2027"
    assert [link["href"] for link in byline.all("a")] == ["/people/ana-lee/", "/people/bo-ray/"]


@pytest.mark.parametrize(
    ("words", "minutes"),
    [(6, "1 min read"), (299, "1 min read"), (899, "4 min read"), (901, "5 min read"), (1000, "5 min read")],
)
def test_reading_time_counts_the_words_of_text_answers_and_key_points(
    tmp_path: Path, words: int, minutes: str
) -> None:
    front = ["key_points: [word word]", "faqs: [{question: Why?, answer: word word word}]"]
    body = " ".join(["word"] * max(words - 5, 0))
    page = built(tmp_path, BASE + article("stenosis", *front, body=body))
    assert minutes in [item.text for item in page.all("div.byline li")]


def test_without_people_the_site_itself_is_author_and_the_one_to_ask(tmp_path: Path) -> None:
    page = built(tmp_path, BASE + article("stenosis"))
    assert page.all("div.byline li")[0].text.endswith("Example Clinic")
    assert [link.text for link in page.get("specialists").all("a")] == ["Example Clinic"]


def test_where_nobody_is_named_a_reader_learns_so(page: Element, tmp_path: Path) -> None:
    """The practice may not provide what an article tells of."""
    waiting = "No one is named here yet."
    practice = "base_url: https://clinic.example\norganization: {description: We treat backs.}"
    project = BASE.replace("base_url: https://clinic.example", practice) + article("stenosis")
    said = built(tmp_path, project).get("specialists").one("p").text
    assert said.startswith("We treat backs. Ask Example Clinic whether it provides this care")
    assert said.endswith(waiting)
    assert waiting not in page.get("specialists").text


def test_authors_default_to_those_of_the_site(every_feature: Bundle) -> None:
    (author,) = every_feature.page("/articles/hip-pain/").all("div.byline a")
    assert (author["href"], "Harbor Team" in author.text) == ("/people/harbor-team/", True)


def test_key_points_are_a_list_with_markdown_in_it(page: Element) -> None:
    points = page.get("key-points").all("li")
    assert [point.text for point in points] == [
        "The joint can be one cause of back pain.",
        "Injections help some people: for weeks, not years.1",
    ]
    assert points[0].one("em").text == "one"


def test_contents_lead_to_the_sections_in_their_order_those_of_snippets_too(page: Element) -> None:
    links = page.get("contents").all("a")
    assert [link.text for link in links] == [
        "Signs", "What was tried", "What was tried", "Reading the numbers", "References", "Common questions",
        "References",
    ]  # fmt: skip
    targets = [page.get(link["href"].removeprefix("#")) for link in links]
    assert [target.tag for target in targets] == ["h2"] * 5 + ["section"] * 2


@pytest.mark.parametrize(("sections", "has_contents"), [(0, False), (3, False), (4, True), (9, True)])
def test_contents_are_there_from_four_sections_on(tmp_path: Path, sections: int, has_contents: bool) -> None:
    parts = (f"## Section {number}\n\n### Part {number}\n\nWords." for number in range(sections))
    page = built(tmp_path, BASE + article("stenosis", body="\n\n".join(["Words.", *parts])))
    assert bool(page.all("nav.contents")) is has_contents


def test_common_questions_open_one_by_one_each_under_its_own_id(page: Element) -> None:
    questions = page.get("common-questions").all("details")
    assert [(q["id"], q.one("summary").text) for q in questions] == [
        ("faq-will-it-hurt", "Will it hurt?"),
        ("faq-will-it-hurt-2", "Will it hurt?!"),
        ("faq-3", "3?"),
    ]
    assert questions[0].one("div.answer").text.startswith("Rarely, and not for long.7 See the signs.")
    assert questions[0].one("li").text == "Tell us when it does."


def test_specialists_are_the_people_who_provide_the_treatments(page: Element, every_feature: Bundle) -> None:
    names = [item.one("h3").text for item in page.get("specialists").all("li")]
    assert names == ["Ana Lee, MD, PhD", "Bo Ray, DPT"]
    hips = every_feature.page("/articles/hip-pain/").get("specialists")
    assert [link.text for link in hips.all("a")] == ["Harbor Spine & Joint"]


def test_below_the_text(page: Element) -> None:
    assert page.get("specialists").one("h2").text == "The specialists who provide this care"
    disclaimer = page.get("disclaimer").one("p").text
    assert disclaimer.startswith("This article is general information, not medical advice")
    step = page.get("next-step")
    assert step.one("p.kicker").text == "Next step"
    assert step.one("h2").text == "Could it be your sacroiliac joint?"
    assert "A short assessment tells you more: bring your questions." in step.text
    assert (step.one("a.button").text, step.one("a.button")["href"]) == ("Plan a visit", "/how-we-write/")
    more = page.get("continue-reading")
    assert more.one("h2").text == "Resource library: Continue reading"
    assert [card.one("h3").text for card in more.all("li.card")] == ["Hip pain", "Neck pain", "Knee pain"]


@pytest.mark.parametrize(
    ("front", "heading"),
    [
        ("cta: {heading: Mine?, text: T, label: L, href: /library/}", "Mine?"),
        ("cta: of-page", "Of the page?"),
        ("", "Of the category?"),
    ],
)
def test_the_call_to_action_is_the_articles_else_its_categorys(
    tmp_path: Path, front: str, heading: str
) -> None:
    page = built(tmp_path, ACTIONS + article("stenosis", *filter(None, [front])))
    assert page.get("next-step").one("h2").text == heading


def test_the_call_to_action_is_the_sites_where_the_category_has_none(tmp_path: Path) -> None:
    page = built(tmp_path, ACTIONS.replace("cta: of-category\n", "") + article("stenosis"))
    assert page.get("next-step").one("h2").text == "Of the site?"


ACTIONS = """\
-- content/site.yaml --
name: Example Clinic
base_url: https://clinic.example
defaults: {cta: of-site}
-- content/ctas.yaml --
of-site: {heading: Of the site?, text: T, label: L, href: /library/}
of-category: {heading: Of the category?, text: T, label: L, href: /library/}
of-page: {heading: Of the page?, text: T, label: L, href: /library/}
-- content/categories/back-pain.md --
---
title: Back pain
summary: All about backs.
cta: of-category
---
"""


def test_what_an_article_does_not_have_leaves_nothing_behind(tmp_path: Path) -> None:
    page = built(tmp_path, BASE + article("stenosis"))
    ids = {element["id"] for element in page if "id" in element.attributes}
    absent = {"key-points", "contents", "common-questions", "references", "next-step", "continue-reading"}
    assert not absent & ids
    assert {"specialists", "disclaimer", "main"} <= ids
    headings = [element.text for element in page if element.tag in ("h1", "h2", "h3")]
    assert "" not in headings


def test_the_sites_own_disclaimer_takes_the_place_of_the_themes(tmp_path: Path) -> None:
    own = "disclaimer: Ask *your* doctor, or [us](/library/).\n-- content/categories/"
    page = built(tmp_path, BASE.replace("-- content/categories/", own) + article("stenosis"))
    disclaimer = page.get("disclaimer")
    assert disclaimer.all("p")[-1].text == "Ask your doctor, or us."
    assert disclaimer.one("a")["href"] == "/library/"


def test_the_picture_of_an_article_has_sizes_caption_and_credit(page: Element) -> None:
    figure = page.one("div.reading").all("figure")[0]
    image = figure.one("img")
    assert (image["alt"], image["width"], image["height"]) == (
        "A clinician points at a model of the pelvis", "1000", "700"
    )  # fmt: skip
    assert [part.split()[1] for part in figure.one("source")["srcset"].split(", ")] == [
        "480w",
        "800w",
        "1000w",
    ]
    assert figure.one("figcaption").text == "The joint & its neighbors Credit: Harbor"
