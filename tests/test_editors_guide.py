"""The guide for editors cannot lie: its examples are tried, and no picture, finding or key is left out."""

from __future__ import annotations

import re

import pytest
from click import Context, Group
from PIL import Image

from tests.support.sites import REPOSITORY, build, messages
from tools.guide import DOCS, GUIDE, examples, guide, write_project
from tpm_site.base.codes import CODES, Severity
from tpm_site.cli.main import program
from tpm_site.markdown.callout import KINDS
from tpm_site.model.front import Article
from tpm_site.model.written import fields_of

TEXT = guide()
FILES = ["README.md", "docs/accessibility.md", *(f"docs/{path.name}" for path in GUIDE)]
LARGEST = 24 * 1024
ALL = examples()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    root = tmp_path_factory.mktemp("guide")
    write_project(root)
    return messages(build(root, None))


@pytest.mark.parametrize("name", [example.name for example in ALL])
def test_an_example_is_an_article_without_a_finding(found: list[str], name: str) -> None:
    path = f"content/articles/guide-{name.replace('_', '-')}.md"
    assert [line for line in found if line.startswith(path)] == []


def test_every_picture_is_of_an_example_light_and_in_words() -> None:
    shown = {example.picture for example in ALL}
    assert set(re.findall(r"\]\((pictures/[^)]+)\)", TEXT)) == shown
    for example in ALL:
        path = DOCS / example.picture
        assert path.stat().st_size < LARGEST, path
        with Image.open(path) as picture:
            assert picture.format == "WEBP"
        assert len(example.alt.split()) > 5


def test_every_finding_is_named_and_what_to_do() -> None:
    rows = re.findall(r"^\| ([A-Z]\d{3}) ([\w-]+)( \*)? \| (.+) \| (.+) \|$", TEXT, re.MULTILINE)
    told = [(id, name, star == " *") for id, name, star, _, _ in rows]
    assert told == [(code.id, code.name, code.severity is Severity.WARNING) for code in CODES.values()]


def test_every_key_of_an_article_is_in_the_short_table() -> None:
    table = TEXT.split("\n## Front matter\n\n")[1].split("\n\n")[0]
    firsts = " ".join(line.split("|")[1] for line in table.splitlines())
    assert sorted(re.findall(r"`(\w+)`", firsts)) == sorted(fields_of(Article))


def test_every_kind_of_box_is_shown() -> None:
    written = "".join(example.source for example in ALL)
    assert [kind for kind in (*KINDS, "risk", "disagree", "include") if f"::: {kind}" not in written] == []


@pytest.mark.parametrize("path", FILES)
def test_every_command_that_is_named_is_one(path: str) -> None:
    text = (REPOSITORY / path).read_text(encoding="utf-8")
    named = re.findall(r"(?:`|bin/|^    )tpm-site ([a-z]+)(?: ([a-z]+))?", text, re.MULTILINE)
    for first, second in named:
        command = program.get_command(Context(program), first)
        assert command, first
        if isinstance(command, Group) and second:
            assert second in command.list_commands(Context(command)), f"{first} {second}"


def links(text: str) -> list[str]:
    return re.findall(r"\]\(((?!https:)[^)\s]+)\)", re.sub(r"```.*?```|`[^`\n]+`", "", text, flags=re.DOTALL))


@pytest.mark.parametrize("path", FILES)
def test_its_links_lead_to_files_and_headings_that_are_there(path: str) -> None:
    file = REPOSITORY / path
    for link in links(file.read_text(encoding="utf-8")):
        target, _, anchor = link.partition("#")
        if target.startswith("/"):  # An example of a link.
            continue
        there = file.parent / target if target else file
        assert there.exists(), link
        if anchor:
            headings = re.findall(r"^#+ (.+)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = [re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings]
            assert anchor in slugs, link


def test_pictures_are_made_of_the_examples_by_a_script() -> None:
    script = (REPOSITORY / "tools" / "pictures.py").read_text(encoding="utf-8")
    assert "for example in examples()" in script
    assert (REPOSITORY / "docs" / "pictures" / "lumbar-spinal-stenosis.webp").is_file()
