"""The card of a citation in a real browser: it opens for pointers and keys, and covers nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.test_own_site import ARTICLE, DESKTOP, PHONE, SMALL_PHONE, TABLET, TEXTS, too_faint
from tests.support.browsers import quiet_page
from tests.support.sites import BASE, article, build, messages, write_site

MARKS = ".cite a:not(.callout-heading *), a.cite-text"
"""In the bar that heads a box there is no room for a card."""
TREATMENT = "/treatments/spinal-cord-stimulation/"
LEAST = 5
"""So many marks stand on the page of every place."""
SITE = """\
-- content/evidence/studies.yaml --
- {id: a, type: article-journal, title: A trial that was withdrawn, authors: [Doe J], year: 2019,
   retracted: true}
- {id: b, type: article-journal, title: A trial in doubt with a title that takes more than a line,
   authors: [Roe J, Coe R, Loe J], journal: Pain, year: 2020, concern: true}
- {id: c, type: book, title: A book, corrections: [The journal says so.]}
"""
PLACES = """\
Some words [@a], and [some more words](cite:b) of a sentence that goes on for more than one line, so that
there are lines below the mark, and one that ends here [@a; @b; @c].

- an item [@a]
- the last item [@b]

::: warning Before you decide [@b]
Mind this [@c].

- and this [@a]
:::

::: emergency
- a sign [@b]
:::

| Sign | How often |
|---|---|
| pain | often [@b] |

A note[^1].

[^1]: Of some kind [@c].
"""
FRONT = (
    "allow: {C111: what is shown of it must be seen}",
    "key_points: ['One point [@a].', 'Another [@b].']",
    "faqs: [{question: Why?, answer: 'For a reason [@a].'}, {question: How?, answer: 'So [@b].'}]",
)
STEADY = "(mark) => { const {x, y} = mark.getBoundingClientRect(); return [x, y, scrollX, scrollY]; }"
COVERED = """(card) => {
  const box = card.getBoundingClientRect(), found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const isSeen = text.parentElement.checkVisibility({visibilityProperty: true});
    if (card.contains(text) || !text.textContent.trim() || !isSeen) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const {top, bottom, left, right} of range.getClientRects())
      if (top + 4 < box.bottom && bottom - 4 > box.top && left < box.right && right > box.left
          && right - left > 1) found.push(text.textContent.trim().slice(0, 40));
  }
  return found;
}"""
"""The words that stand where the card does."""


@pytest.fixture
def places(serve: Callable[[Path], str], tmp_path: Path) -> str:
    """The address of a page with marks in every place that can hold one."""
    write_site(tmp_path, BASE + SITE + article("stenosis", *FRONT, body=PLACES))
    assert not any(" error " in line for line in messages(build(tmp_path, tmp_path / "build")))
    return f"{serve(tmp_path / 'build')}/articles/stenosis/"


@pytest.fixture
def touch_page(browser: Browser) -> Iterator[Page]:
    """A page on a small screen that knows no pointer but fingers."""
    fingers: dict[str, Any] = {"has_touch": True, "is_mobile": True}
    with browser.new_context(**fingers) as context, quiet_page(context) as page:
        page.set_viewport_size({"width": PHONE, "height": 700})
        yield page


def cards(page: Page) -> Any:
    return page.locator(".cite-card:visible")


def open_answers(page: Page) -> None:
    page.evaluate("() => document.querySelectorAll('details').forEach((d) => { d.open = true; })")


def test_a_pointer_on_a_mark_opens_its_card_and_may_go_onto_it(page: Page, places: str) -> None:
    page.goto(places)
    mark = page.locator(".article-body .cite a").first
    mark.hover()
    expect(cards(page)).to_have_text("Retracted Doe J. A trial that was withdrawn. 2019.")
    target, box = mark.bounding_box(), cards(page).bounding_box()
    assert target
    page.mouse.move(target["x"] + target["width"] / 2, box["y"] + 5, steps=20)
    page.mouse.move(box["x"] + box["width"] - 5, box["y"] + 5, steps=20)
    page.wait_for_timeout(600)
    assert cards(page).count() == 1
    page.mouse.move(0, 0)
    expect(cards(page)).to_have_count(0)


def test_a_pointer_on_its_way_opens_none(page: Page, places: str) -> None:
    page.goto(places)
    page.locator(".article-body .cite a").first.hover()
    page.mouse.move(0, 0)
    assert cards(page).count() == 0
    page.wait_for_timeout(600)
    assert cards(page).count() == 0


def test_the_focus_opens_a_card_and_the_next_one_closes_it(page: Page, places: str) -> None:
    page.goto(places)
    page.locator(".article-body").evaluate("(body) => { body.tabIndex = -1; body.focus(); }")
    for words in ("Doe J.", "Roe J, et al.", "Doe J."):
        page.keyboard.press("Tab")
        expect(cards(page)).to_have_count(1)
        expect(cards(page)).to_contain_text(words)
    page.keyboard.press("Enter")
    assert page.evaluate("() => location.hash") == "#ref-a"
    expect(page.locator("#ref-a")).to_be_in_viewport()


def opens_in_peace(page: Page, mark: Locator) -> None:
    """The card of a mark opens by the focus where none is open, and hides or moves nothing above it."""
    page.evaluate("() => document.activeElement.blur()")
    expect(cards(page)).to_have_count(0)
    mark.evaluate("(mark) => mark.scrollIntoView({block: 'center'})")
    before = mark.evaluate(STEADY)
    mark.focus()
    expect(cards(page)).to_have_count(1)
    assert mark.evaluate(STEADY) == before
    assert cards(page).evaluate(COVERED) == []


@pytest.mark.parametrize("width", [SMALL_PHONE, TABLET, DESKTOP])
def test_a_card_covers_no_words_moves_no_mark_and_fits_the_screen(
    page: Page, places: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(places)
    open_answers(page)
    page.keyboard.press("Tab")  # From here on the focus is one of keys.
    marks = page.locator(MARKS)
    assert marks.count() > LEAST
    for mark in marks.all():
        opens_in_peace(page, mark)
        assert page.evaluate("() => document.documentElement.scrollWidth") == width


def test_nor_does_one_of_the_projects_own_pages(page: Page, own_site: str) -> None:
    page.set_viewport_size({"width": TABLET, "height": 900})
    seen = 0
    for url in (ARTICLE, TREATMENT):
        page.goto(f"{own_site}{url}")
        open_answers(page)
        page.keyboard.press("Tab")
        for mark in page.locator(MARKS).all()[::2]:
            opens_in_peace(page, mark)
            seen += 1
    assert seen > LEAST


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_a_card_says_stands_out(page: Page, places: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(places)
    for index in range(2):
        page.locator(".article-body .cite a, .article-body a.cite-text").nth(index).focus()
        expect(cards(page)).to_have_count(1)
        texts = page.evaluate(TEXTS)
        assert any(re.match("Retracted|Expression", text[0]) for text in texts)
        assert too_faint(texts) == []


def test_the_hyphen_of_a_range_leads_to_what_lies_between(page: Page, places: str) -> None:
    page.goto(places)
    hyphen = page.locator(".article-body .cite a.range")
    hyphen.hover()
    expect(cards(page)).to_contain_text("2. Expression of concern Roe J")
    hyphen.click()
    assert page.evaluate("() => location.hash") == "#ref-b"


def test_a_tap_goes_straight_to_the_list(touch_page: Page, places: str) -> None:
    touch_page.goto(places)
    touch_page.locator(".article-body .cite a").first.tap()
    assert touch_page.evaluate("() => location.hash") == "#ref-a"
    touch_page.wait_for_timeout(600)
    assert cards(touch_page).count() == 0


def test_a_screen_reader_hears_a_number_and_no_card(page: Page, places: str) -> None:
    page.goto(places)
    page.locator(".article-body .cite a").first.focus()
    expect(cards(page)).to_have_count(1)
    heard = page.locator(".article-body p").first.aria_snapshot()
    assert 'link "Reference 1"' in heard
    assert "withdrawn" not in heard


def test_print_and_a_page_without_its_theme_have_no_cards(page: Page, places: str) -> None:
    page.goto(places)
    page.locator(".article-body .cite a").first.focus()
    expect(cards(page)).to_have_count(1)
    page.emulate_media(media="print")
    expect(cards(page)).to_have_count(0)
    page.emulate_media(media="screen")
    page.route("**/*.css", lambda route: route.abort())
    page.reload()
    page.locator(".article-body .cite a").first.focus()
    assert cards(page).count() == 0


def test_forced_colours_leave_a_card_its_edge(page: Page, places: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(places)
    page.locator(".article-body .cite a").first.focus()
    expect(cards(page)).to_have_count(1)
    assert cards(page).evaluate("(card) => parseFloat(getComputedStyle(card).borderTopWidth)") >= 1
