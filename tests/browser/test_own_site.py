"""The project's own bundle in a real browser, hosted with its own headers: nothing fails or gets out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, Response

from tests.support.crawl import Bundle

PHONE, SMALL_PHONE, TABLET, DESKTOP = 360, 320, 768, 1280
ARTICLE = "/articles/persistent-pain-after-back-surgery/"
KINDS = (
    "/",
    "/library/",
    "/library/back-and-neck-pain/",
    ARTICLE,
    "/articles/lumbar-spinal-stenosis/",
    "/treatments/",
    "/treatments/spinal-cord-stimulation/",
    "/people/",
    "/people/true-precision-medical-team/",
    "/editorial-policy/",
    "/glossary/",
    "/evidence/",
    "/evidence/kumar-2007-process/",
    "/no-such-page/",
)
LEAST_CONTRAST, LEAST_OF_LARGE_TEXT = 4.5, 3.0
TEXTS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.textContent.trim().slice(0, 40);
    const box = element.getBoundingClientRect();
    if (!words || box.width < 2 || box.height < 2 || !element.checkVisibility()) continue;
    const {color, fontSize, fontWeight} = getComputedStyle(element);
    const grounds = [];
    for (let e = element; e; e = e.parentElement) grounds.push(getComputedStyle(e).backgroundColor);
    found.push([words, color, grounds, parseFloat(fontSize), Number(fontWeight)]);
  }
  return found;
}"""
"""Each stretch of text that is seen: words, colour, the grounds behind it, size in pixels, weight."""
ALL_PICTURES = """() => Promise.all([...document.images].map((image) => {
  image.loading = "eager";
  return image.decode();
}))"""
Colour = tuple[float, float, float]


def painted(colour: str, ground: Colour) -> Colour:
    """A colour as browsers compute it, on a ground that it may let through. Channels go from 0 to 1."""
    numbers = [float(number) for number in re.findall(r"[\d.]+", colour)]
    scale = 1 if colour.startswith("color(") else 255
    alpha = numbers[3] if len(numbers) > 3 else 1
    red, green, blue = (
        c / scale * alpha + under * (1 - alpha) for c, under in zip(numbers, ground, strict=False)
    )
    return red, green, blue


def behind(grounds: list[str]) -> Colour:
    """What is seen through a pile of grounds, the nearest first; below them all is white paper."""
    colour = (1.0, 1.0, 1.0)
    for ground in reversed(grounds):
        colour = painted(ground, colour)
    return colour


def luminance(colour: Colour) -> float:
    """Relative luminance, by WCAG 2."""
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_faint(texts: list[Any]) -> list[str]:
    """The texts that stand out too little from what is behind them."""
    found = []
    for words, colour, grounds, size, weight in texts:
        is_large = size >= 24 or (size >= 18.66 and weight >= 700)
        ground = behind(grounds)
        ratio = contrast(painted(colour, ground), ground)
        if ratio < (LEAST_OF_LARGE_TEXT if is_large else LEAST_CONTRAST):
            found.append(f"{words!r}: {colour} on {ground}: {ratio:.2f}")
    return found


class Watch:
    """What goes wrong while pages load: complaints of the browser, requests to others, failed ones."""

    def __init__(self, page: Page, address: str) -> None:
        self.faults: list[str] = []
        self._address = address
        page.on("console", self._console)
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("requestfailed", self._failed)

    def _failed(self, request: Request) -> None:
        # The browser gives up what a page still loads when the test goes on to the next one.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(f"{self._address}/"):
            self.faults.append(f"asked of another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")


def test_every_page_loads_without_a_complaint_and_asks_nobody_else(
    page: Page, own_site: str, own_bundle: Bundle
) -> None:
    watch = Watch(page, own_site)
    for path in own_bundle.pages:
        if path == "404.html":
            continue
        response = page.goto(f"{own_site}/{path.removesuffix('index.html')}")
        assert response
        assert response.header_value("content-security-policy")
        page.evaluate(ALL_PICTURES)
    assert watch.faults == []


def test_the_policy_forbids_what_is_not_the_sites_own(page: Page, own_site: str) -> None:
    """The watch of the test above sees what it is to see: a script, a style, another host."""
    watch = Watch(page, own_site)
    page.goto(own_site)
    with page.expect_console_message(lambda message: "elsewhere.example" in message.text):
        page.evaluate("""() => {
          const add = (tag, more) => document.body.append(Object.assign(document.createElement(tag), more));
          add("script", {textContent: "document.title = 'scripted'"});
          add("p", {}); document.body.lastChild.setAttribute("style", "color: red");
          add("img", {src: "https://elsewhere.example/pixel.gif"});
        }""")
    assert page.title() != "scripted"
    assert len([fault for fault in watch.faults if "Content Security Policy" in fault]) >= 3


@pytest.mark.parametrize("width", [SMALL_PHONE, PHONE, TABLET, DESKTOP])
def test_no_page_is_wider_than_the_screen(page: Page, own_site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    wide = {}
    for url in KINDS:
        page.goto(f"{own_site}{url}")
        wide[url] = page.evaluate("() => document.documentElement.scrollWidth")
    assert {url: pixels for url, pixels in wide.items() if pixels > width} == {}


@pytest.mark.parametrize(
    "url", ["/articles/sacroiliac/", "/people/ana-lee/", "/treatments/radiofrequency/", "/evidence/"]
)
def test_nor_is_a_page_with_every_feature(page: Page, every_feature_site: str, url: str) -> None:
    page.set_viewport_size({"width": SMALL_PHONE, "height": 800})
    page.goto(f"{every_feature_site}{url}")
    assert page.evaluate("() => document.documentElement.scrollWidth") == SMALL_PHONE


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_from_what_is_behind_it(page: Page, own_site: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    faint = {}
    seen = 0
    for url in KINDS:
        page.goto(f"{own_site}{url}")
        page.evaluate("() => document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        texts = page.evaluate(TEXTS)
        seen += len(texts)
        faint[url] = too_faint(texts)
    assert seen > 500
    assert {url: found for url, found in faint.items() if found} == {}


def test_dark_is_dark_and_print_is_black_on_white(page: Page, own_site: str) -> None:
    page.goto(f"{own_site}{ARTICLE}")
    media: dict[str, Any] = {
        "light": {"color_scheme": "light"},
        "dark": {"color_scheme": "dark"},
        "print": {"color_scheme": "dark", "media": "print"},
    }
    seen = {}
    for name, options in media.items():
        page.emulate_media(**options)
        _, colour, grounds, _, _ = next(
            text for text in page.evaluate(TEXTS) if text[0].startswith("Sometimes")
        )
        ground = behind(grounds)
        seen[name] = [round(luminance(painted(colour, ground)), 1), round(luminance(ground), 1)]
    assert seen["light"][0] <= 0.1
    assert seen["light"][1] >= 0.8
    assert seen["dark"][0] >= 0.6
    assert seen["dark"][1] <= 0.1
    assert seen["print"] == [0, 1]


def test_print_leaves_out_what_paper_cannot_use_and_shows_all_answers(page: Page, own_site: str) -> None:
    page.goto(f"{own_site}{ARTICLE}")
    page.emulate_media(media="print")
    assert not page.locator("nav.site-nav").is_visible()
    assert page.locator("h1").is_visible()
    assert page.locator("#references li").first.is_visible()
    assert page.get_by_text("Printed from").is_visible()


def test_the_skip_link_shows_itself_and_leads_to_the_text(page: Page, own_site: str) -> None:
    page.goto(f"{own_site}{ARTICLE}")
    link = page.locator("a[href='#main']")
    away = link.bounding_box()
    assert away
    assert (away["width"], away["height"]) == (1, 1)
    page.keyboard.press("Tab")
    box = link.bounding_box()
    assert link.evaluate("(link) => link === document.activeElement")
    assert box
    assert box["y"] >= 0
    assert box["x"] >= 0
    assert box["width"] > 100
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"
    assert page.evaluate("() => location.hash") == "#main"


def test_everything_that_takes_the_focus_shows_it(page: Page, own_site: str) -> None:
    page.goto(f"{own_site}{ARTICLE}")
    unseen = []
    for _ in range(15):
        page.keyboard.press("Tab")
        words, style, width = page.evaluate("""() => {
          const element = document.activeElement, {outlineStyle, outlineWidth} = getComputedStyle(element);
          return [element.textContent.trim(), outlineStyle, parseFloat(outlineWidth)];
        }""")
        if style == "none" or width < 2:
            unseen.append(words)
    assert unseen == []


def test_a_question_opens_and_closes(page: Page, own_site: str) -> None:
    page.goto(f"{own_site}{ARTICLE}")
    question = page.locator("#common-questions details").first
    answer = question.locator(".answer")
    assert not answer.is_visible()
    question.locator("summary").click()
    assert answer.is_visible()
    question.locator("summary").press("Enter")
    assert not answer.is_visible()


def test_a_citation_leads_to_its_reference_and_back(page: Page, own_site: str) -> None:
    page.goto(f"{own_site}{ARTICLE}")
    mark = page.locator("sup.cite a").first
    mark.click()
    anchor = page.evaluate("() => location.hash.slice(1)")
    reference = page.locator(f"[id='{anchor}']")
    assert reference.evaluate("(e) => e.getBoundingClientRect().top") < 800
    reference.locator("[role=doc-backlink]").first.click()
    assert page.evaluate("() => location.hash").startswith("#cite-")


def test_a_wrong_address_is_answered_by_the_sites_own_page(page: Page, own_site: str) -> None:
    response = page.goto(f"{own_site}/no/such/page/")
    assert response
    assert response.status == 404
    page.locator("main a.button").click()
    assert page.url == f"{own_site}/"
