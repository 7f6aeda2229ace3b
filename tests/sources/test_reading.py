"""Only regular files are read: a pipe in the place of one would be waited for for ever."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.sites import ARTICLE, BASE, build, messages, write_site

SITE = BASE + ARTICLE.format(body="Words.")
PLACES = (
    "content/site.yaml", "content/ctas.yaml", "content/glossary.yaml", "content/evidence/a.yaml",
    "content/articles/pain.md", "content/articles/stenosis.md", "content/articles/spine.png", "static/a.txt",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_pipe_is_not_opened(place: str, tmp_path: Path) -> None:
    path = write_site(tmp_path, SITE) / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    report = build(tmp_path, None)
    assert messages(report) == [
        f"{place}:1:1: error F008 this is no file with a content, but a pipe or a device"
    ]
    assert report.findings[0].diagnostic.help == "delete it"


@pytest.mark.parametrize("place", PLACES[:5])
def test_nor_is_a_device_that_a_link_leads_to(place: str, tmp_path: Path) -> None:
    path = write_site(tmp_path, SITE) / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to("/dev/zero")
    (message,) = messages(build(tmp_path, None))
    assert message == f"{place}:1:1: error F205 this link leads out of its folder and is not followed"


@pytest.mark.parametrize("place", ["content/ctas.yaml", "content/glossary.yaml"])
def test_a_folder_of_that_name_is_said(place: str, tmp_path: Path) -> None:
    (write_site(tmp_path, SITE) / place).mkdir()
    assert messages(build(tmp_path, None)) == [
        f"{place}:1:1: error F008 a folder stands where a file is wanted"
    ]


def test_who_stands_in_the_content_folder_is_sent_one_up(tmp_path: Path) -> None:
    report = build(write_site(tmp_path, SITE) / "content", None)
    assert messages(report) == ["content/site.yaml:1:1: error F207 there is no content/site.yaml here"]
    assert "one folder up" in report.findings[0].diagnostic.help
