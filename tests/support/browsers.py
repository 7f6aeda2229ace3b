"""A real browser for tests: Chromium, whichever one this machine has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
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


def keep_together(items: Iterable[pytest.Item], folder: Path) -> None:
    """Keeps all tests of a folder in one process under xdist, so that one browser starts."""
    for item in items:
        if item.path.is_relative_to(folder):
            item.add_marker(pytest.mark.xdist_group(folder.name))


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
