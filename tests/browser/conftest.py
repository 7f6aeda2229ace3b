"""A real browser for the tests in this folder, and a server on loopback for it to look at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsers import quiet_page
from tests.support.crawl import Bundle
from tests.support.hosting import host_of


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all browser tests in one process under xdist, so that one browser starts."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a profile of its own. An exception in the page's scripts fails the test."""
    with browser.new_context() as context, quiet_page(context) as page:
        yield page


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a line on the terminal for each."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(handler: Callable[..., SimpleHTTPRequestHandler]) -> Iterator[str]:
    """Serve on a free port of 127.0.0.1; the address, without a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Call it with a folder to have it served until the test ends; it returns the address."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(served(partial(QuietHandler, directory=folder)))


@pytest.fixture(scope="package")
def own_site(own_bundle: Bundle) -> Iterator[str]:
    """The address of the project's own content, hosted with the headers that it brings."""
    with served(host_of(own_bundle.folder)) as address:
        yield address


@pytest.fixture(scope="package")
def every_feature_site(every_feature: Bundle) -> Iterator[str]:
    """The address of the site that uses every feature, hosted likewise."""
    with served(host_of(every_feature.folder)) as address:
        yield address
