"""Whatever a template may do, it gives what Jinja itself gives: our short ways are the same ways."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.exceptions import TemplateError
from markupsafe import Markup

from tpm_site.model.tree import TemplateText
from tpm_site.render.environment import environment_of

MACROS = """
{%- macro two(a, b=2) %}<b>{{ a }}{{ b }}</b>{% endmacro %}
{%- macro rest(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}
{%- macro around(a) %}<i>{{ a }}{{ caller() }}</i>{% endmacro %}
{%- macro shown(view, a=1) %}<u>{{ view.title }}{{ a }}</u>{% endmacro %}
{%- macro asked(a) %}{{ a is defined }}{% endmacro %}
"""
TEMPLATES = [
    "{{ two(1) }}",
    "{{ two('<', '&') }}",
    "{{ two(html, text) }}",
    "{{ two(a=1) }} {{ two(b=text, a=html) }} {{ two(1, b=3) }}",
    "{{ two() }}",
    "{{ two(1, 2, 3) }}",
    "{{ two(1, c=3) }}",
    "{{ two(two(text), two(html)) }}",
    "{% autoescape false %}{{ two('<') }}{% endautoescape %}{{ two('<') }}",
    "{{ rest(1) }} {{ rest(1, 2, '<') }} {{ rest(1, 2, c=3) }}",
    "{% call around('<') %}{{ text }}{% endcall %}",
    "{{ around(1) }}",
    "{% for item in [1, 1, 2] %}{{ two(loop.index, item) }}{{ two(loop.first) }}{% endfor %}",
    "{% for item in [1, 1] %}{% macro inner() %}{{ item }}{{ text }}{% endmacro %}{{ inner() }}{% endfor %}",
    "{{ asked(nothing) }} {{ asked() }} {{ asked(1) }}",
    "{{ nothing(1) }}",
    "{{ text(1) }}",
    "{{ '{a} {b}'.format(a=text, b=html) }}",
    "{{ ('<{a}> {b}'|e).format(a=text, b=html) }} {{ ('{a} {b}'|e).format(a=html, b=text) }}",
    "{{ ('{a}'|e).format(a=1) }}{{ ('{a}'|e).format(a=true) }}{{ ('{a}'|e).format(a=[1]) }}",
    "{{ ('{0}{a!r}'|e).format(text, a=text) }}{{ ('{a:>9}'|e).format(a=text) }}",
    "{{ ('{a:>9}'|e).format(a=html) }}",
    "{{ ('{b}'|e).format(a=text) }}",
    "{{ ('{b}'|e).format(a=nothing) }}",
    "{{ words.a }}{{ words['a'] }}{{ words.items() }}{{ words.nothing is defined }}",
    "{{ text.upper() }}{{ text.nothing is defined }}{{ html.upper() }}",
    "{{ words.nothing.more }}",
    "{{ two(view) }}{{ two(view, text) }}{{ two(view, html) }}{{ two(view, 1) }}{{ two(view, true) }}",
    "{{ shown(view) }}{{ shown(view._replace(title=html|string)) }}{{ shown(view._replace(title=html)) }}",
    "{{ shown(view._replace(title=1)) }}{{ shown(view._replace(title=true)) }}{{ shown(view, [1]) }}",
    "{{ shown(view._replace(title=[1])) }}",
    "{% set x = 1 %}{% macro own(v) %}{{ x }}{% endmacro %}{{ own(view) }}{% set x = 2 %}{{ own(view) }}",
]


class View(NamedTuple):
    """What a component shows."""

    title: object


def shown(environment: Environment, name: str) -> str:
    """What a template gives, or how it fails."""
    values = {"text": "<a & b>", "html": Markup("<em>&amp;</em>"), "words": {"a": "<"}, "view": View("<em>")}
    try:
        return environment.get_template(name).render(values)
    except (TemplateError, TypeError, ValueError, LookupError) as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("text", TEMPLATES)
def test_a_template_gives_what_jinja_gives(text: str) -> None:
    imports = "{% from 'macros' import two, rest, around, asked, shown %}"
    sources = {"macros": MACROS, "own": MACROS + text, "imported": imports + text}
    ours = environment_of({name: TemplateText(name, source.encode()) for name, source in sources.items()})
    theirs = Environment(
        loader=DictLoader(sources),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in ("own", "imported"):
        expected = shown(theirs, name)
        assert [shown(ours, name) for _ in range(2)] == [expected, expected]
