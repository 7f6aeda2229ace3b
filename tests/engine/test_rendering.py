"""Whatever a template does wrong is a finding at its line; what we do wrong is raised."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sites import BASE, article, build, messages, write_site
from tpm_site.render.components import Components

SITE = BASE + article("stenosis", body="::: note Heading\nWords.\n:::\n\n![A mark](/assets/icon.svg)")
CALLOUT, PICTURE = "components/callout.html", "components/picture.html"
EVIL = [
    (CALLOUT, "", f"{CALLOUT}:1:1: error X101 there is no macro callout in it"),
    (PICTURE, "", f"{PICTURE}:1:1: error X101 there is no macro picture in it"),
    (CALLOUT, "{% set callout = 1 %}", f"{CALLOUT}:1:1: error X101 there is no macro callout in it"),
    (CALLOUT, "\n{% macro callout(a, b) %}{% endmacro %}",
     f"{CALLOUT}:2:1: error X101 the macro callout must take 5 values, and takes 2"),
    (PICTURE, "{% macro picture() %}{% endmacro %}",
     f"{PICTURE}:1:1: error X101 the macro picture must take 3 values, and takes 0"),
    (CALLOUT, "{% macro callout(a, b, c, d, e) %}\n{{ 1 / 0 }}{% endmacro %}",
     f"{CALLOUT}:2:1: error X101 division by zero"),
    (CALLOUT, "\n{{ " + "(" * 3000, f"{CALLOUT}:2:1: error X101 it is nested too deep"),
    ("article.html", '\n{{ "\\ud800" }}', "article.html:2:1: error X101 no file can"),
    ("article.html", '{{ "%c" % 55296 }}', "article.html:1:1: error X101 no file can"),
    ("components/date.html",
     '{% macro date() %}{{ varargs }}\n{{ "\\udfff" }}{% endmacro %}',
     "components/date.html:2:1: error X101 no file"),
    ("article.html", "\n{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
     "article.html:2:1: error X101 it is nested too deep"),
    ("article.html", "\n" + "{% if 1 %}" * 3000 + "{% endif %}" * 3000,
     "article.html:2:1: error X101 it is nested too deep"),
    ("article.html", "{% for a in [] %}" * 40 + "{% endfor %}" * 40,
     "article.html:1:1: error X101 it is nested too deep"),
    ("article.html", "{{ " + "not " * 5000 + "1 }}", "article.html:1:1: error X101 it is nested too deep"),
    ("article.html", "\n\n{{ " + "9" * 5000 + " }}", "article.html:3:1: error X101 Exceeds the limit"),
    ("article.html", '{{ "a" * 999999999999999 }}', "article.html:1:1: error X101 "),
    ("article.html", '{% include "article.html" %}', "article.html:1:1: error X101 "),
    ("article.html", '{% extends "article.html" %}', "article.html:1:1: error X101 "),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "finding"), EVIL, ids=range(len(EVIL)))
def test_a_template_at_fault_is_a_finding_at_its_line(
    tmp_path: Path, name: str, text: str, finding: str
) -> None:
    write_site(tmp_path, f"{SITE}-- templates/{name} --\n{text}\n")
    lines = messages(build(tmp_path, None))
    assert lines
    assert all(line.startswith(f"templates/{finding}") for line in lines), [line[:200] for line in lines]


@pytest.mark.parametrize("error", [KeyError("ours"), AttributeError("ours"), RecursionError("ours")])
def test_a_fault_of_our_own_is_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Components, "callout", fail)
    write_site(tmp_path, SITE)
    with pytest.raises(type(error), match="ours"):
        build(tmp_path, None)
