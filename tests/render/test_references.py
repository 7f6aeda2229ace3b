"""Whatever way a template asks for another, it is known to."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment
from jinja2.meta import find_referenced_templates

from tests.support.sites import REPOSITORY
from tpm_site.render.references import ANY, references_in

TEMPLATES = [
    path.relative_to(REPOSITORY).as_posix() for path in sorted((REPOSITORY / "templates").rglob("*.*ml"))
]
WAYS = [
    ("no tag at all", ()),
    ('{% extends "b.html" %}{% include "a.html" %}', ("a.html", "b.html")),
    ("{%- include 'a.html' -%}", ("a.html",)),
    ("{%+ include\n'a.html' +%}", ("a.html",)),
    ('{%from"a.html"import b%}', ("a.html",)),
    ('{% import "a.html" as a with context %}', ("a.html",)),
    ('{% include "a.html" ignore missing %}', ("a.html",)),
    ('{% include "a.html" without context %}', ("a.html",)),
    ('{% include "a.html" if page else "b.html" %}', (ANY,)),
    ('{% include "a" ".html" %}', ("a.html",)),
    ('{% include "a" ~ ".html" %}', (ANY,)),
    ('{% include "a\\x2ehtml" %}', ("a.html",)),
    ('{% include ["a.html", "b.html"] %}', ("a.html", "b.html")),
    ("{% include page.name %}", (ANY,)),
    ('{% include "a.html" %}{% include page.name %}', (ANY, "a.html")),
    ("{% include %}", ()),
    ("{% set include = 1 %}{{ include }}", ()),
]


@pytest.mark.parametrize(("source", "names"), WAYS)
def test_a_template_names_others_in_many_ways(source: str, names: tuple[str, ...]) -> None:
    assert references_in(source.encode()) == names


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_theme_is_read_as_jinja_reads_it(name: str) -> None:
    source = Path(REPOSITORY / name).read_text(encoding="utf-8")
    tree = Environment(autoescape=True).parse(source)
    assert set(references_in(source.encode())) == set(find_referenced_templates(tree))
