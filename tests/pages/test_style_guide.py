"""The style guide shows every part of the theme, is sound, and is seen in a preview alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.crawl import Bundle
from tests.support.sites import BASE, REPOSITORY, article, build, messages, write_site
from tpm_site.documents.style_guide import read_style_guide
from tpm_site.markdown.callout import KINDS

GUIDE = "styleguide/index.html"
SITE = BASE + article("stenosis", "draft: true")
FAULTY = """\
````yaml
title: A
summary: B.
category: c
published: 2026-01-01
````

## A part

````markdown
::: emergancy
Words.
:::
````

````yaml term
term: A
definition: B.
````
"""
MACRO = re.compile(r"{%-? macro (\w+)\(.*?%}")
COMPONENTS = sorted((REPOSITORY / "templates/components").glob("*.html"))
MACROS = [f"{path.stem}.{name}" for path in COMPONENTS for name in MACRO.findall(path.read_text())]


def guide_of(root: Path) -> str:
    assert messages(build(root, root / "build", drafts=True)) == []
    return (root / "build" / GUIDE).read_text(encoding="utf-8")


def test_its_examples_are_free_of_faults() -> None:
    guide, found = read_style_guide((REPOSITORY / "templates/styleguide.md").read_bytes(), "en-US")
    assert found == ()
    assert guide


def test_headings_are_words_of_the_theme(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", guide_of(tmp_path))
    assert "About the evidence" in headings
    assert not [heading for heading in headings if "{" in heading]


def test_every_macro_of_the_theme_is_called_for_it(tmp_path: Path) -> None:
    """Each macro is made to leave its name."""
    write_site(tmp_path, SITE)
    for path in COMPONENTS:
        named = rf"\g<0><!--{path.stem}.\1-->"
        marked = MACRO.sub(named, path.read_text(encoding="utf-8"))
        write_site(tmp_path, f"-- templates/components/{path.name} --\n{marked}")
    page = guide_of(tmp_path)
    assert [name for name in MACROS if f"<!--{name}-->" not in page] == []


def test_every_kind_of_callout_is_shown(tmp_path: Path) -> None:
    page = guide_of(write_site(tmp_path, SITE))
    shown = set(re.findall(r'class="callout callout-([\w-]+)', page))
    assert shown == set(KINDS)
    assert [kind for kind in KINDS if f"::: {kind}" not in page] == []


def test_each_part_has_a_heading_and_its_source(tmp_path: Path) -> None:
    guide_of(write_site(tmp_path, SITE))
    page = Bundle(tmp_path / "build", "https://clinic.example").page("/styleguide/")
    headings = [heading for heading in page.all("h2") if not heading["id"].startswith("page-")]
    assert len(page.all("pre")) >= len(headings) > 20


def test_it_is_in_no_public_build_and_known_to_no_other_page(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    assert "noindex" in guide_of(tmp_path)
    others = [path for path in (tmp_path / "build").rglob("*.*ml") if "styleguide" not in path.parts]
    assert [path for path in others if "styleguide" in path.read_text(encoding="utf-8")] == []
    build(tmp_path, tmp_path / "build")
    assert not (tmp_path / "build" / GUIDE).exists()


@pytest.mark.parametrize("drafts", [False, True])
def test_a_change_of_its_text_makes_it_anew_and_nothing_else(tmp_path: Path, *, drafts: bool) -> None:
    write_site(tmp_path, SITE)
    build(tmp_path, tmp_path / "build", drafts=drafts)
    text = (REPOSITORY / "templates/styleguide.md").read_text(encoding="utf-8")
    write_site(tmp_path, f"-- templates/styleguide.md --\n{text.replace('Will it hurt?', 'Does it hurt?')}")
    report = build(tmp_path, tmp_path / "build", drafts=drafts)
    assert report.rendered == ((GUIDE,) if drafts else ())


def test_a_fault_in_its_text_is_a_finding_with_its_line(tmp_path: Path) -> None:
    write_site(tmp_path, f"{SITE}-- templates/styleguide.md --\n{FAULTY}")
    (line,) = messages(build(tmp_path, tmp_path / "build", drafts=True))
    assert line.startswith("templates/styleguide.md:11:1: error X101 M105 ")
