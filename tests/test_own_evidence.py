"""The project's own evidence library: which records it holds, and that each leads to its source."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import combinations

import pytest
from msgspec.structs import replace

from tests.support.sites import REPOSITORY
from tpm_site.documents.records import check_library, with_papers
from tpm_site.evidence import contradictions
from tpm_site.evidence.doi_forms import told_by
from tpm_site.model.reference import Reference
from tpm_site.model.site import Library
from tpm_site.sources.library import read_library

IDS = (REPOSITORY / "tests/evidence/own_library.txt").read_text(encoding="utf-8").split()
NOT_SEEN = {"george-2021-apta", "kumar-2008-process-24m", "north-2005"}
"""Records that nobody has checked in any field."""
WITHOUT_A_WAY = {"fda-2014-epidural-warning"}


@cache
def library() -> Library:
    files = tuple(
        file.relative_to(REPOSITORY).as_posix()
        for file in sorted((REPOSITORY / "content/evidence").glob("*.yaml"))
        if not file.name.endswith(".lock.yaml")
    )
    found, faults = read_library(REPOSITORY, files)
    assert faults == ()
    return with_papers(found)


def given(reference: Reference) -> set[str]:
    """The keys that the record has, but for those that say where it belongs and what is known of it."""
    beside = {"id", "type", "topics", "unconfirmed", "allow"}
    names = [name.removeprefix(f"reference:{reference.id}.") for name in library().spans]
    return {name for name in names if ":" not in name and "." not in name} - beside


def test_these_records_and_no_others() -> None:
    assert sorted(library().references) == IDS
    assert len(IDS) == 58


@pytest.mark.parametrize("id", IDS)
def test_each_record_says_what_it_is_what_was_found_and_where(id: str) -> None:
    reference = library().references[id]
    assert reference.design
    assert reference.finding
    assert reference.topics
    assert reference.authors
    assert reference.year
    has_way = bool(reference.doi or reference.pmid or reference.pmcid or reference.url)
    assert has_way != (id in WITHOUT_A_WAY)
    assert has_way != ("C108" in reference.allow)


@pytest.mark.parametrize("id", sorted(NOT_SEEN))
def test_of_what_nobody_has_seen_no_field_is_confirmed(id: str) -> None:
    reference = library().references[id]
    assert set(reference.unconfirmed) == given(reference)


@pytest.mark.parametrize("id", IDS)
def test_only_what_the_record_gives_can_be_unconfirmed(id: str) -> None:
    reference = library().references[id]
    assert set(reference.unconfirmed) <= given(reference)


def test_nothing_is_found_but_what_is_waived() -> None:
    found = [(d.code, d.message) for d in check_library(library())]
    (one,) = found
    assert one[0] == "C108"
    assert "fda-2014-epidural-warning" in one[1]


def test_what_dois_tell_fits_every_record_and_nearly_all_tell_something() -> None:
    references = library().references.values()
    assert [r.id for r in references if contradictions.of_doi(r)] == []
    dois = [r.doi for r in references if r.doi]
    assert [doi for doi in dois if told_by(doi) is None] == []
    assert len(dois) == 56


def test_two_dois_of_the_library_that_are_swapped_are_found() -> None:
    """Only within one journal and about one time does a DOI fit another paper."""
    references = [r for r in library().references.values() if r.doi]
    missed = [
        (one.journal, other.journal)
        for one, other in combinations(references, 2)
        if not contradictions.of_doi(replace(one, doi=other.doi))
        and not contradictions.of_doi(replace(other, doi=one.doi))
    ]
    assert [pair for pair in missed if pair[0] != pair[1]] == []
    assert len(missed) < 10


def test_designs_and_trials() -> None:
    references = library().references.values()
    assert Counter(r.design for r in references) == {
        "rct": 35, "systematic-review": 13, "guideline": 7, "cohort": 1, "expert-opinion": 1, "regulatory": 1
    }  # fmt: skip
    trials = Counter(r.trial for r in references if r.trial)
    assert {name for name, count in trials.items() if count > 1} == {
        "INTRACEPT", "NORDSTEN-DS", "PROCESS", "RESTORE", "SPORT", "Swedish Spinal Stenosis Study (SSSS)"
    }  # fmt: skip
