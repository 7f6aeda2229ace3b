"""Numbers of people are brought to the same hundred, honestly, and drawn small."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from tests.support.sites import REPOSITORY
from tpm_site.model.body import EMPTY, Share
from tpm_site.render.icons import icon_array
from tpm_site.render.risk import RiskView, common_total, risk_view
from tpm_site.sources.scan import scan
from tpm_site.sources.strings import read_strings

ROW = re.compile(r"M(\d+) (\d+)h(\d+)")


def share(written: str, label: str = "with it") -> Share:
    count, _, total = written.partition("/")
    return Share(int(count), int(total), "", EMPTY, label)


def view(*written: str) -> RiskView:
    strings, _ = read_strings(scan(REPOSITORY, REPOSITORY, "en", ()), "en")
    shares = [share(one) for one in written]
    return risk_view(Markup(""), shares, [Markup("with it")] * len(shares), [], strings)


@pytest.mark.parametrize(
    ("shares", "people", "written", "difference"),
    [
        (["48/100", "9/100"], ["48 of 100 people", "9 of 100 people"], ["", ""], "39 more in 100"),
        (
            ["24/52", "1/5"],
            ["about 46 of 100 people", "20 of 100 people"],
            ["24 of 52 people", "1 of 5 people"],
            "about 26 more in 100",
        ),
        (
            ["1/10", "1/4"],
            ["10 of 100 people", "25 of 100 people"],
            ["1 of 10 people", "1 of 4 people"],
            "15 fewer in 100",
        ),
        (
            ["5/1000", "2/1000"],
            ["5 of 1,000 people", "2 of 1,000 people"],
            ["", ""],
            "3 more in 1,000",
        ),
        (
            ["3/10000", "0/10000"],
            ["3 of 10,000 people", "0 of 10,000 people"],
            ["", ""],
            "3 more in 10,000",
        ),
        (
            ["1/2", "50/100"],
            ["50 of 100 people", "50 of 100 people"],
            ["1 of 2 people", ""],
            "No difference: 50 of 100 in both groups",
        ),
    ],
)
def test_groups_are_told_of_the_same_number(
    shares: list[str], people: list[str], written: list[str], difference: str
) -> None:
    found = view(*shares)
    assert [share.people for share in found.shares] == people
    assert [share.written for share in found.shares] == written
    assert found.difference.removeprefix("Difference: ") == difference


@pytest.mark.parametrize(
    ("shares", "total"),
    [
        (["48/100", "9/100"], 100),
        (["0/50", "50/50"], 100),
        (["1/300"], 1_000),
        (["299/300"], 1_000),
        (["124/1000", "122/1000"], 1_000),
        (["1/3000000"], 1_000_000),
    ],
)
def test_there_are_more_than_a_hundred_only_where_a_hundred_would_hide_something(
    shares: list[str], total: int
) -> None:
    assert common_total([share(one) for one in shares]) == total


def test_one_group_and_three_groups_have_no_difference() -> None:
    assert view("1/2").difference == ""
    assert view("1/2", "1/3", "1/4").difference == ""


@pytest.mark.parametrize(
    ("count", "total"), [(48, 100), (0, 100), (100, 100), (10, 100), (1, 100), (99, 100), (5, 1000)]
)
def test_a_drawing_has_a_sign_for_each_person(count: int, total: int) -> None:
    icons = icon_array(count, total)
    assert icons
    signs = {
        (int(x) + 10 * step, int(y)): name
        for name, path in (("counted", icons.counted), ("others", icons.others))
        for x, y, length in ROW.findall(path)
        for step in range(int(length) // 10 + 1)
    }
    assert len(signs) == total
    assert list(signs.values()).count("counted") == count
    assert all(0 < x < icons.width and 0 < y < icons.height for x, y in signs)
    assert len(icons.counted) + len(icons.others) < (300 if total == 100 else 600)


def test_of_more_people_than_an_eye_can_tell_apart_there_is_no_drawing() -> None:
    assert icon_array(3, 10_000) is None
