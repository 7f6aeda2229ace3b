"""Open pages follow what is saved: in a real browser, with the policy of production."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import Any

from playwright.sync_api import APIResponse, BrowserContext, Page, Request, Route, expect

from tests.preview.conftest import STENOSIS
from tests.support.browsers import quiet_page
from tests.support.previews import RunningPreview, previewing, wait_until
from tests.support.sites import REPOSITORY

PLACE = "/articles/stenosis/"
MARK = "window.same = true"
IS_SAME = "() => window.same === true"
COUNTING = """
window.heard = 0;
window.EventSource = class extends EventSource {
  constructor(address) {
    super(address);
    this.addEventListener("message", () => { window.heard += 1; });
  }
};
"""
"""Counts what a page was told, before it acts on it."""


def open_page(page: Page, preview: RunningPreview, path: str = PLACE) -> None:
    """Opens a page and waits until it listens; a variable in it is lost when it is loaded again."""
    with page.expect_request(lambda request: "/_preview/events" in request.url):
        page.goto(f"{preview.origin}{path}")
    page.evaluate(MARK)


def becomes_true(page: Page, expression: str) -> None:
    """Waits for something; Playwright's own way is refused by the policy."""
    wait_until(lambda: page.evaluate(expression), expression)


def is_reloaded(page: Page) -> bool:
    return page.evaluate(IS_SAME) is False


def hold_the_first(route: Route, held: list[tuple[Route, APIResponse]]) -> None:
    """Keeps what a page that asks for itself is answered, the first time."""
    if route.request.headers.get("accept") == "text/html" and not held:
        held.append((route, route.fetch()))
    else:
        route.continue_()


def test_an_edit_is_seen_and_the_page_stays_where_it_was(page: Page, preview: RunningPreview) -> None:
    open_page(page, preview)
    page.evaluate("scrollTo(0, 2400)")
    preview.replace(STENOSIS, "Paragraph 199 of many.", "Words that were just written.")

    expect(page.get_by_text("Words that were just written.")).to_be_attached()
    assert not is_reloaded(page)
    becomes_true(page, "scrollY === 2400")


def test_a_page_that_runs_a_script_is_loaded_again(page: Page, preview: RunningPreview) -> None:
    preview.write("static/counter.js", "document.title += ' counted';\n")
    base = (REPOSITORY / "templates" / "base.html").read_text(encoding="utf-8")
    counting = base.replace("</body>", '<script src="/counter.js"></script>\n</body>')
    preview.write("templates/base.html", counting)
    preview.shows(PLACE, "counter.js")
    open_page(page, preview)
    page.evaluate("scrollTo(0, 2400)")
    preview.replace(STENOSIS, "Paragraph 199 of many.", "Words that were just written.")

    expect(page.get_by_text("Words that were just written.")).to_be_attached()
    assert is_reloaded(page)
    becomes_true(page, "scrollY === 2400")


def test_what_stands_in_the_head_follows_too(page: Page, preview: RunningPreview) -> None:
    open_page(page, preview)
    preview.replace(STENOSIS, "title: Stenosis", "title: A narrow canal")

    becomes_true(page, "document.title.startsWith('A narrow canal')")
    data = """document.querySelector('script[type="application/ld+json"]').text"""
    becomes_true(page, f"{data}.includes('A narrow canal')")
    assert not is_reloaded(page)
    assert page.locator("head title").count() == 1


def test_an_edit_while_the_page_is_being_renewed_is_not_missed(page: Page, preview: RunningPreview) -> None:
    page.add_init_script(COUNTING)
    open_page(page, preview)
    becomes_true(page, "window.heard === 1")
    held: list[tuple[Route, APIResponse]] = []
    page.route("**/_preview/events*", lambda route: hold_the_first(route, held))

    preview.replace(STENOSIS, "Paragraph 199 of many.", "Words that were just written.")
    becomes_true(page, "window.heard === 2")
    wait_until(lambda: page.evaluate("true") and held, "that the page is asked for")
    preview.replace(STENOSIS, "Words that were just written.", "Second thoughts.")
    becomes_true(page, "window.heard === 3")
    route, answer = held[0]
    assert "Words that were just written." in answer.text()
    route.fulfill(response=answer)

    expect(page.get_by_text("Second thoughts.")).to_be_attached()
    assert not is_reloaded(page)


def test_what_was_opened_stays_open(page: Page, preview: RunningPreview) -> None:
    question = "faqs:\n- question: Will it hurt?\n  answer: Rarely.\n"
    preview.replace(STENOSIS, "category: back-pain\n", f"category: back-pain\n{question}")
    preview.shows(PLACE, "Will it hurt?")
    open_page(page, preview)
    page.get_by_text("Will it hurt?").first.click()
    preview.replace(STENOSIS, "Rarely.", "Not for long.")

    expect(page.get_by_text("Not for long.")).to_be_visible()


def test_what_was_opened_of_the_theme_stays_open_too(page: Page, preview: RunningPreview) -> None:
    sections = "".join(f"## Part {number}\n\nA few words.\n\n" for number in range(5))
    preview.replace(STENOSIS, "Paragraph 0 of many.", f"{sections}Paragraph 0 of many.")
    preview.shows(PLACE, "Part 4")
    open_page(page, preview)
    page.set_viewport_size({"width": 400, "height": 700})
    contents = page.locator("#contents details")
    contents.locator("summary").click()
    preview.replace(STENOSIS, "## Part 4", "## The last part")

    expect(contents.get_by_role("link", name="The last part")).to_be_visible()
    assert not is_reloaded(page)


def test_what_an_address_leads_to_stays_marked(page: Page, preview: RunningPreview) -> None:
    question = "faqs:\n- question: Will it hurt?\n  answer: Rarely.\n"
    preview.replace(STENOSIS, "category: back-pain\n", f"category: back-pain\n{question}")
    preview.shows(PLACE, "Will it hurt?")
    open_page(page, preview, f"{PLACE}#faq-will-it-hurt")
    page.evaluate("scrollTo(0, 1200)")
    steps = page.evaluate("history.length")
    preview.replace(STENOSIS, "Rarely.", "Not for long.")

    expect(page.get_by_text("Not for long.")).to_be_attached()
    becomes_true(page, "document.querySelector('#faq-will-it-hurt').matches(':target')")
    assert not is_reloaded(page)
    page.wait_for_timeout(300)
    assert page.evaluate("[scrollY, history.length]") == [1200, steps]


def test_another_page_is_left_alone(context: BrowserContext, page: Page, preview: RunningPreview) -> None:
    with quiet_page(context) as other:
        open_page(other, preview, "/articles/sciatica/")
        open_page(page, preview)
        preview.replace(STENOSIS, "Paragraph 7 of many.", "Seventh.")

        expect(page.get_by_text("Seventh.")).to_be_attached()
        other.wait_for_timeout(300)
        assert not is_reloaded(other)


def test_all_pages_that_show_a_title_follow_it(
    context: BrowserContext, page: Page, preview: RunningPreview
) -> None:
    with quiet_page(context) as library:
        open_page(library, preview, "/library/")
        open_page(page, preview)
        preview.replace(STENOSIS, "title: Stenosis", "title: A narrow canal")

        expect(page.get_by_role("heading", name="A narrow canal")).to_be_visible()
        expect(library.get_by_text("A narrow canal")).to_be_visible()


def test_a_stylesheet_is_swapped_without_a_reload(page: Page, preview: RunningPreview) -> None:
    style = (REPOSITORY / "static/assets/style.css").read_text(encoding="utf-8")
    open_page(page, preview)
    for colour in ("rgb(1, 2, 3)", "rgb(4, 5, 6)"):
        preview.write("static/assets/style.css", f"{style}\nbody {{ color: {colour}; }}\n")
        becomes_true(page, f"getComputedStyle(document.body).color === '{colour}'")
    becomes_true(page, "document.querySelectorAll('link[rel=stylesheet]').length === 1")
    assert not is_reloaded(page)

    preview.replace(STENOSIS, "Paragraph 7 of many.", "Seventh.")
    expect(page.get_by_text("Seventh.")).to_be_attached()


def test_a_sheet_whose_name_stays_the_same_is_swapped_too(page: Page, preview: RunningPreview) -> None:
    head = (REPOSITORY / "templates/components/head.html").read_text(encoding="utf-8")
    link = '<link rel="icon"'
    preview.write("static/extra.css", "body { color: rgb(1, 2, 3); }")
    preview.write(
        "templates/components/head.html",
        head.replace(link, f'<link rel="stylesheet" href="/extra.css">\n{link}'),
    )
    preview.shows(PLACE, "extra.css")
    open_page(page, preview)
    preview.write("static/extra.css", "body { color: rgb(4, 5, 6); }")

    becomes_true(page, "getComputedStyle(document.body).color === 'rgb(4, 5, 6)'")
    assert not is_reloaded(page)


def test_a_page_that_was_not_there_comes_and_goes(page: Page, preview: RunningPreview) -> None:
    open_page(page, preview, "/articles/fusion/")
    expect(page.get_by_text("Words about fusion.")).not_to_be_attached()
    text = (preview.root / "content/articles/sciatica.md").read_text(encoding="utf-8")
    preview.write("content/articles/fusion.md", text.replace("It hurts down the leg.", "Words about fusion."))
    expect(page.get_by_text("Words about fusion.")).to_be_visible()

    os.rename(preview.root / "content/articles/fusion.md", preview.root / "content/articles/fused.md")
    expect(page.get_by_text("Words about fusion.")).not_to_be_attached()


def test_drafts_are_shown_and_marked(page: Page, preview: RunningPreview) -> None:
    open_page(page, preview)
    preview.replace(STENOSIS, "category: back-pain\n", "category: back-pain\ndraft: true\n")
    expect(page.locator("#main").get_by_text("Draft", exact=False).first).to_be_visible()


def test_pages_ask_for_nothing_but_what_is_ours(page: Page, preview: RunningPreview) -> None:
    refused: list[Any] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    open_page(page, preview)
    assert refused == []


def test_a_page_meets_its_preview_again(page: Page, preview: RunningPreview) -> None:
    """The server is started anew on the same port, and the text has changed meanwhile."""
    open_page(page, preview)
    port = preview.started.port
    preview.end()
    expect(page.locator("tpm-preview .title").get_by_text("does not answer")).to_be_visible()
    preview.replace(STENOSIS, "Paragraph 7 of many.", "Seventh.")
    with previewing(preview.root, port):
        expect(page.get_by_text("Seventh.")).to_be_attached()
        expect(page.locator("tpm-preview .title").get_by_text("does not answer")).not_to_be_visible()


def test_more_pages_than_a_browser_has_connections(context: BrowserContext, preview: RunningPreview) -> None:
    with ExitStack() as stack:
        pages = [stack.enter_context(quiet_page(context)) for _ in range(9)]
        for page in pages:
            open_page(page, preview)
        for words in ("Seventh.", "The seventh."):
            text = (preview.root / STENOSIS).read_text(encoding="utf-8")
            preview.write(STENOSIS, f"{text}\n{words}\n")
            for page in pages:
                expect(page.get_by_text(words, exact=True)).to_be_attached()
                expect(page.locator("tpm-preview .title")).not_to_be_visible()


def test_a_page_that_comes_to_the_front_has_a_stream_at_once(
    context: BrowserContext, preview: RunningPreview
) -> None:
    def begins_anew(request: Request) -> bool:
        return "/_preview/events" in request.url and "last-event-id" not in request.all_headers()

    with ExitStack() as stack:
        first, *_ = pages = [stack.enter_context(quiet_page(context)) for _ in range(6)]
        for page in pages:
            open_page(page, preview)
        with first.expect_request(begins_anew, timeout=60_000):
            first.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        preview.replace(STENOSIS, "Paragraph 7 of many.", "Seventh.")
        expect(first.get_by_text("Seventh.")).to_be_attached()
