"""Main links and lists of sections: behind a button where there is little room, else in sight."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.test_own_site import ARTICLE

LABELS = ["Library", "Treatments", "Evidence", "Glossary", "About"]
MOST_PIXELS_OF_HEADER = 80
CONTENTS = "nav.contents a"
"""The links to the sections of an article."""


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


def test_the_list_of_sections_waits_behind_a_row_on_a_phone(page: Page, own_site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 760})
    page.goto(f"{own_site}{ARTICLE}")
    first = page.locator(CONTENTS).first
    assert not first.is_visible()
    page.locator(".contents summary").press("Enter")
    assert first.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => location.hash") == first.get_attribute("href")


def test_a_desktop_shows_it_under_a_heading(page: Page, own_site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{own_site}{ARTICLE}")
    assert all(link.is_visible() for link in page.locator(CONTENTS).all())
    assert not page.locator(".contents summary").is_visible()
    assert page.get_by_role("heading", name="On this page").is_visible()
    assert page.get_by_role("navigation", name="On this page").is_visible()
