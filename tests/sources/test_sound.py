"""Sound values are read quickly, and to what the validators make of them; all else is left to these."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sites import REPOSITORY
from tpm_site.model.front import FRONT_OF_KIND, Article
from tpm_site.model.kinds import Kind
from tpm_site.model.library import SiteConfig
from tpm_site.model.reference import Reference
from tpm_site.model.written import Beside, First, Record, Then
from tpm_site.sources.sound import read_sound
from tpm_site.sources.validators import validated
from tpm_site.sources.yaml_reader import compose
from tpm_site.sources.yaml_values import Builder

REFERENCE = {
    "id": "doe-2020", "type": "article-journal", "title": "A trial", "authors": ["Doe J", {"literal": "WHO"}],
    "year": "2020", "issued": "2020-05", "doi": "10.1000/x", "topics": ["spine"], "participants": "100",
}  # fmt: skip
ARTICLE = {
    "title": "A title", "summary": "Some words.", "category": "back-pain", "published": "2026-07-01",
    "tags": ["pain", "on"], "draft": "false", "aliases": ["/old/path/"], "key_points": ["One *thing*."],
    "citations": ["kumar-2007", REFERENCE], "faqs": [{"question": "Why?", "answer": "Because."}],
    "image": {"src": "a.png", "alt": "A spine"}, "review": {"every": "12 months"}, "allow": {"C102": "why"},
    "cta": {"heading": "Is it time?", "text": "Ask.", "label": "Ask", "href": "/contact/"},
}  # fmt: skip
PERSON = {"name": "Ana Lee", "credentials": ["MD"], "role": "Spine physician", "npi": "1234567893"}
SITE = {
    "name": "Clinic", "base_url": "https://clinic.example", "language": "en-US", "languages": ["es"],
    "organization": {"telephone": "+1 555 0100"}, "evidence": {"oldest": {"rct": "10 years"}},
}  # fmt: skip
SOUND: list[tuple[type, Any]] = [
    (Article, ARTICLE),
    (Reference, REFERENCE),
    (FRONT_OF_KIND[Kind.PERSON], PERSON),
    (SiteConfig, SITE),
]
"""Records as the editor of YAML gives them, all of text."""


def is_read_alike(value: object, model: type) -> bool:
    record, _ = validated(deepcopy(value), model)
    return bool(read_sound(value, model) == record)


@pytest.mark.parametrize(("model", "value"), SOUND)
def test_a_sound_record_is_read(model: type, value: object) -> None:
    assert read_sound(value, model) is not None
    assert is_read_alike(value, model)


def test_our_own_settings_are_read() -> None:
    node, _ = compose((REPOSITORY / "content/site.yaml").read_text(encoding="utf-8"), "site.yaml")
    assert node is not None
    value = Builder("site.yaml").build(node)
    assert read_sound(value, SiteConfig) is not None
    assert is_read_alike(value, SiteConfig)


class Marked(Record, frozen=True):
    """A text that is read in three steps, as no record of ours has one yet."""

    text: Annotated[str, First(str), Then(str.strip), Then(str.upper)]


@pytest.mark.parametrize("value", [{"text": " a word "}, {"text": 7}])
def test_every_mark_of_a_text_is_heeded(value: dict[str, object]) -> None:
    assert read_sound(value, Marked) == Marked(text=str(value["text"]).strip().upper())
    assert is_read_alike(value, Marked)


def _with_keys(text: str, beside: Mapping[str, object]) -> str:
    return f"{text} {' '.join(beside)}"


class Neighbours(Record, frozen=True, kw_only=True):
    """A text between two others, which is read with those above it."""

    first: str = ""
    second: str
    text: Annotated[str, Beside(_with_keys)] = ""
    last: str = ""


def test_a_field_sees_those_above_it() -> None:
    value = {"last": "d", "text": "c", "second": "b"}
    assert read_sound(value, Neighbours) == Neighbours(second="b", text="c first second", last="d")
    assert is_read_alike(value, Neighbours)
    assert is_read_alike({"text": "c"}, Neighbours)


WORDS = [
    "",
    " ",
    "true",
    "2020",
    "-1",
    "2026-02-30",
    "a b",
    "/x/",
    "https://x.example",
    "*a*",
    "12 months",
    "x" * 120,
]
VALUES = st.recursive(
    st.sampled_from([*WORDS, None]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "title", "x"]), inner),
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Each list and each mapping in a value, with each of its places."""
    keys: list[Any] = []
    if isinstance(value, dict | list):
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    found = [(value, key) for key in keys]
    return found + [place for holder, key in found for place in places(holder[key])]


@st.composite
def edited(draw: st.DrawFn) -> tuple[type, Any]:
    """A sound record in which some values were replaced or taken out, and keys put in."""
    model, sound = draw(st.sampled_from(SOUND))
    value = deepcopy(sound)
    for _ in range(draw(st.integers(1, 3))):
        holder, key = draw(st.sampled_from(places(value)))
        match draw(st.sampled_from(["replace", "take out", "put in"])):
            case "replace":
                holder[key] = draw(VALUES)
            case "take out" if len(holder) > 1:
                del holder[key]
            case _ if isinstance(holder, dict):
                holder[draw(st.sampled_from(["src", "year", "every", "unknown", "updated"]))] = draw(VALUES)
    return model, value


@given(edited())
def test_what_is_read_quickly_is_what_the_validators_read(found: tuple[type, Any]) -> None:
    model, value = found
    assert is_read_alike(value, model)
