"""Every kind of page by axe-core's rules for WCAG 2.2 AA, and with the text spacing of WCAG 1.4.12."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import served
from tests.browser.test_own_site import DESKTOP, KINDS, PHONE, SMALL_PHONE
from tests.support.hosting import host_of
from tests.support.sites import REPOSITORY, build

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
ASK_AXE = """(options) => axe.run(document, {...options, resultTypes: ["violations"]}).then(({violations}) =>
  violations.flatMap(({id, nodes}) => nodes.map(({target}) => `${id}: ${target.join(" ")}`)))"""
OPEN_ALL = "() => document.querySelectorAll('details').forEach((d) => { d.open = true; })"
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
CLIPPED = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((e) =>
  e.checkVisibility() && !e.closest(".visually-hidden, .cite-card, svg") &&
  !e.querySelector(":scope > svg") &&
  getComputedStyle(e).overflowY !== "visible" && e.scrollHeight > e.clientHeight + 1
).map((e) => `${e.tagName}.${e.className}`)"""
NUMBERS = ("target-size: .range", "target-size: #cite-")
MORE = ("/articles/back-pain-emergency/", "/prepare-for-your-visit/")


def faults(page: Page) -> list[str]:
    """What axe-core finds on the page as it is shown now."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(ASK_AXE, RULES)
    return found


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("url", [*KINDS, *MORE])
def test_axe_finds_nothing_in_light_or_dark(page: Page, own_site: str, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{own_site}{url}")
    page.evaluate(OPEN_ALL)
    schemes: Any = ("light", "dark")
    found = {}
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        found[scheme] = faults(page)
    assert found == {"light": [], "dark": []}


@pytest.fixture(scope="module")
def style_guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page that a preview of our own site has."""
    out = tmp_path_factory.mktemp("preview") / "build"
    build(REPOSITORY, out, drafts=True)
    with served(host_of(out)) as address:
        yield f"{address}/styleguide/"


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_nor_on_the_style_guide(page: Page, style_guide: str, width: int) -> None:
    """Three numbers of citations in a row are smaller than 24 px: WCAG 2.2 exempts targets in a sentence."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(style_guide)
    page.evaluate(OPEN_ALL)
    schemes: Any = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        assert [fault for fault in faults(page) if not fault.startswith(NUMBERS)] == []


def test_axe_finds_what_it_is_to_find(page: Page, own_site: str) -> None:
    """A small target, a picture without words and faint text are seen."""
    page.goto(own_site)
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.deck { color: #1f5f60 !important }
        .site-footer li { margin: 0 } .site-footer li a { display: block; padding: 0; font: 8px/1 serif }`);
      document.adoptedStyleSheets = [sheet];
      document.querySelector("main").append(new Image());
    }""")
    kinds = {fault.split(":")[0] for fault in faults(page)}
    assert {"image-alt", "color-contrast", "target-size"} <= kinds


@pytest.mark.parametrize("url", KINDS)
def test_text_may_be_set_wider(page: Page, own_site: str, url: str) -> None:
    page.set_viewport_size({"width": SMALL_PHONE, "height": 800})
    page.goto(f"{own_site}{url}")
    page.evaluate(SPACED)
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= SMALL_PHONE
