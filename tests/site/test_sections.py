"""A link may lead to a part of a page exactly where that page has it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.crawl import Bundle
from tests.support.sites import BASE, article, build, messages, write_site
from tpm_site.model.sections import SECTIONS

FOUR = "".join(f"## Part {number}\n\nWords.\n\n" for number in range(4))
SITE = (
    BASE.replace(
        "base_url: https://clinic.example\n",
        "base_url: https://clinic.example\ndefaults: {cta: visit}\n",
    )
    + """\
-- content/ctas.yaml --
visit: {heading: Visit?, text: Come in., label: Plan, href: /library/}
-- content/evidence/e.yaml --
- {id: e-1, type: article-journal, title: A trial, doi: 10.1000/trial, year: 2020}
-- content/snippets/cites.md --
A claim [@e-1].

## Two more

Words.

## Headings

Words.
-- content/treatments/rest.md --
---
title: Rest
summary: Rest.
key_points: [Rest a while.]
---
-- content/people/ana-lee.md --
---
name: Ana Lee
---
-- content/pages/about.md --
---
title: About
summary: About us.
---
Words.
-- content/pages/cited.md --
---
title: Cited
summary: About us.
---
Words [@e-1].
-- content/glossary.yaml --
- {term: SI joint, definition: A joint.}
"""
    + article("plain")
    + article("rich", "faqs: [{question: Why?, answer: It is so.}]", "key_points: [One.]", body=FOUR)
    + article("cited-by-snippet", body="::: include cites :::\n\n## One\n\nWords.\n\n## Two\n\nWords.")
)


def test_exactly_the_parts_that_a_page_has_can_be_linked_to(tmp_path: Path) -> None:
    first = build(write_site(tmp_path, SITE + article("on-links")), tmp_path / "build")
    assert messages(first) == []
    bundle = Bundle(tmp_path / "build", "https://clinic.example")
    pages = {
        "/" + path.removesuffix("index.html"): {element.attributes.get("id") for element in page}
        for path, page in bundle.shown.items()
        if path not in ("404.html", "articles/on-links/index.html")
    }
    wanted = {(url, part) for url in pages for part in (*sorted(SECTIONS), "ref-e-1", "two", "nothing")}
    body = "\n".join(f"- [words]({url}#{part})" for url, part in sorted(wanted))
    found = messages(build(write_site(tmp_path, SITE + article("on-links", body=body)), tmp_path / "build"))
    refused = {(m[2], m[1]) for line in found if (m := re.search('no "#([^"]+)" on ([^;]+)', line))}
    present = {(url, part) for url, part in wanted if part in pages[url]}
    assert refused == wanted - present
    assert {part for _, part in present} >= SECTIONS


def found_in(tmp_path: Path, **files: str) -> list[str]:
    text = SITE + article("shows", body="::: include s :::\n\n## Own\n\nWords.")
    for path, content in files.items():
        text += f"-- content/{path.replace('__', '/')} --\n{content}\n"
    return messages(build(write_site(tmp_path, text), tmp_path / "build"))


def test_a_snippet_links_to_its_own_headings_on_every_page(tmp_path: Path) -> None:
    found = found_in(tmp_path, **{"snippets__s.md": "## Signs\n\nSee [signs](#signs)."})
    assert found == []
    bundle = Bundle(tmp_path / "build", "https://clinic.example")
    link = bundle.page("/articles/shows/").one("div.article-body").one("p a")
    assert link["href"] == "#s--signs"
    assert bundle.problems() == []


def test_a_snippet_cannot_link_to_a_heading_of_the_page_that_shows_it(tmp_path: Path) -> None:
    (line,) = found_in(tmp_path, **{"snippets__s.md": "See [own](#own)."})
    assert line == (
        'content/snippets/s.md:1:5: error L102 there is no "#own" on every page that shows this text'
    )


def test_the_disclaimer_links_only_to_what_every_page_has(tmp_path: Path) -> None:
    settings = (
        "name: Example Clinic\nbase_url: https://clinic.example\n"
        "disclaimer: See [who treats](#specialists) and [why](#why).\ndefaults: {cta: visit}\n"
    )
    (line,) = found_in(tmp_path, **{"site.yaml": settings, "snippets__s.md": "Words."})
    assert line.startswith("content/site.yaml:3:")
    assert 'there is no "#why"' in line


def test_a_call_to_action_that_leads_to_a_part_that_is_not_there_is_found(tmp_path: Path) -> None:
    actions = "visit: {heading: Visit?, text: Come in., label: Plan, href: /library/#zzz}"
    (line,) = found_in(tmp_path, **{"ctas.yaml": actions, "snippets__s.md": "Words."})
    assert line == 'content/ctas.yaml:1:1: error L102 there is no "#zzz" on /library/'
