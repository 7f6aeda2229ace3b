"""Sources by a short name, and reports of one trial found together."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.references import reference_of
from tpm_site.evidence.naming import by_trial, short_name
from tpm_site.model.reference import Reference

READ = reference_of


def reference(id: str = "a", **more: Any) -> Reference:
    return READ({"id": id, "type": "article-journal", "title": "A title", **more})


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ({"authors": ["Kumar K", "Taylor RS", "Levy R"], "year": 2007, "trial": "PROCESS"}, "PROCESS"),
        ({"authors": ["Kumar K", "Taylor RS", "Levy R"], "year": 2007}, "Kumar et al 2007"),
        ({"authors": ["Kumar K", "Van den Abeele C"], "year": 2007}, "Kumar and Van den Abeele 2007"),
        ({"authors": [{"literal": "PROMISE Study Group"}]}, "PROMISE Study Group"),
        ({"publisher": "FDA", "year": 2014}, "FDA 2014"),
        ({}, "A title"),
    ],
)
def test_a_source_has_a_short_name(keys: dict[str, Any], name: str) -> None:
    assert short_name(reference(**keys)) == name


def test_reports_of_one_trial_stand_together() -> None:
    reports = [
        reference("first", registry="NCT01234567"),
        reference("other", registry="NCT07654321"),
        reference("by-name", trial="PROCESS"),
        reference("alone"),
        reference("by-name-too", trial="Process"),
        reference("both", trial="process", registry="ClinicalTrials.gov NCT01234567; ISRCTN77527324"),
        reference("alone-too"),
    ]
    found = [sorted(report.id for report in trial) for trial in by_trial(reports)]
    assert sorted(found) == [["alone"], ["alone-too"], ["both", "by-name", "by-name-too", "first"], ["other"]]
