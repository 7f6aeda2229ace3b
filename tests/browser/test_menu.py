"""The main links: behind a button where there is little room, all in sight where there is enough."""

from __future__ import annotations

from playwright.sync_api import Page

LABELS = ["Library", "Treatments", "Evidence", "Glossary", "About"]
MOST_PIXELS_OF_HEADER = 80


def links_in_sight(page: Page) -> list[str]:
    links = page.locator(".site-nav a")
    return [link.inner_text() for link in links.all() if link.is_visible()]


def test_a_phone_has_one_row_and_a_button_that_opens_the_rest(page: Page, own_site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 760})
    page.goto(own_site)
    header = page.locator(".site-header").bounding_box()
    assert header
    assert header["height"] <= MOST_PIXELS_OF_HEADER
    assert links_in_sight(page) == []
    page.locator(".site-nav summary").press("Enter")
    assert links_in_sight(page) == LABELS
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/library/")


def test_a_desktop_shows_all_links_and_no_button(page: Page, own_site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(own_site)
    assert links_in_sight(page) == LABELS
    assert not page.locator(".site-nav summary").is_visible()
    page.locator(".site-name").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == LABELS[0]
