"""What a page says of the evidence that it rests on, for records that are cited."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.crawl import Bundle
from tests.support.html import Element
from tests.support.sites import BASE, article, build, messages, write_site

RESTS = "This page rests on"
NOT_COUNTED = "those in reviews not counted. Each trial is counted once."
LEFT = "No one has graded the other 4 for our library."
ONCE = "Each trial is counted once, even if we cite more than one report of it."
SURE = "How sure we can be of the findings:"
UNGRADED = "No one has graded for our library how sure we can be of these findings."


ALLOW = "allow: {C111: told, C112: told, C114: told, C116: told, C121: told}"


def page_of(tmp_path: Path, *records: str, kind: str = "articles") -> Element:
    """The page of an article that cites all of some records."""
    lines = [
        f"- {{id: r-{n}, type: article-journal, title: Title {n}, doi: 10.1000/r-{n}, {record},"
        " allow: {C125: told}}"
        for n, record in enumerate(records)
    ]
    ids = "; ".join(f"@r-{n}" for n in range(len(records)))
    text = article("stenosis", ALLOW, body=f"Words [{ids}].") if records else article("stenosis")
    if kind != "articles":
        text = f"-- content/{kind}/stenosis.md --\n---\ntitle: T\nsummary: S\n{ALLOW}\n---\nWords [{ids}].\n"
    evidence = "-- content/evidence/e.yaml --\n" + "\n".join(lines) + "\n" if records else ""
    assert messages(build(write_site(tmp_path, BASE + evidence + text), tmp_path / "build")) == []
    url = "/stenosis/" if kind == "pages" else f"/{kind}/stenosis/"
    return Bundle(tmp_path / "build", "https://clinic.example").page(url)


def sentences(page: Element) -> list[str]:
    return [item.text for item in page.get("about-the-evidence").all("li")]


@pytest.mark.parametrize(
    ("records", "said"),
    [
        (["year: 2007"], [f"{RESTS} 1 source, published in 2007.", UNGRADED]),
        (["issue: 1", "issue: 2"], [f"{RESTS} 2 sources.", UNGRADED]),
        (
            [
                "design: rct, year: 2007, participants: 100, trial: PROCESS",
                "design: rct, year: 2008, participants: 87, trial: Process",
                "design: rct, year: 2022, participants: 1450, registry: NCT01234567",
                "design: systematic-review, year: 2023, participants: 1561, certainty: low",
                "design: guideline, year: 2020, certainty: very-low",
                "design: expert-opinion, year: 2019",
            ],
            [
                f"{RESTS} 2 trials, 1 review, 1 guideline, and 1 other source, published from 2007 to 2023.",
                f"1,550 people took part in the trials. {ONCE}",
                "The review pools the results of 1,561 people.",
                f"{SURE} low certainty for 1 source and very low certainty for 1 source. {LEFT}",
            ],
        ),
        (
            [
                "design: rct, participants: 100, certainty: high",
                "design: rct, certainty: moderate",
                "design: cohort, participants: 50, certainty: moderate",
            ],
            [
                f"{RESTS} 2 trials and 1 other source.",
                f"150 people took part in these studies, {NOT_COUNTED}",
                "For 1 of these studies, our records do not say how many people took part.",
                f"{SURE} high certainty for 1 source and moderate certainty for 2 sources.",
            ],
        ),
        (
            ["design: rct, participants: 100, retracted: true", "design: systematic-review"],
            [
                f"{RESTS} 1 review.",
                UNGRADED,
                "1 source has been retracted, which means withdrawn. It is not counted here.",
            ],
        ),
        (
            ["retracted: true", "retracted: true"],
            ["2 sources have been retracted, which means withdrawn. They are not counted here."],
        ),
    ],
)
def test_a_page_says_what_it_rests_on(tmp_path: Path, records: list[str], said: list[str]) -> None:
    assert sentences(page_of(tmp_path, *records)) == said


def test_a_treatment_says_it_too_and_a_page_of_the_site_does_not(tmp_path: Path) -> None:
    assert len(sentences(page_of(tmp_path, "year: 2007", kind="treatments"))) == 2
    page = page_of(tmp_path / "other", "year: 2007", kind="pages")
    assert "about-the-evidence" not in {element.attributes.get("id") for element in page}


def test_it_leads_to_all_studies_where_there_is_a_list_of_them(tmp_path: Path) -> None:
    about = page_of(tmp_path, "year: 2007").get("about-the-evidence")
    assert [link["href"] for link in about.all("a")] == ["/evidence/"]
    own = "citations: [{id: own-1, type: webpage, title: Own, url: 'https://own.example/'}]"
    text = BASE + article("stenosis", own, body="Ours [@own-1].")
    assert messages(build(write_site(tmp_path / "own", text), tmp_path / "own/build")) == []
    bundle = Bundle(tmp_path / "own/build", "https://clinic.example")
    about = bundle.page("/articles/stenosis/").get("about-the-evidence")
    assert about.all("a") == []
    assert not any(path.startswith("evidence") for path in bundle.files)
