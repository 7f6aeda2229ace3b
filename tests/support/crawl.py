"""Follows every address of a bundle, as a reader, a feed reader, a search engine or a browser would."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

from tests.support.html import Element, parse

REQUESTS = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "video": ("src", "poster"),
}
"""What a browser fetches by itself, by element; of `link` it depends on `rel`."""
LINKS_TO_READ = {"canonical", "alternate"}
"""Kinds of `link` that a browser does not fetch."""
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")


class Address(NamedTuple):
    """An address in a file of the bundle; `is_fetched` where a browser asks for it unasked."""

    file: str
    url: str
    is_fetched: bool = False


class Bundle:
    """The files of a bundle, which is served at `base_url`."""

    def __init__(self, folder: Path, base_url: str) -> None:
        self.folder = folder
        self.base_url = base_url
        self.files = {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()}

    def read(self, path: str) -> str:
        return (self.folder / path).read_bytes().decode()

    def page(self, url: str) -> Element:
        """A page by its rooted address: `/articles/x/`."""
        return self.pages[f"{url}index.html".lstrip("/")]

    @cached_property
    def pages(self) -> dict[str, Element]:
        return {path: parse(self.read(path)) for path in sorted(self.files) if path.endswith(".html")}

    @property
    def shown(self) -> dict[str, Element]:
        """The pages that readers stay on: all but redirects."""
        return {path: page for path, page in self.pages.items() if page.all("main")}

    def url_of(self, path: str) -> str:
        return f"{self.base_url}/{path.removesuffix('index.html')}"

    def addresses(self) -> Iterator[Address]:
        """Every address in every file, whatever it leads to."""
        for path, page in self.pages.items():
            yield from _in_page(path, page)
        for path in sorted(self.files):
            if path.endswith(".xml"):
                yield from (Address(path, url) for url in _in_xml(self.read(path)))
            elif path.endswith(".css"):
                found = (match[1] or match[2] for match in _CSS_URL.finditer(self.read(path)))
                yield from (Address(path, url, is_fetched=True) for url in found)
        for line in self.read("_redirects").splitlines():
            yield Address("_redirects", line.split()[1])
        yield from (
            Address("robots.txt", url) for url in re.findall(r"Sitemap: (\S+)", self.read("robots.txt"))
        )

    def problem(self, address: Address) -> str:
        """What is wrong with an address of this site; empty for one that is right or leads elsewhere."""
        whole = urlsplit(urljoin(self.url_of(address.file), address.url))
        base = urlsplit(self.base_url)
        if whole.netloc != base.netloc or whole.scheme not in ("http", "https"):
            return "is asked of another host" if address.is_fetched and whole.scheme != "data" else ""
        if not whole.path.startswith(f"{base.path}/"):
            return f"lies outside {self.base_url}"
        path = unquote(whole.path.removeprefix(f"{base.path}/"))
        file = f"{path}index.html" if not path or path.endswith("/") else path
        if file not in self.files:
            return "leads to no file"
        if whole.fragment and not self._has_anchor(file, unquote(whole.fragment)):
            return "leads to no anchor"
        return ""

    def _has_anchor(self, file: str, anchor: str) -> bool:
        """Whether a page has the id; what drawings and stylesheets call their parts is not looked at."""
        page = self.pages.get(file)
        return page is None or any(element.attributes.get("id") == anchor for element in page)

    def problems(self) -> list[str]:
        """Every address of the bundle that is wrong, with its file."""
        found = ((address, self.problem(address)) for address in self.addresses())
        return sorted({f"{address.file}: {address.url} {problem}" for address, problem in found if problem})


def _in_page(path: str, page: Element) -> Iterator[Address]:
    for element in page:
        for name in REQUESTS.get(element.tag, ()):
            value = element.attributes.get(name, "")
            urls = [part.split()[0] for part in value.split(",")] if name == "srcset" and value else [value]
            yield from (Address(path, url, is_fetched=True) for url in urls if url)
        if element.tag == "link":
            is_fetched = not set(element["rel"].split()) & LINKS_TO_READ
            yield Address(path, element["href"], is_fetched)
        elif "href" in element.attributes:
            yield Address(path, element["href"])
        if element.tag == "meta" and element.attributes.get("property") in ("og:url", "og:image"):
            yield Address(path, element["content"])
        if element.attributes.get("http-equiv") == "refresh":
            yield Address(path, element["content"].partition("url=")[2])
    for graph in graphs(page):
        yield from (Address(path, url) for url in _in_graph(graph))


def graphs(page: Element) -> list[dict[str, Any]]:
    """The JSON-LD documents of a page."""
    scripts = [
        script for script in page.all("script") if script.attributes.get("type") == "application/ld+json"
    ]
    return [json.loads(script.raw) for script in scripts]


def _in_graph(value: object) -> Iterator[str]:
    """Addresses in JSON-LD. An `@id` is a name; it need not lead anywhere."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("url", "item", "publishingPrinciples") and isinstance(inner, str):
                yield inner
            elif key != "@id":
                yield from _in_graph(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _in_graph(inner)


def xml(text: str) -> ElementTree.Element:
    """A document of the bundle: what we wrote ourselves sets no traps."""
    return ElementTree.fromstring(text)  # noqa: S314


def _in_xml(text: str) -> Iterator[str]:
    for element in xml(text).iter():
        name = element.tag.rpartition("}")[2]
        if name == "link":
            yield element.attrib["href"]
        elif name in ("loc", "id") and element.text:
            yield element.text
