"""`tpm-site new`: a file that is valid as it is and says what to fill in; never over one that exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.cli import Terminal
from tests.support.crawl import Bundle
from tests.support.editors import faults
from tests.support.sites import BASE, REPOSITORY, article, write_site
from tpm_site.base.codes import CODES
from tpm_site.model.front import Article
from tpm_site.model.written import fields_of

KINDS = {
    "article": "articles", "treatment": "treatments", "person": "people", "page": "pages",
    "category": "categories", "snippet": "snippets",
}  # fmt: skip
TITLES = {
    "What is spinal stenosis?": "what-is-spinal-stenosis",
    'Surgery: "yes" or #no': "surgery-yes-or-no",
    "It's {braces} & 100% 'quoted'": "its-braces-100-quoted",
    "Ärzte und Übungen": "arzte-und-ubungen",
    "no": "no",
    "2026-07-01": "2026-07-01",
    "  spaces   inside  ": "spaces-inside",
    "腰痛": None,
    "🙂 Smile": "smile",
    "Pain, ألم, and you": "pain-and-you",
    "Two\nlines": "two-lines",
    "-dash": "dash",
    "back\\slash %s {x}": "back-slash-s-x",
    "Aux": "aux-{kind}",
    "Word " * 40: "-".join(["word"] * 20),
    "w" * 300: "w" * 100,
}
WAITING = "0 errors, 5 warnings\n"
"""A new article holds a section that teaches, and texts and boxes to be filled, before it can be shown."""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("title", TITLES)
def test_a_new_file_is_valid_as_it_is(tpm_site: Terminal, kind: str, title: str) -> None:
    write_site(tpm_site.root, BASE)
    slug = (TITLES[title] or "").format(kind=kind)
    options = [] if slug else ["--slug", "a-name"]
    run = tpm_site("new", kind, *options, "--", title)
    path = f"content/{KINDS[kind]}/{slug or 'a-name'}.md"
    assert (run.code, run.err) == (0, "")
    assert path in run.out
    check = tpm_site("check")
    assert check.code == 0
    assert check.out.endswith(WAITING if kind == "article" else "0 errors, 0 warnings\n")
    text = (tpm_site.root / path).read_text(encoding="utf-8")
    assert "# " in text
    assert faults(kind, text) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "snippet"])
def test_a_new_file_can_be_seen_in_a_preview_under_its_title(tpm_site: Terminal, kind: str) -> None:
    write_site(tpm_site.root, BASE)
    tpm_site("new", kind, 'Surgery: "yes" or #no')
    assert tpm_site("build", "--drafts").code == 0
    (page,) = tpm_site.root.glob("build/**/surgery-yes-or-no/index.html")
    assert "Surgery: “yes” or #no</h1>" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_that_is_commented_out_may_be_used(tpm_site: Terminal, kind: str) -> None:
    """Without the `# ` before its keys a starter names what this site does not have, and is right."""
    write_site(tpm_site.root, BASE)
    tpm_site("new", kind, "A title")
    path = tpm_site.root / "content" / KINDS[kind] / "a-title.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    used = [line[2:] if line.startswith("# ") and is_yaml(line[2:]) else line for line in lines]
    assert used != lines or kind in ("page", "snippet")
    path.write_text("\n".join(used), encoding="utf-8")
    findings = tpm_site("check").out
    allowed = {"F106", "F109", "C101", "C102", "M201"}
    assert [code for code in CODES if f" {code} " in findings and code not in allowed] == []


def is_yaml(line: str) -> bool:
    """Whether a comment is a key or an item that is to be used, and no sentence."""
    return line.lstrip().startswith("- ") or (
        line.split(":", maxsplit=1)[0].replace("_", "").strip().isalnum() and ": " in f"{line} "
    )


def test_a_title_needs_no_quotation_marks(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE)
    assert (
        "content/articles/back-pain-at-night.md" in tpm_site("new", "article", "Back", "pain", "at night").out
    )


@pytest.mark.parametrize("taken", ["content/articles/pain.md", "content/articles/pain/index.md"])
def test_a_file_that_exists_is_left_as_it_is(tpm_site: Terminal, taken: str) -> None:
    write_site(tpm_site.root, BASE + f"-- {taken} --\nmine\n")
    run = tpm_site("new", "article", "Pain")
    assert (run.code, run.out) == (2, "")
    assert taken in run.err
    assert (tpm_site.root / taken).read_text(encoding="utf-8") == "mine\n"
    assert len(list((tpm_site.root / "content/articles").rglob("*.md"))) == 1


@pytest.mark.parametrize("slug", ["../pain", "Pain", "a b", "", "a/b", "-"])
def test_a_name_that_cannot_be_part_of_an_address_is_refused(tpm_site: Terminal, slug: str) -> None:
    write_site(tpm_site.root, BASE)
    run = tpm_site("new", "article", "腰痛", "--slug", slug)
    assert run.code == 2
    assert "--slug" in run.err
    assert not (tpm_site.root / "content/articles").exists()


@pytest.mark.parametrize("title", ["", "  ", "---", "?!"])
def test_a_title_without_words_is_refused(tpm_site: Terminal, title: str) -> None:
    write_site(tpm_site.root, BASE)
    assert tpm_site("new", "page", "--slug", "a-name", "--", title).code == 2
    assert not (tpm_site.root / "content/pages").exists()


REFUSED = {
    "What **bold** means": '"{name}" would be shown with the signs **; write it in plain words',
    "Use `code`": '"{name}" would be shown with the signs `',
    "[@doe] and <b>more</b>": '"{name}" would be shown with the signs [@',
    "a\x01b": "an invisible character stands here: U+0001",
    "a\u202eb": "an invisible character stands here: U+202E",
    "PLACEHOLDER: a title": '"{name}" is still a placeholder',
}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "snippet"])
@pytest.mark.parametrize("title", REFUSED)
def test_a_title_that_check_would_refuse_is_refused_before_a_file_is_there(
    tpm_site: Terminal, kind: str, title: str
) -> None:
    write_site(tpm_site.root, BASE)
    run = tpm_site("new", kind, title)
    assert (run.code, run.out) == (2, "")
    assert REFUSED[title].format(name="name" if kind == "person" else "title") in run.err
    assert len(list(tpm_site.root.rglob("*.md"))) == 1  # That of the category that was there before.


def test_a_title_in_another_encoding_is_no_fault_of_the_program(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE)
    run = tpm_site("new", "article", "Caf\udce9 au lait")
    assert (run.code, run.out) == (2, "")
    assert "is not saved as UTF-8" in run.err


@pytest.mark.parametrize(
    ("slug", "message"),
    [("nul", 'Windows keeps the name "nul.md" for itself'), ("w" * 101, "at most 100 letters")],
)
def test_a_name_that_a_disk_cannot_hold_is_refused(tpm_site: Terminal, slug: str, message: str) -> None:
    write_site(tpm_site.root, BASE)
    run = tpm_site("new", "article", "Pain", "--slug", slug)
    assert run.code == 2
    assert message in run.err


@pytest.mark.parametrize("title", ["Library", "People", "Glossary", "Treatments", "es"])
def test_a_page_does_not_take_the_place_of_one_that_every_site_has(tpm_site: Terminal, title: str) -> None:
    site = BASE.replace("base_url", "languages: [es]\nbase_url", 1)
    words = (REPOSITORY / "templates/strings/en.yaml").read_text(encoding="utf-8")
    write_site(tpm_site.root, f"{site}-- templates/strings/es.yaml --\n{words}")
    run = tpm_site("new", "page", title)
    assert f"content/pages/{title.lower()}-page.md" in run.out
    assert tpm_site("check", "--drafts") == (0, "0 errors, 0 warnings\n", "")


def test_outside_a_project_nothing_is_written(tpm_site: Terminal) -> None:
    run = tpm_site("new", "article", "Pain")
    assert run.code == 2
    assert "site.yaml" in run.err
    assert list(tpm_site.root.iterdir()) == []


def test_an_article_is_filed_under_a_category_that_exists(tpm_site: Terminal) -> None:
    folder = BASE.replace("categories/back-pain.md", "categories/back-pain/index.md")
    for text in (BASE, folder):
        write_site(tpm_site.root / str(len(text)), text)
        run = tpm_site("new", "article", "Pain", "--root", str(len(text)))
        assert "does not exist" not in run.out
        assert tpm_site("check", "--root", str(len(text))).code == 0


def test_the_category_is_only_the_first_so_the_others_are_named_beside_it(tpm_site: Terminal) -> None:
    shelf = "-- content/categories/{}.md --\n---\ntitle: {}\nsummary: All.\n---\n"
    write_site(tpm_site.root, BASE + shelf.format("knees", "Knees") + shelf.format("ankles", "Ankles"))
    tpm_site("new", "article", "Pain")
    text = (tpm_site.root / "content/articles/pain.md").read_text(encoding="utf-8")
    line = "# Check the category: ankles is the first of them; the others are back-pain, knees.\n"
    assert f"{line}category: ankles\n" in text
    assert tpm_site("check").code == 0


@pytest.mark.parametrize("name", ["aa\nupdated: bad", "a: b", "a{title}", "aa b", "AA", "aa'"])
def test_the_name_of_a_category_file_cannot_write_into_an_article(tpm_site: Terminal, name: str) -> None:
    write_site(tpm_site.root, BASE)
    (tpm_site.root / "content/categories" / f"{name}.md").write_bytes(b"---\ntitle: A\nsummary: A\n---\n")
    tpm_site("new", "article", "Pain")
    text = (tpm_site.root / "content/articles/pain.md").read_text(encoding="utf-8")
    assert name not in text
    assert "\ncategory: back-pain\n" in text


def test_a_new_snippet_can_be_included(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE + article("stenosis", body="::: include when-to-call :::"))
    tpm_site("new", "snippet", "When to call")
    assert tpm_site("check") == (0, "0 errors, 0 warnings\n", "")


def test_without_a_category_it_says_what_is_missing(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE.split("-- content/categories")[0])
    assert "content/categories/back-pain.md" in tpm_site("new", "article", "Pain").out


def new_article(tpm_site: Terminal) -> Path:
    write_site(tpm_site.root, BASE)
    tpm_site("new", "article", "A title")
    return tpm_site.root / "content/articles/a-title.md"


def test_a_new_article_shows_every_key(tpm_site: Terminal) -> None:
    head = new_article(tpm_site).read_text(encoding="utf-8").split("\n---\n")[0]
    shown = re.findall(r"^(?:# )?(\w+):", head, re.MULTILINE)
    assert sorted(shown) == sorted(fields_of(Article))


def test_a_new_article_shows_how_things_are_written(tpm_site: Terminal) -> None:
    new_article(tpm_site)
    assert tpm_site("build", "--drafts").code == 0
    page = Bundle(tpm_site.root / "build", "https://clinic.example").page("/articles/a-title/")
    (body,) = (element for element in page.all("div") if "article-body" in element.classes)
    for tag in ("em", "strong", "a", "sup", "h3", "ul", "ol", "table", "code", "dl"):
        assert body.all(tag), tag
    classes = {name for element in body.all("div") for name in element.classes if name.startswith("callout-")}
    assert {"callout-note", "callout-emergency", "callout-urgent"} <= classes
    assert "example.org" in str([link.attributes.get("href") for link in page.all("a")])


def test_what_teaches_cannot_be_published_by_accident(tpm_site: Terminal) -> None:
    path = new_article(tpm_site)
    text = path.read_text(encoding="utf-8").replace("draft: true\n", "")
    path.write_text(text, encoding="utf-8")
    assert " error F110 the text holds a placeholder" in tpm_site("check").out
    lesson = re.search(r"## How things are written\n.*?(?=^## )", text, re.DOTALL | re.MULTILINE)
    example = re.search(r"citations:\n  - id.*?accessed: \S+\n", text, re.DOTALL)
    assert lesson
    assert example
    text = text.replace(lesson[0], "").replace(example[0], "")
    path.write_text(text, encoding="utf-8")
    check = tpm_site("check").out
    assert "F110 the summary is still the one that the new file had" in check
    assert check.count("F110 the text holds a placeholder") == 4
    text = re.sub(r"^summary: .*", "summary: Mine.", text, flags=re.MULTILINE).replace("PLACEHOLDER: ", "")
    path.write_text(text, encoding="utf-8")
    assert tpm_site("check") == (0, "0 errors, 0 warnings\n", "")


def test_a_new_article_is_a_draft(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE + article("stenosis"))
    tpm_site("new", "article", "Pain")
    run = tpm_site("build")
    assert "Left out, drafts:\n  content/articles/pain.md: Pain\n" in run.out
