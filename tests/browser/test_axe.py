"""axe-core finds nothing on any kind of page: in light and dark, on a phone and a desktop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import served
from tests.browser.test_own_site import DESKTOP, KINDS, PHONE
from tests.support.hosting import host_of
from tests.support.sites import REPOSITORY, build

OPEN_ANSWERS = "() => document.querySelectorAll('details').forEach((d) => { d.open = true; })"
RUN = """() => axe.run(document, {resultTypes: ["violations"]}).then((found) => found.violations.map(
  (rule) => rule.id + ": " + rule.nodes.map((node) => node.target.join(" ")).join(", ")))"""
LOOKS = [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")]


def findings(browser: Browser, axe: str, address: str, width: int, scheme: Any) -> list[str]:
    """What axe says of a page with all its answers open. Its script is put past the policy of the page."""
    size: Any = {"width": width, "height": 800}
    with browser.new_context(bypass_csp=True, viewport=size, color_scheme=scheme) as context:
        page: Page = context.new_page()
        page.goto(address)
        page.evaluate(OPEN_ANSWERS)
        page.evaluate(axe)
        found: list[str] = page.evaluate(RUN)
        return found


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_it_finds_nothing_on_any_kind_of_page(
    browser: Browser, axe: str, own_site: str, width: int, scheme: str
) -> None:
    found = {url: findings(browser, axe, f"{own_site}{url}", width, scheme) for url in KINDS}
    assert {url: faults for url, faults in found.items() if faults} == {}


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_nor_on_the_style_guide(browser: Browser, axe: str, guide: str, width: int, scheme: str) -> None:
    assert findings(browser, axe, guide, width, scheme) == []


def test_it_would_find_a_picture_without_words(
    browser: Browser, axe: str, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    page = "<!doctype html><html lang=en><title>A</title><main><h1>A</h1><img src=a.png></main>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert findings(browser, axe, f"{serve(tmp_path)}/", PHONE, "light") == ["image-alt: img"]


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the style guide of our own site."""
    out = tmp_path_factory.mktemp("preview") / "build"
    build(REPOSITORY, out, drafts=True)
    with served(host_of(out)) as address:
        yield f"{address}/styleguide/"
