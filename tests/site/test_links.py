"""Links to source files, to addresses and to anchors lead where they say, or are findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.crawl import Bundle
from tests.support.sites import BASE, article, build, messages, write_site

SITE = (
    BASE
    + article(
        "stenosis",
        "faqs: [{question: Why?, answer: It is so.}]",
        body="## Signs\n\nPain.\n\n## Own words {#own}\n\nPain.",
    )
    + article("hip/index", body="## Hips\n\nText.")
    + """\
-- content/articles/hip/leaflet.pdf --
%PDF-1.4 hips
-- content/treatments/rest.md --
---
title: Rest
summary: Rest.
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
-- content/glossary.yaml --
- {term: SI joint, definition: A joint.}
"""
)


def found(tmp_path: Path, body: str) -> list[str]:
    return messages(build(write_site(tmp_path, SITE + article("on-links", body=body)), tmp_path / "build"))


LEADS_TO = {
    "stenosis.md": "/articles/stenosis/",
    "./stenosis.md": "/articles/stenosis/",
    "stenosis.md#signs": "/articles/stenosis/#signs",
    "stenosis.md#own": "/articles/stenosis/#own",
    "stenosis.md#faq-why": "/articles/stenosis/#faq-why",
    "stenosis.md#common-questions": "/articles/stenosis/#common-questions",
    "stenosis.md#disclaimer": "/articles/stenosis/#disclaimer",
    "hip/index.md": "/articles/hip/",
    "hip/index.md#hips": "/articles/hip/#hips",
    "../treatments/rest.md": "/treatments/rest/",
    "../people/ana-lee.md": "/people/ana-lee/",
    "../categories/back-pain.md": "/library/back-pain/",
    "../pages/about.md": "/about/",
    "../glossary.yaml#si-joint": "/glossary/#si-joint",
    "/library/": "/library/",
    "/about/": "/about/",
    "/articles/stenosis/#signs": "/articles/stenosis/#signs",
    "/library/?page=2": "/library/?page=2",
    "/feed.xml": "/feed.xml",
    "/library/back-pain/feed.xml": "/library/back-pain/feed.xml",
    "#here": "#here",
    "on-links.md#here": "#here",
    "https://x.example/a?b=1#c": "https://x.example/a?b=1#c",
    "stenosis.md?print=1#signs": "/articles/stenosis/?print=1#signs",
    "mailto:us@clinic.example": "mailto:us@clinic.example",
    "tel:+15550100199": "tel:+15550100199",
}


def test_a_link_leads_there(tmp_path: Path) -> None:
    body = "\n".join(f"- [words]({written})" for written in LEADS_TO)
    assert found(tmp_path, f"{body}\n\n## Here\n\nText.") == []
    page = Bundle(tmp_path / "build", "https://clinic.example").page("/articles/on-links/")
    hrefs = [link["href"] for link in page.one("div.article-body").all("a")]
    assert dict(zip(LEADS_TO, hrefs, strict=True)) == LEADS_TO


def test_a_file_beside_an_article_is_published_under_a_name_by_its_content(tmp_path: Path) -> None:
    assert found(tmp_path, "A [leaflet](hip/leaflet.pdf) to take along.") == []
    bundle = Bundle(tmp_path / "build", "https://clinic.example")
    (path,) = (path for path in bundle.files if path.endswith(".pdf"))
    assert path == "assets/leaflet.cb3e144f58.pdf"
    assert bundle.page("/articles/on-links/").one("div.article-body").one("a")["href"] == f"/{path}"
    assert bundle.problems() == []


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("nothing.md", "error L101 there is no file content/articles/nothing.md"),
        ("../stenosis.md", "error L101 there is no file content/stenosis.md"),
        ("hip.md", "error L101 there is no file content/articles/hip.md"),
        ("../../outside.md", "error L101 there is no file outside.md"),
        ("/nothing/", "error L101 no page stands at /nothing/"),
        ("/library", "error L101 no page stands at /library"),
        (
            "/articles/stenosi/",
            'error L101 no page stands at /articles/stenosi/; did you mean "/articles/stenosis/"?',
        ),
        ("#nowhere", 'error L102 there is no "#nowhere" on this page'),
        ("stenosis.md#sign", 'error L102 there is no "#sign" on /articles/stenosis/; did you mean "signs"?'),
        ("/articles/stenosis/#x", 'error L102 there is no "#x" on /articles/stenosis/'),
        (
            "../glossary.yaml#sijoint",
            'error L102 there is no "#sijoint" on /glossary/; did you mean "si-joint"?',
        ),
        ("javascript:alert", 'error L103 links of the kind "javascript:" are not safe'),
        ("data:text/html,x", 'error L103 links of the kind "data:" are not safe'),
        ("//x.example/", "error L103 this address does not begin with https:"),
    ],
)
def test_a_link_that_leads_nowhere_is_a_finding_at_its_place(
    tmp_path: Path, written: str, message: str
) -> None:
    (line,) = found(tmp_path, f"See [this]({written}).")
    assert line.startswith(f"content/articles/on-links.md:7:5: {message}")
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("written", ["", "<>", "<> 'title'", "#"])
def test_a_link_without_an_address_is_a_finding(tmp_path: Path, written: str) -> None:
    (line,) = found(tmp_path, f"See [this]({written}).")
    assert line.startswith("content/articles/on-links.md:7:5: error L101 ")


LEFT_OUT = article("a-draft", "draft: true") + article("next-year", published="2027-01-05")


@pytest.mark.parametrize(
    "target", ["a-draft.md", "/articles/a-draft/", "next-year.md#x", "a-draft.md#disclaimer"]
)
def test_a_link_to_a_page_that_is_left_out_is_plain_text_and_a_warning(tmp_path: Path, target: str) -> None:
    text = SITE + LEFT_OUT + article("on-links", body=f"See [*this* one]({target}).")
    (line,) = messages(build(write_site(tmp_path, text), tmp_path / "build"))
    assert line.startswith("content/articles/on-links.md:7:5: warning L104 ")
    page = Bundle(tmp_path / "build", "https://clinic.example").page("/articles/on-links/")
    paragraph = page.one("div.article-body").one("p")
    assert paragraph.text == "See this one."
    assert not [link for link in paragraph.all("a") if "href" in link.attributes]


def test_a_warning_may_be_waived_with_a_reason(tmp_path: Path) -> None:
    text = SITE + LEFT_OUT + article("on-links", "allow: {L104: it comes out soon}", body="[It](a-draft.md).")
    report = build(write_site(tmp_path, text), tmp_path / "build")
    assert (messages(report), report.waived) == ([], 1)


def test_with_drafts_a_link_to_one_is_a_link(tmp_path: Path) -> None:
    text = SITE + LEFT_OUT + article("on-links", body="See [this](a-draft.md).")
    report = build(write_site(tmp_path, text), tmp_path / "build", drafts=True)
    assert messages(report) == []
    page = Bundle(tmp_path / "build", "https://clinic.example").page("/articles/on-links/")
    assert page.one("div.article-body").one("a")["href"] == "/articles/a-draft/"


def test_a_link_to_a_page_that_is_broken_adds_nothing_to_its_own_fault(tmp_path: Path) -> None:
    broken = "-- content/articles/broken.md --\n---\ntitle: Broken\n---\n"
    text = SITE + broken + article("on-links", body="See [this](broken.md) and [that](/articles/broken/#x).")
    lines = messages(build(write_site(tmp_path, text), None))
    assert {line.split(":")[0] for line in lines} == {"content/articles/broken.md"}


def test_what_leads_to_a_page_that_is_left_out_is_left_out_too(tmp_path: Path) -> None:
    """Navigation, policies and calls to action are more than words, so without their link they go."""
    settings = """\
navigation: [{label: Draft, href: /articles/a-draft/}, {label: Library, href: /library/}]
policies: {editorial: /articles/a-draft/}
defaults: {cta: {heading: H, text: T, label: L, href: "/articles/a-draft/#x"}}
-- content/ctas.yaml --
read-it: {heading: Read it?, text: T, label: L, href: /articles/a-draft/}
"""
    text = SITE.replace(
        "base_url: https://clinic.example\n", f"base_url: https://clinic.example\n{settings}", 1
    )
    text += LEFT_OUT + article("one", "cta: read-it") + article("two")
    lines = messages(build(write_site(tmp_path, text), tmp_path / "build"))
    assert [line.split(": ")[0] for line in lines] == [
        "content/ctas.yaml:1:1", "content/site.yaml:3:35", "content/site.yaml:4:23", "content/site.yaml:5:55"
    ]  # fmt: skip
    assert all(": warning L104 " in line for line in lines)
    bundle = Bundle(tmp_path / "build", "https://clinic.example")
    assert bundle.problems() == []
    assert [link.text for link in bundle.page("/articles/one/").all("nav.site-nav a")] == ["Library"]
    assert "next-step" not in bundle.read("articles/one/index.html")
    assert "next-step" not in bundle.read("articles/two/index.html")


@pytest.mark.parametrize("kind", ["categories/hips", "people/bo-ray", "pages/index"])
def test_a_snippet_that_cites_cannot_stand_where_no_references_are_shown(tmp_path: Path, kind: str) -> None:
    head = "name: Bo Ray" if kind.startswith("people") else "title: T\nsummary: S"
    text = f"""\
-- content/evidence/studies.yaml --
- {{id: study, type: book, title: Study, doi: 10.1000/study}}
-- content/snippets/outer.md --
::: include inner :::
-- content/snippets/inner.md --
As shown [@study].
-- content/{kind}.md --
---
{head}
---
::: include outer :::
"""
    (line,) = messages(build(write_site(tmp_path, SITE + text), None))
    assert line.startswith(f"content/{kind}.md:")
    assert line.endswith('shows no references, and the snippet "outer" cites some')
