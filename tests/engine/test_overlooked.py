"""Edits that do not show where one looks first. What comes of each is what a clean build gives."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from tests.support.sites import BASE, REPOSITORY, TODAY, article, build, messages, write_site
from tpm_site.bundle.staging import RefusedFolderError
from tpm_site.engine.build import build as build_site
from tpm_site.engine.request import Request
from tpm_site.model.tree import TemplateText, ThemeFile
from tpm_site.sources.templates import read_templates, scan_templates

SITE = BASE + article("stenosis") + article("sciatica", body="## Signs\n\nWords.")
STYLE = "-- static/assets/style.css --\np {{ color: {} }}\n"


def built(tmp_path: Path, text: str = SITE) -> Path:
    """A site that has been built, and left alone for as long as a clock takes to tell."""
    root = write_site(tmp_path, text)
    assert messages(build(root, root / "build")) == []
    time.sleep(0.03)
    return root


def test_a_call_to_action_to_a_heading_that_has_gone(tmp_path: Path) -> None:
    leading = "cta: {heading: A, text: B, label: C, href: /articles/sciatica/#signs}"
    root = built(tmp_path, SITE + article("stenosis", leading))
    write_site(root, article("sciatica", body="## Causes\n\nWords."))
    assert messages(build(root, root / "build")) == [
        'content/articles/stenosis.md:6:44: error L102 there is no "#signs" on /articles/sciatica/'
    ]


@pytest.mark.parametrize("name", ["content/articles/stenosis.md", "static/leaflet.txt"])
def test_a_file_that_has_become_a_link_to_the_same_bytes(tmp_path: Path, name: str) -> None:
    root = built(tmp_path / "root", f"{SITE}-- static/leaflet.txt --\nWords.\n")
    (root / name).rename(tmp_path / "elsewhere")
    (root / name).symlink_to(tmp_path / "elsewhere")
    assert messages(build(root, root / "build")) == [
        f"{name}:1:1: error F205 this link leads out of its folder and is not followed"
    ]


def test_a_folder_deep_in_the_bundle_that_has_become_a_link(tmp_path: Path) -> None:
    root = built(tmp_path / "root")
    folder = root / "build/articles/stenosis"
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RefusedFolderError, match="is a link that leads out of the output folder"):
        build(root, root / "build")


def test_a_pipe_among_the_sources_is_not_waited_for(tmp_path: Path) -> None:
    root = write_site(tmp_path, SITE)
    os.mkfifo(root / "content/articles/leaflet.pdf")
    for _ in range(2):
        found = messages(build(root, root / "build"))
        assert [line.split(" ")[:3] for line in found] == [
            ["content/articles/leaflet.pdf:1:1:", "error", "F008"]
        ]


def build_while(edit: Callable[[], object], root: Path) -> None:
    """A build during which somebody edits a file, as soon as the first pages are made."""
    edits = [edit]

    def progress(stage: str, done: int, total: int) -> None:
        if stage == "render" and edits:
            edits.pop()()

    request = Request(root=root, out=root / "build", theme=REPOSITORY, today=TODAY)
    build_site(request, progress)
    assert not edits
    time.sleep(0.03)


def styles(root: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((root / "build/assets").glob("style*.css"))]


def test_a_style_that_is_changed_during_the_first_build(tmp_path: Path) -> None:
    root = write_site(tmp_path, SITE + STYLE.format("red"))
    time.sleep(0.03)
    build_while(lambda: write_site(root, STYLE.format("teal")), root)
    build(root, root / "build")
    assert ["teal" in text for text in styles(root)] == [True]


def test_a_template_that_is_changed_and_changed_back_while_words_are_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = built(tmp_path)
    page = root / "build/articles/stenosis/index.html"
    write_site(root, article("stenosis", body="Other words."))

    def read_in_between(files: Iterable[ThemeFile]) -> Mapping[str, TemplateText]:
        monkeypatch.undo()
        write_site(root, "-- templates/article.html --\nOf a moment.\n")
        found = read_templates(scan_templates(root, REPOSITORY))
        (root / "templates/article.html").unlink()
        return found

    monkeypatch.setattr("tpm_site.engine.reprinting.read_templates", read_in_between)
    build(root, root / "build")
    assert "Other words." in page.read_text(encoding="utf-8")
