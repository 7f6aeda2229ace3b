"""docs/keys.md and the models agree: each key, whether it is wanted, what holds without it, its choices."""

from __future__ import annotations

import re
from typing import NamedTuple, get_args

import pytest

from tests.support.sites import REPOSITORY
from tpm_site.model.common import CallToAction, Image, Question
from tpm_site.model.fields import fields_of
from tpm_site.model.front import FRONT_OF_KIND, Article, Category, Page, Person, Review, Snippet, Treatment
from tpm_site.model.library import (
    STYLE_NAMES,
    Defaults,
    EvidenceSettings,
    NavigationItem,
    Organization,
    SiteConfig,
    Term,
)
from tpm_site.model.reference import Certainty, Control, Design, Masking, Reference

MODELS: dict[str, type] = {
    "site.yaml": SiteConfig,
    "navigation: each item": NavigationItem,
    "organization": Organization,
    "defaults": Defaults,
    "evidence": EvidenceSettings,
    "articles/": Article,
    "treatments/": Treatment,
    "pages/": Page,
    "categories/": Category,
    "people/": Person,
    "snippets/": Snippet,
    "evidence/: each reference": Reference,
    "ctas.yaml: each call to action": CallToAction,
    "glossary.yaml: each word": Term,
    "faqs: each question": Question,
    "image": Image,
    "review": Review,
}
SECTION = re.compile(r"^##+ (?P<name>.*)\n(?P<text>(?:(?!#).*\n?)*)", re.MULTILINE)
ROW = re.compile(r"^\| `(?P<key>\w+)` \| (?P<without>.*?) \| (?P<holds>.*) \|$", re.MULTILINE)


class Row(NamedTuple):
    without: str
    holds: str


def tables() -> dict[str, dict[str, Row]]:
    """The rows below each heading that has some."""
    text = (REPOSITORY / "docs" / "keys.md").read_text(encoding="utf-8")
    found = {}
    for section in SECTION.finditer(text):
        rows = [(m["key"], Row(m["without"], m["holds"])) for m in ROW.finditer(section["text"])]
        assert len(dict(rows)) == len(rows), f"a key stands twice in {section['name']}"
        if rows:
            found[section["name"]] = dict(rows)
    return found


def test_there_is_a_table_for_every_model() -> None:
    assert list(tables()) == list(MODELS)
    assert set(FRONT_OF_KIND.values()) <= set(MODELS.values())


@pytest.mark.parametrize("name", MODELS)
def test_a_table_has_the_keys_of_its_model(name: str) -> None:
    assert set(tables()[name]) == set(fields_of(MODELS[name]))


@pytest.mark.parametrize("name", MODELS)
def test_a_table_says_which_keys_are_wanted_and_what_holds_without_them(name: str) -> None:
    for key, info in fields_of(MODELS[name]).items():
        without = tables()[name][key].without
        assert (without == "wanted") == info.is_required(), key
        if isinstance(info.default, str | int) and info.default != "":
            assert without == f"`{str(info.default).lower() if info.default is False else info.default}`", key


@pytest.mark.parametrize(
    ("name", "key", "choices"),
    [
        ("organization", "kind", get_args(fields_of(Organization)["kind"].annotation)),
        ("people/", "kind", get_args(fields_of(Person)["kind"].annotation)),
        ("evidence/: each reference", "design", get_args(Design)),
        ("evidence/: each reference", "masking", get_args(Masking)),
        ("evidence/: each reference", "control", get_args(Control)),
        ("evidence/: each reference", "certainty", get_args(Certainty)),
        ("evidence", "style", STYLE_NAMES),
    ],
)
def test_a_table_names_all_choices_where_they_are_few(name: str, key: str, choices: tuple[str, ...]) -> None:
    assert tuple(re.findall(r"`([\w-]+)`", tables()[name][key].holds)) == choices


def test_the_default_interval_is_the_one_of_the_model() -> None:
    every = Defaults().review.every
    assert tables()["defaults"]["review"].without == f"every {every.count} {every.unit}s"
