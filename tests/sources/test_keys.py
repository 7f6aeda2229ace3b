"""docs/keys.md and the models agree: each key, whether it is wanted, what holds without it, its choices."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from msgspec.structs import fields

from tests.support.sites import REPOSITORY
from tpm_site.model.front import FRONT_OF_KIND, Person
from tpm_site.model.library import STYLE_NAMES, Defaults, Organization
from tpm_site.model.reference import Certainty, Control, Design, Masking
from tpm_site.model.written import fields_of
from tpm_site.schemas.keys import TABLES, WANTED, tables

TEXT = (REPOSITORY / "docs" / "keys.md").read_text(encoding="utf-8")
ROWS = {name: dict(rows) for name, rows in tables(TEXT).items()}


def test_there_is_a_table_for_every_model() -> None:
    assert list(ROWS) == list(TABLES)
    assert set(FRONT_OF_KIND.values()) <= set(TABLES.values())


@pytest.mark.parametrize("name", TABLES)
def test_no_key_stands_twice_in_a_table(name: str) -> None:
    assert len(ROWS[name]) == len(tables(TEXT)[name])


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_keys_of_its_model(name: str) -> None:
    assert set(ROWS[name]) == set(fields_of(TABLES[name]))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_which_keys_are_wanted_and_what_holds_without_them(name: str) -> None:
    for key in fields(TABLES[name]):
        without = ROWS[name][key.name].without
        assert (without == WANTED) == key.required, key
        if isinstance(key.default, str | int) and key.default != "":
            assert without == f"`{str(key.default).lower() if key.default is False else key.default}`", key


@pytest.mark.parametrize(
    ("name", "key", "choices"),
    [
        ("organization", "kind", get_args(fields_of(Organization)["kind"])),
        ("people/", "kind", get_args(fields_of(Person)["kind"])),
        ("evidence/: each reference", "design", get_args(Design)),
        ("evidence/: each reference", "masking", get_args(Masking)),
        ("evidence/: each reference", "control", get_args(Control)),
        ("evidence/: each reference", "certainty", get_args(Certainty)),
        ("evidence", "style", STYLE_NAMES),
    ],
)
def test_a_table_names_all_choices_where_they_are_few(name: str, key: str, choices: tuple[str, ...]) -> None:
    assert tuple(re.findall(r"`([\w-]+)`", ROWS[name][key].holds)) == choices


def test_the_default_interval_is_the_one_of_the_model() -> None:
    every = Defaults().review.every
    assert ROWS["defaults"]["review"].without == f"every {every.count} {every.unit}s"
