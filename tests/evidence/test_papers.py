"""When two references are one paper."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tpm_site.evidence.papers import are_apart, keys_of, may_be_one
from tpm_site.model.study import Study

TITLE = "Cognitive functional therapy versus usual care for low back pain (RESTORE)"


def _study(title: str = TITLE, year: int | None = 2023, id: str = "a", **numbers: str) -> Study:
    return replace(Study(id, title=title, year=year), **numbers)


def test_a_paper_is_told_by_its_numbers_and_by_title_and_year() -> None:
    study = _study("Pain: “A Trial”, and more", doi="10.1000/ABC", pmid="123", pmcid="PMC1")
    assert list(map(str, keys_of(study))) == [
        "doi:10.1000/abc", "pmid:123", "pmcid:PMC1", "title:painatrialandmore 2023"
    ]  # fmt: skip
    assert list(keys_of(_study(year=None))) == []


@pytest.mark.parametrize(
    ("title", "year", "is_one"),
    [
        (TITLE, 2023, True),
        (TITLE.upper().replace(" ", "  "), 2023, True),
        (f"{TITLE}: a randomised, controlled, three-arm, phase 3 clinical trial", 2023, True),
        ("Cognitive functional therapy vs usual care for lower back pain (RESTORE)", 2023, True),
        ("Cognitive functional therapy vs usual care for lower back pain (RESTORE)", None, True),
        ("Cognitive functional therapy vs usual care for lower back pain (RESTORE)", 2022, False),
        (f"{TITLE}", 2022, True),
        ("Cognitive functional therapy or usual care for low back pain: 3-year results", 2023, False),
        ("Spinal cord stimulation for low back pain", 2023, False),
    ],
)
def test_two_references_with_one_number(title: str, year: int | None, *, is_one: bool) -> None:
    assert may_be_one(_study(), _study(title, year)) is is_one
    assert may_be_one(_study(title, year), _study()) is is_one


def test_the_review_and_its_update_are_two_papers() -> None:
    review = _study(
        "The Effectiveness of Intraosseous Basivertebral Nerve Radiofrequency Neurotomy for the Treatment of "
        "Vertebrogenic Chronic Low Back Pain: A Systematic Review",
        2021,
    )
    update = _study(
        "The Effectiveness of Intraosseous Basivertebral Nerve Radiofrequency Ablation for the Treatment of "
        "Vertebrogenic Low Back Pain: An Updated Systematic Review with Single-Arm Meta-analysis",
        2022,
    )
    assert not may_be_one(review, update)


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        (_study("Another", doi="10.1000/b", pmid="2"), True),
        (_study("Another", doi="10.1000/A", pmid="2"), False),
        (_study("Another", doi="10.1000/b", pmid="1"), False),
        (_study(f"{TITLE}!", doi="10.1000/b", pmid="2"), False),
        (_study("Another", doi="10.1000/b", pmid="2", pmcid="PMC1"), False),
    ],
)
def test_a_quick_look(other: Study, *, apart: bool) -> None:
    assert are_apart([_study(doi="10.1000/a", pmid="1", pmcid="PMC1"), other]) is apart
    assert are_apart([other])
    assert are_apart([])
