"""docs/architecture.md and the code agree: its layers are the packages, and what it names is there."""

from __future__ import annotations

import re

import pytest

from tests.support.sites import REPOSITORY
from tests.test_layers import FACES, ROWS

TEXT = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
PACKAGE = REPOSITORY / "src" / "tpm_site"
ROW = re.compile(r"^\| (\d+) \| (.*) \|$", re.MULTILINE)
NAMED = re.compile(r"`([\w./-]+/|[\w./-]+\.(?:py|md|css|yaml|html|toml))`")
EXAMPLES = {"build/", "content/evidence/watch.lock.yaml", "manual/CODE.md", "strings/LANGUAGE.yaml"}
"""What the document names that is made, or stands for several files."""


def test_its_layers_are_the_packages_in_their_rows() -> None:
    written = {
        package: int(number)
        for number, cell in ROW.findall(TEXT)
        for package in re.findall(r"`(\w+)/`", cell)
    }
    packages = {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").is_file()}
    assert written == {
        package: row for package, row in ROWS.items() if package in packages or package not in FACES
    }


@pytest.mark.parametrize("name", sorted(set(NAMED.findall(TEXT)) - EXAMPLES))
def test_what_it_names_is_there(name: str) -> None:
    places = (REPOSITORY / name, PACKAGE / name, REPOSITORY / "templates" / name)
    assert [place for place in places if place.exists()]


def test_it_names_something() -> None:
    assert len(NAMED.findall(TEXT)) > 15


def test_the_stages_stand_in_the_order_of_the_pipeline() -> None:
    stages = re.findall(r"^\| (scan|parse|resolve|check|plan|render|write) \|", TEXT, re.MULTILINE)
    assert stages == ["scan", "parse", "resolve", "check", "plan", "render", "write"]
    pipeline = (PACKAGE / "engine" / "pipeline.py").read_text(encoding="utf-8")
    assert ": scan, parse, resolve, check, plan, render, write." in pipeline
