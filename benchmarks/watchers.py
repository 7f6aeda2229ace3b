"""Who looks at a page until a word is seen on it: a program that asks again and again, and a real browser.

Each is called with an address, and gives a function from a word to the moment at which it was there.
"""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from urllib.parse import urlsplit

from benchmarks.processes import FailedError
from benchmarks.results import NotMeasuredError
from tools.browser import find_browser

Watcher = Callable[[str], AbstractContextManager[Callable[[str], float]]]

_BETWEEN_REQUESTS, _BETWEEN_QUESTIONS = 0.003, 0.05
"""Seconds. A browser notes the moment by itself; to ask it often would only keep it from work."""
_PATIENCE = 120.0
"""Seconds after which a word will never be seen."""
_NOTING_WORDS = """
(() => {
  const seen = (window.seenWords = {});
  const look = () => {
    const text = document.documentElement?.textContent ?? "";
    for (const [word] of text.matchAll(/markword\\d+x/gi)) seen[word.toLowerCase()] ??= Date.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
"""Looks before each frame is drawn, in every page that is loaded."""


@contextmanager
def over_http(address: str) -> Iterator[Callable[[str], float]]:
    """Asks for the page again and again, by one connection."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=_PATIENCE)

    def look(word: str) -> float | None:
        connection.request("GET", parts.path)
        return time.time() if word.encode() in connection.getresponse().read().lower() else None

    try:
        yield lambda word: _first_seen(lambda: look(word), word, _BETWEEN_REQUESTS)
    finally:
        connection.close()


@contextmanager
def in_browser(address: str) -> Iterator[Callable[[str], float]]:
    """Has the page open in Chromium, which follows by itself. Raises NotMeasuredError where there is none."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise NotMeasuredError("Playwright is not installed") from None
    executable = find_browser()
    if not executable:
        raise NotMeasuredError("no Chromium is installed; `python -m tools.browser` brings one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.add_init_script(_NOTING_WORDS)
        page.goto(address)

        def look(word: str) -> float | None:
            try:
                seen = page.evaluate("word => window.seenWords?.[word]", word)
            except Error:  # The page is just being loaded.
                return None
            return float(seen) / 1000 if seen else None

        yield lambda word: _first_seen(lambda: look(word), word, _BETWEEN_QUESTIONS)
        browser.close()


def _first_seen(look: Callable[[], float | None], word: str, pause: float) -> float:
    begun = time.monotonic()
    while time.monotonic() - begun < _PATIENCE:
        if seen := look():
            return seen
        time.sleep(pause)
    raise FailedError(f"{word} was never seen")
