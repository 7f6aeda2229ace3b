"""What front matter claims of an effect without a source: it stands in the text, with one, and no surer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sites import BASE, article, build, messages, write_site

STUDY = """\
-- content/evidence/studies.yaml --
- {id: doe, type: article-journal, title: Made up, doi: 10.1000/doe, certainty: low, year: 2020}
"""


def told(root: Path, title: str, body: str) -> list[str]:
    page = article("stenosis", body=body).replace("title: Stenosis", f"title: {title}")
    write_site(root, BASE + STUDY + page)
    return [line.removeprefix("content/articles/stenosis.md:") for line in messages(build(root, None))]


CITED = "It may relieve pain [@doe]."


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Back pain", "It was studied [@doe]."),
        ("Does heat relieve pain?", "It was studied [@doe]."),
        ("How heat relieves pain", "It was studied [@doe]."),
        ("Heat may relieve pain", CITED),
        ("Better for 48 of 100 people", CITED),
    ],
)
def test_what_may_stand_there(title: str, body: str, tmp_path: Path) -> None:
    assert told(tmp_path, title, body) == []


@pytest.mark.parametrize(
    ("title", "body", "wanted"),
    [
        ("Heat relieves pain", "It was studied [@doe].", '2:8: warning C119 "relieves" claims an effect'),
        ("Heat relieves pain", CITED, '2:8: warning C120 "relieves" sounds surer than any evidence'),
        ("48 of 100 get better", "It was studied [@doe].", '2:8: warning C119 "48 of 100" claims an effect'),
    ],
)
def test_what_may_not(title: str, body: str, wanted: str, tmp_path: Path) -> None:
    (found,) = told(tmp_path, title, body)
    assert found.startswith(wanted)


def test_a_title_that_comes_to_claim_something_is_looked_at(tmp_path: Path) -> None:
    """Where words alone move, no rule looks again; a claim is more than words."""
    for title, count in (("Heat", 0), ("Warmth", 0), ("Heat relieves pain", 1), ("Warmth", 0)):
        page = article("stenosis", body="It was studied [@doe].").replace("Stenosis", title)
        write_site(tmp_path / "site", BASE + STUDY + page)
        assert len(messages(build(tmp_path / "site", tmp_path / "out"))) == count


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ("image: {src: heat.png, alt: A warm bag, caption: Heat relieves pain}", "3:50"),
        ("cta: {heading: Heat cures sciatica, text: Come, label: Call, href: /}", "3:16"),
        ("cta:\n  heading: Pain?\n  text: Heat is the best treatment\n  label: Call\n  href: /", "5:9"),
        ("cta: {heading: Pain?, text: Come, label: Say goodbye to pain, href: /}", "3:42"),
    ],
)
def test_captions_and_calls_to_action_are_read_too(keys: str, place: str, tmp_path: Path) -> None:
    page = article("stenosis", body="Rest.").replace("summary:", f"{keys}\nsummary:")
    write_site(tmp_path, BASE + page + "-- content/articles/heat.png --\nx\n")
    found = [message for message in messages(build(tmp_path, None)) if " C119 " in message]
    assert [message.partition(": warning")[0] for message in found] == [
        f"content/articles/stenosis.md:{place}"
    ]


ACTION = """\
-- content/ctas.yaml --
plan:
  heading: Does it hurt?
  text: Our program gets you back to work sooner
  label: Call
  href: /
"""


@pytest.mark.parametrize(
    ("was", "now", "place"),
    [
        ("name: Example Clinic", "name: Example Clinic\ntagline: Where sciatica is cured", "site.yaml:2:10"),
        (
            "name: Example Clinic",
            "name: Example Clinic\ndescription: Surgery is safe. Call us.",
            "site.yaml:2:14",
        ),
        (
            "name: Example Clinic",
            "name: Example Clinic\ndefaults: {cta: {heading: Heat cures pain, text: A, label: B, href: /}}",
            "site.yaml:2:27",
        ),
        ("-- content/articles", ACTION + "-- content/articles", "ctas.yaml:3:9"),
    ],
)
def test_what_many_pages_show_can_cite_nothing(was: str, now: str, place: str, tmp_path: Path) -> None:
    site = BASE + article("stenosis", body="Rest.")
    assert was in site
    write_site(tmp_path, site.replace(was, now, 1))
    found = [message for message in messages(build(tmp_path, None)) if " C119 " in message]
    assert [message.partition(": warning")[0] for message in found] == [f"content/{place}"]
