"""docs/templates.md and docs/views.md cannot lie: each field, each macro, and the example, which is built."""

from __future__ import annotations

import re
import shutil
import textwrap
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from jinja2 import Environment, nodes

from tests.support.crawl import Bundle
from tests.support.sites import BASE, REPOSITORY, article, build, messages, write_site
from tpm_site.pages.parts import PageView
from tpm_site.pages.table import PAGE_KINDS
from tpm_site.render.disagreement import DisagreementView
from tpm_site.render.picture import PictureView
from tpm_site.render.references import COMPONENTS
from tpm_site.render.risk import RiskView

TEMPLATES = (REPOSITORY / "docs" / "templates.md").read_text(encoding="utf-8")
VIEWS = "".join((REPOSITORY / "docs" / name).read_text("utf-8") for name in ("views.md", "view-parts.md"))
SECTION = re.compile(r"^### (\w+)\n(.*?)(?=^#|\Z)", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"^\| `(\w+)` \| (.*?) \| (.+?) \|$", re.MULTILINE)
COMPONENT = re.compile(r"^\| `(\w+\.html)`( \*)? \| (`\w+\(.*\)`) \|$", re.MULTILINE)
TEMPLATE = re.compile(r"^\| `(\S+)` \| (\w+) \|$", re.MULTILINE)
BLOCK = re.compile(r"^ *```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
COMPONENT_VIEWS: dict[str, type] = {
    "disagreement": DisagreementView,
    "picture": PictureView,
    "risk": RiskView,
}
"""What the components of texts are given, but for callouts, which have no view."""
WORDS = {"str": "text", "Markup": "HTML", "int": "number", "bool": "true or false", "Mapping": "words"}


def in_words(type_: Any) -> str:
    """A type as the tables name it."""
    origin, parts = get_origin(type_), get_args(type_)
    if origin is tuple:
        return f"list of {in_words(parts[0])}"
    if origin in (Union, types.UnionType):
        return f"{in_words(parts[0])} or none"
    name: str = (origin or type_).__name__
    return WORDS.get(name, name)


def is_ours(type_: Any) -> bool:
    return getattr(type_, "__module__", "").startswith("tpm_site.")


def fields(view: type) -> dict[str, str]:
    """The fields that a view has beside those of every page, and their types in words."""
    inherited = get_type_hints(PageView) if issubclass(view, PageView) and view is not PageView else {}
    return {name: in_words(type_) for name, type_ in get_type_hints(view).items() if name not in inherited}


def parts_of(type_: Any) -> Iterator[type]:
    """The views and parts that a type names."""
    if get_origin(type_):
        for part in get_args(type_):
            yield from parts_of(part)
    elif is_ours(type_):
        yield type_


def all_views() -> dict[str, type]:
    """The views of all templates and components, and everything in them, by name."""
    pending = [PageView, *COMPONENT_VIEWS.values()]
    pending += [get_type_hints(kind.view)["return"] for kind in PAGE_KINDS.values()]
    found: dict[str, type] = {}
    while pending:
        view = pending.pop()
        if view.__name__ not in found:
            found[view.__name__] = view
            pending += [part for type_ in get_type_hints(view).values() for part in parts_of(type_)]
    return found


ALL_VIEWS = all_views()


def test_every_view_and_part_has_a_table_and_nothing_else_has() -> None:
    assert {name for name, _ in SECTION.findall(VIEWS)} == set(ALL_VIEWS)


@pytest.mark.parametrize("name", sorted(ALL_VIEWS))
def test_a_table_has_every_field_with_its_type_in_order(name: str) -> None:
    text = dict(SECTION.findall(VIEWS))[name]
    rows = [(field, type_) for field, type_, _ in FIELD.findall(text)]
    assert rows == list(fields(ALL_VIEWS[name]).items())


def test_no_component_of_texts_is_forgotten() -> None:
    assert {*COMPONENT_VIEWS, "callout"} == set(COMPONENTS)


def test_every_template_stands_beside_its_view() -> None:
    views = {kind.template: get_type_hints(kind.view)["return"].__name__ for kind in PAGE_KINDS.values()}
    assert dict(TEMPLATE.findall(TEMPLATES)) == views


def test_every_component_is_listed_with_its_macros() -> None:
    rows = {name: (bool(star), macros) for name, star, macros in COMPONENT.findall(TEMPLATES)}
    found = {}
    for file in (REPOSITORY / "templates" / "components").iterdir():
        macros = Environment(autoescape=True).parse(file.read_text(encoding="utf-8")).find_all(nodes.Macro)
        calls = [f"`{macro.name}({', '.join(name.name for name in macro.args)})`" for macro in macros]
        found[file.name] = (f"components/{file.name}" in COMPONENTS.values(), ", ".join(calls))
    assert rows == found


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The project of the example, as its steps say."""
    blocks = {kind: textwrap.dedent(text) for kind, text in BLOCK.findall(TEMPLATES)}
    ana = (
        "-- content/people/ana-lee.md --\n---\nname: Ana Lee\ncredentials: [MD]\nrole: Pain & care\n---\nA.\n"
    )
    write_site(tmp_path, BASE + ana + article("stenosis", "authors: [ana-lee]", "updated: 2026-08-01"))
    files = {
        "templates/components/byline.html": blocks["jinja"],
        "templates/strings/en.yaml": (REPOSITORY / "templates/strings/en.yaml").read_text("utf-8")
        + blocks["yaml"],
        "static/assets/style.css": blocks["css"],
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    shutil.copy(REPOSITORY / "static/assets/style.css", tmp_path / "static/assets/theme.css")
    return tmp_path


def test_the_example_does_what_it_says(example: Path) -> None:
    assert messages(build(example, example / "build")) == []
    bundle = Bundle(example / "build", "https://clinic.example")
    page = bundle.read("articles/stenosis/index.html")
    byline = page[page.index('<div class="byline">') : page.index("</header>", page.index("byline"))]
    assert byline.index("Aug 1, 2026") < byline.index("Ana Lee")
    assert '<span class="byline-role"> — Pain &amp; care</span>' in byline
    sheets = {path for path in bundle.files if path.endswith(".css")}
    (own,) = (path for path in sheets if path.startswith("assets/style."))
    (theme,) = (path for path in sheets if path.split("/")[1] in bundle.read(own))
    assert theme.startswith("assets/theme.")


def test_the_example_of_a_fault_is_the_fault_that_is_found(example: Path) -> None:
    byline = example / "templates/components/byline.html"
    byline.write_text(
        byline.read_text(encoding="utf-8").replace("person.role %}", "person.rolle %}"), encoding="utf-8"
    )
    (found,) = messages(build(example, None))
    assert f"`{found}`" in TEMPLATES
