"""The HTML checker knows today's HTML, names the place of a fault, and cannot pass by not looking."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

NuChecker = Callable[[Path], list[str]]

TODAYS_HTML = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Back pain</title>
<link rel="preload" as="font" href="/a.woff2" crossorigin fetchpriority="high"></head><body>
<search><form><label>Find <input name="q" enterkeyhint="search"></label></form></search>
<main><h1>Back pain</h1><details name="faq"><summary>Will it hurt?</summary><p>Rarely.</p></details>
<button popovertarget="p">More</button><div id="p" popover>More</div><div inert>Later</div>
<img src="/a.avif" alt="" width="1" height="1" loading="lazy" decoding="async" fetchpriority="low"></main>
<script type="application/ld+json">{"@context": "https://schema.org"}</script></body></html>
"""


def test_todays_html_is_valid(nu_checker: NuChecker, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(TODAYS_HTML, encoding="utf-8")
    (tmp_path / "feed.xml").write_text("<not html", encoding="utf-8")
    assert nu_checker(tmp_path) == []


def test_a_fault_is_named_with_its_place(nu_checker: NuChecker, tmp_path: Path) -> None:
    folder = tmp_path / "a folder" / "straße"
    folder.mkdir(parents=True)
    (tmp_path / "good.html").write_text(TODAYS_HTML, encoding="utf-8")
    (folder / "bad.html").write_text(TODAYS_HTML.replace("<h1>", "\n<h1 id=a id=b>"), encoding="utf-8")
    assert nu_checker(tmp_path) == ["a folder/straße/bad.html:6:1: Duplicate attribute “id”."]


def test_a_folder_without_pages_is_no_pass(nu_checker: NuChecker, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no page"):
        nu_checker(tmp_path)
