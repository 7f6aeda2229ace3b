"""A preview of a small project, and a browser to look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.browsers import quiet_page
from tests.support.previews import RunningPreview, previewing
from tests.support.sites import BASE, article, write_site

STENOSIS = "content/articles/stenosis.md"
LONG = "\n\n".join(f"Paragraph {number} of many." for number in range(200))
SITE = BASE + article("stenosis", body=LONG) + article("sciatica", body="It hurts down the leg.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all tests with a browser in one process under xdist, so that one browser starts."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.xdist_group("preview"))


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[RunningPreview]:
    """A preview of SITE."""
    with previewing(write_site(tmp_path, SITE)) as running:
        yield running


@pytest.fixture
def preview_of(tmp_path: Path) -> Iterator[Callable[[str], RunningPreview]]:
    """Call it with the text of a site to have that previewed until the test ends."""
    with ExitStack() as stack:
        yield lambda text: stack.enter_context(previewing(write_site(tmp_path, text)))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A profile of its own."""
    expect.set_options(timeout=60_000)
    with browser.new_context(viewport={"width": 1000, "height": 700}) as made:
        yield made


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page in it."""
    with quiet_page(context) as page:
        yield page
