"""What a build shows depends on its day. What is left out, and what changes when, is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.crawl import Bundle
from tests.support.sites import BASE, article, build, messages, write_site
from tpm_site.engine.request import Report
from tpm_site.model.fields import Interval
from tpm_site.site.calendar import add

SITE = (
    BASE
    + article("live")
    + article("draft", "draft: true")
    + article("future", published="2027-01-05")
    + article("expired", "expires: 2026-08-01")
    + article("expires", "expires: 2026-12-24")
    + """\
-- content/treatments/rest.md --
---
title: Rest
summary: Rest.
draft: true
---
-- content/pages/about.md --
---
title: About
summary: About us.
published: 2027-02-01
---
"""
)
ALL = {"live", "draft", "future", "expired", "expires"}
LISTS = ("index.html", "library/index.html", "library/back-pain/index.html", "feed.xml", "sitemap.xml")


def built(tmp_path: Path, **settings: object) -> tuple[Report, Bundle]:
    report = build(write_site(tmp_path, SITE), tmp_path / "build", **settings)
    assert messages(report) == []
    return report, Bundle(tmp_path / "build", "https://clinic.example")


def articles(bundle: Bundle) -> set[str]:
    return {path.split("/")[1] for path in bundle.files if path.startswith("articles/")}


def test_what_is_not_public_is_nowhere(tmp_path: Path) -> None:
    _, bundle = built(tmp_path)
    assert articles(bundle) == {"live", "expires"}
    assert "treatments/rest/index.html" not in bundle.files
    assert "about/index.html" not in bundle.files
    for path in sorted(path for path in bundle.files if path.endswith((".html", ".xml"))):
        text = bundle.read(path)
        assert not [slug for slug in ("draft", "future", "expired") if f"/articles/{slug}/" in text], path
        assert "/treatments/rest/" not in text


def test_the_report_says_what_was_left_out_and_what_changes_when(tmp_path: Path) -> None:
    report, _ = built(tmp_path)
    assert [(item.path, item.status.value, item.until) for item in report.left_out] == [
        ("content/articles/draft.md", "draft", None),
        ("content/articles/expired.md", "expired", None),
        ("content/articles/future.md", "future", date(2027, 1, 5)),
        ("content/pages/about.md", "future", date(2027, 2, 1)),
        ("content/treatments/rest.md", "draft", None),
    ]
    assert [(change.day, change.path, change.what) for change in report.changes] == [
        (date(2026, 12, 24), "content/articles/expires.md", "expires"),
        (date(2027, 1, 5), "content/articles/future.md", "is published"),
        (date(2027, 2, 1), "content/pages/about.md", "is published"),
    ]


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (date(2026, 6, 30), set()),
        (date(2026, 7, 1), {"live", "expired", "expires"}),
        (date(2026, 7, 31), {"live", "expired", "expires"}),
        (date(2026, 8, 1), {"live", "expires"}),
        (date(2026, 12, 23), {"live", "expires"}),
        (date(2026, 12, 24), {"live"}),
        (date(2027, 1, 4), {"live"}),
        (date(2027, 1, 5), {"live", "future"}),
    ],
)
def test_a_build_as_of_a_day_shows_what_is_public_on_it(tmp_path: Path, today: date, shown: set[str]) -> None:
    _, bundle = built(tmp_path, today=today)
    assert articles(bundle) == shown


def test_a_preview_shows_all_marks_it_and_keeps_it_out_of_search_engines(tmp_path: Path) -> None:
    report, bundle = built(tmp_path, drafts=True)
    assert report.left_out == ()
    assert articles(bundle) == ALL
    banners = {}
    for slug in ALL:
        page = bundle.page(f"/articles/{slug}/")
        robots = [meta["content"] for meta in page.all("meta") if meta.attributes.get("name") == "robots"]
        banners[slug] = [banner.text for banner in page.all("p.banner")]
        assert robots == ([] if slug in ("live", "expires") else ["noindex"]), slug
    assert banners == {
        "live": [],
        "expires": [],
        "draft": ["Draft: this page is not public."],
        "future": ["Not yet published: this page becomes public on Jan 5, 2027."],
        "expired": ["Expired: this page stopped being public on Aug 1, 2026."],
    }
    cards = bundle.page("/library/").all("li.card")
    assert {(card.one("a").text, *(mark.text for mark in card.all("strong.mark"))) for card in cards} == {
        ("Live",), ("Expires",), ("Draft", "Draft"), ("Future", "Not yet published"), ("Expired", "Expired")
    }  # fmt: skip


def test_a_preview_is_still_honest_to_machines(tmp_path: Path) -> None:
    _, bundle = built(tmp_path, drafts=True)
    for path in ("feed.xml", "sitemap.xml"):
        assert "/articles/live/" in bundle.read(path)
        assert not [
            slug for slug in ("draft", "future", "expired") if f"/articles/{slug}/" in bundle.read(path)
        ]


@pytest.mark.parametrize(
    ("day", "interval", "result"),
    [
        (date(2026, 1, 31), (1, "month"), date(2026, 2, 28)),
        (date(2028, 1, 31), (1, "month"), date(2028, 2, 29)),
        (date(2028, 2, 29), (1, "year"), date(2029, 2, 28)),
        (date(2026, 12, 31), (2, "week"), date(2027, 1, 14)),
        (date(2026, 8, 31), (6, "month"), date(2027, 2, 28)),
        (date(2026, 3, 1), (90, "day"), date(2026, 5, 30)),
        (date(2026, 12, 1), (12, "month"), date(2027, 12, 1)),
    ],
)
def test_calendar_time_is_added_as_people_do(day: date, interval: tuple[int, str], result: date) -> None:
    assert add(day, Interval(count=interval[0], unit=interval[1])) == result
