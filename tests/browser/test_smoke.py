"""The browser works: it loads, runs scripts, takes clicks, and talks to no one but us."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Back pain</title>
<link rel="icon" href="data:,">
<details><summary>Will it hurt?</summary><p id="answer">Rarely, and not for long.</p></details>
<script src="/count.js"></script>
"""


def test_the_browser_runs_a_page(page: Page, serve: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "count.js").write_text("document.title += ' 1'", encoding="utf-8")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    address = serve(tmp_path)

    page.goto(f"{address}/")
    assert page.title() == "Back pain 1"
    assert not page.locator("#answer").is_visible()
    page.get_by_text("Will it hurt?").click()
    assert page.locator("#answer").is_visible()
    assert requests == [f"{address}/", f"{address}/count.js"]


def test_what_is_not_there_is_not_found(page: Page, serve: Callable[[Path], str], tmp_path: Path) -> None:
    response = page.goto(f"{serve(tmp_path)}/nothing/")
    assert response
    assert response.status == 404
