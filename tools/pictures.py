"""The pictures of docs/: `python -m tools.pictures` makes them anew, of today's theme and examples."""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import FloatRect, Page, sync_playwright

from tools.browser import find_browser
from tools.guide import ROOT, WHOLE, Example, examples, write_project
from tpm_site.engine.build import build
from tpm_site.engine.request import Request

TODAY = date(2026, 11, 23)
WIDTH, MARGIN = 680, 14
ARTICLE, ARTICLE_SIZE = "lumbar-spinal-stenosis", (1100, 860)
"""The article that README.md shows, and the part of it in pixels."""
_PARTS = {
    "article": "article",
    "key_points": ".key-points",
    "faqs": ".faq",
    "cta": ".next-step",
    "references": ".references",
}
"""What of a page an example gives; of all others it is the text."""
_TEXT = ".article-body"
_WIDEST, _QUALITY = 860, 55


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line on the terminal for each."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def make_pictures() -> None:
    """All of them, in light mode."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write_project(root)
        report = build(Request(root=root, theme=ROOT, today=TODAY, out=root / "build"), lambda *_: None)
        if report.errors:
            sys.exit("pictures: an example has errors; the tests say which")
        with _served(root / "build") as address, _page() as page:
            for example in examples():
                _save(_taken(page, address, example), ROOT / "docs" / example.picture)
            width, height = ARTICLE_SIZE
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"{address}/articles/{ARTICLE}/")
            _save(page.screenshot(), ROOT / "docs" / "pictures" / f"{ARTICLE}.webp")


def _taken(page: Page, address: str, example: Example) -> bytes:
    page.goto(f"{address}{example.url}")
    first = page.locator(_PARTS.get(example.name, _TEXT)).first.bounding_box()
    last = page.locator(_TEXT).first.bounding_box() if example.name == WHOLE else first
    if first is None or last is None:
        sys.exit(f"pictures: nothing is shown of {example.name}")
    clip = FloatRect(
        x=max(first["x"] - MARGIN, 0),
        y=max(first["y"] - MARGIN, 0),
        width=min(first["width"] + 2 * MARGIN, WIDTH),
        height=last["y"] + last["height"] - first["y"] + 2 * MARGIN,
    )
    return page.screenshot(clip=clip, full_page=True)


def _save(picture: bytes, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    image = Image.open(BytesIO(picture)).convert("RGB")
    image.thumbnail((_WIDEST, _WIDEST))
    image.save(path, "WEBP", quality=_QUALITY, method=6)


@contextmanager
def _page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser.new_page(viewport={"width": WIDTH, "height": 800}, color_scheme="light")
        browser.close()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


if __name__ == "__main__":
    make_pictures()
