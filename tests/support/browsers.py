"""A real browser for tests: Chromium, whichever one this machine has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium(executable: Path) -> Iterator[Browser]:
    """A browser as long as the block lasts. Playwright's event loop runs as long, so no other may here."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def quiet_page(context: BrowserContext) -> Iterator[Page]:
    """A page whose scripts raise no exception."""
    faults: list[Error] = []

    def remember(fault: Error) -> None:
        faults.append(fault)

    page = context.new_page()
    page.on("pageerror", remember)
    yield page
    assert not faults
