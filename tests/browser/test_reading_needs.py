"""Readers who need larger text, less motion or their own colours find the pages whole."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser.test_own_site import ARTICLE, DESKTOP, KINDS, PHONE, TABLET

LARGER = "html {font-size: 200% !important}"
"""Not on a wider screen: there a browser that is set so would also choose the layout of narrower ones."""
TOO_WIDE = "(width) => document.documentElement.scrollWidth > width"
CUT = """() => {
  const found = [], walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, range = document.createRange();
    if (!text.textContent.trim() || !text.parentElement.checkVisibility({visibilityProperty: true})) continue;
    range.selectNodeContents(text);
    const words = range.getBoundingClientRect();
    for (let e = text.parentElement; e; e = e.parentElement) {
      const box = e.getBoundingClientRect(), {overflowX, overflowY} = getComputedStyle(e);
      if (box.width < 3) break;  // Words for screen readers alone.
      const isCut = (["hidden", "clip"].includes(overflowX) && words.right > box.right + 2)
        || (["hidden", "clip"].includes(overflowY) && words.bottom > box.bottom + 2);
      if (isCut) found.push(text.textContent.trim().slice(0, 60));
    }
  }
  return found;
}"""
"""Words that a box hides."""
MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const seconds = (value) => Math.max(...value.split(",").map(parseFloat));
  return (seconds(style.transitionDuration) > 0.01 && style.transitionProperty !== "visibility")
    || (style.animationName !== "none" && seconds(style.animationDuration) > 0.01)
    || style.scrollBehavior === "smooth";
}).map((element) => element.outerHTML.slice(0, 80))"""


def show(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)


def restyle(page: Page, css: str) -> None:
    """As the browser's own settings would: the page's policy has no say in it."""
    page.evaluate(
        "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " document.adoptedStyleSheets = [sheet]; }",
        css,
    )


def test_no_page_loses_anything_to_larger_text(page: Page, own_site: str) -> None:
    lost: dict[str, Any] = {}
    for url in KINDS:
        show(page, f"{own_site}{url}", TABLET)
        restyle(page, LARGER)
        if page.evaluate(TOO_WIDE, TABLET):
            lost[url] = "too wide"
        elif cut := page.evaluate(CUT):
            lost[url] = cut
    assert lost == {}


def test_the_name_and_the_menu_stand_apart_when_a_phone_doubles_the_text(page: Page, own_site: str) -> None:
    show(page, f"{own_site}{ARTICLE}", PHONE)
    restyle(page, "html {font-size: 225% !important}")
    name, menu = (page.locator(part).bounding_box() for part in (".site-name", ".site-nav summary"))
    assert name is not None
    assert menu is not None
    assert menu["y"] >= name["y"] + name["height"]
    assert name["width"] > PHONE / 2
    assert not page.evaluate(TOO_WIDE, PHONE)


def test_who_wants_less_motion_sees_none(page: Page, own_site: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    moving = {}
    for url in KINDS:
        show(page, f"{own_site}{url}", DESKTOP)
        moving[url] = page.evaluate(MOVING)
    assert {url: found for url, found in moving.items() if found} == {}


def test_with_colours_of_ones_own_boxes_and_buttons_keep_an_edge(page: Page, own_site: str) -> None:
    page.emulate_media(forced_colors="active")
    show(page, f"{own_site}{ARTICLE}", DESKTOP)
    for part in (".callout", ".key-points", ".button", ".card"):
        width = page.locator(part).first.evaluate("(e) => parseFloat(getComputedStyle(e).borderTopWidth)")
        assert width >= 1, part


def test_the_keyboard_reaches_every_link_and_question_in_the_order_of_reading(
    page: Page, own_site: str
) -> None:
    show(page, f"{own_site}{ARTICLE}", DESKTOP)
    wanted = page.evaluate("""() => [...document.querySelectorAll("a[href], summary")].filter(
      (e) => e.checkVisibility({visibilityProperty: true}) && e.tabIndex >= 0).length""")
    seen: list[float] = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("""() => { const all = [...document.querySelectorAll("*")];
          return all.indexOf(document.activeElement); }""")
        )
    assert len(set(seen)) == wanted
    assert seen == sorted(seen)
