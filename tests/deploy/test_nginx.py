"""nginx, set up as docs/deploy.md says, serves a bundle with its headers, its redirects and its 404 page."""

from __future__ import annotations

import gzip
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.crawl import Bundle
from tests.support.hosting import rules_of
from tests.support.nginx import Server, serving
from tests.support.sites import REPOSITORY, build, write_every_feature
from tools.nginx import Nginx

HIDDEN = {".tpm-site", "_headers", "_redirects", "404.html"}
"""What the bundle holds for others than readers."""
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".xml": "text/xml; charset=utf-8",
}
FOR_EVER = "public, max-age=31536000, immutable"
MAP_COMMAND = re.compile(r"^ +(awk .* build/_redirects) > \S+redirects\.map$", re.MULTILINE)


def redirects_map(bundle: Bundle) -> str:
    """What the command of docs/deploy.md makes of the bundle's _redirects."""
    text = (REPOSITORY / "docs" / "deploy.md").read_text(encoding="utf-8")
    (command,) = MAP_COMMAND.findall(text)
    run = ["sh", "-c", command]
    done = subprocess.run(run, cwd=bundle.folder.parent, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """That of the site with every feature, old addresses and files of many kinds among them."""
    root = write_every_feature(tmp_path_factory.mktemp("site"))
    assert build(root, root / "build").errors == 0
    return Bundle(root / "build", "https://harbor.example")


@pytest.fixture(scope="module")
def server(nginx: Nginx, bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """nginx over the bundle of every feature."""
    folder = tmp_path_factory.mktemp("nginx")
    with serving(nginx, bundle.folder, redirects_map(bundle), folder) as started:
        yield started


def addresses(bundle: Bundle) -> dict[str, Path]:
    """The files that readers ask for, by address."""
    paths = [path for path in bundle.folder.rglob("*") if path.is_file() and path.name not in HIDDEN]
    moved = {line.split()[0].strip("/") for line in bundle.read("_redirects").splitlines()}
    names = {path.relative_to(bundle.folder).as_posix().removesuffix("index.html"): path for path in paths}
    return {f"/{name}": path for name, path in names.items() if name.strip("/") not in moved}


def test_every_file_has_its_type_its_headers_and_its_time_to_live(server: Server, bundle: Bundle) -> None:
    (_, everywhere), (pattern, _) = rules_of(bundle.folder)
    assert pattern == "/assets/*"
    found = addresses(bundle)
    assert {path.suffix for path in found.values()} == set(TYPES)
    for address, path in found.items():
        answer = server.get(address)
        assert (answer.status, answer.body) == (200, path.read_bytes()), address
        headers = {name: answer.headers.get(name.lower()) for name in everywhere}
        assert headers == everywhere, address
        is_feed = path.name == "feed.xml"
        kind = "application/atom+xml; charset=utf-8" if is_feed else TYPES[path.suffix]
        assert answer.headers["content-type"] == kind, address
        lasting = FOR_EVER if address.startswith("/assets/") else "no-cache"
        assert answer.headers["cache-control"] == lasting, address


def test_the_headers_for_assets_are_those_that_the_bundle_asks_for(bundle: Bundle) -> None:
    assert dict(rules_of(bundle.folder))["/assets/*"] == {"Cache-Control": FOR_EVER}


@pytest.mark.parametrize(
    "address",
    [
        "/nothing", "/nothing/", "/articles/nothing/", "/assets/", "/assets/gone.css", "/404.html",
        "/_headers", "/_redirects", "/.tpm-site", "/%2etpm-site", "//.tpm-site", "/assets/../.tpm-site",
        "/.git/config", "/.well-known/nothing",
    ],
)  # fmt: skip
def test_what_is_not_for_readers_or_not_there_is_answered_with_the_404_page(
    server: Server, bundle: Bundle, address: str
) -> None:
    answer = server.get(address)
    assert answer.status == 404
    assert answer.body == (bundle.folder / "404.html").read_bytes()
    assert answer.headers["cache-control"] == "no-cache"
    assert "content-security-policy" in answer.headers


def test_an_address_without_its_slash_leads_to_the_one_with_it(server: Server, bundle: Bundle) -> None:
    for address in addresses(bundle):
        if address.endswith("/") and address != "/":
            answer = server.get(address.rstrip("/"))
            assert (answer.status, answer.headers["location"]) == (301, address)


def test_old_addresses_lead_to_the_new_ones(server: Server, bundle: Bundle) -> None:
    lines = [line.split() for line in bundle.read("_redirects").splitlines()]
    assert len(lines) > 3
    for old, new, status in lines:
        for address in (old, old.rstrip("/"), old.rstrip("/") + "/", f"{old}?from=mail"):
            answer = server.get(address)
            assert (str(answer.status), answer.headers["location"]) == (status, new), address
            assert "content-security-policy" in answer.headers


def test_text_is_compressed_and_pictures_are_not(server: Server, bundle: Bundle) -> None:
    for address, path in addresses(bundle).items():
        answer = server.get(address, Accept_Encoding="gzip")
        is_text = path.suffix in (".css", ".html", ".json", ".svg", ".txt", ".xml")
        is_packed = answer.headers.get("content-encoding") == "gzip"
        assert is_packed == (is_text and path.stat().st_size >= 500), address
        assert not is_packed or answer.headers["vary"] == "Accept-Encoding"
        assert (gzip.decompress(answer.body) if is_packed else answer.body) == path.read_bytes()


def test_what_a_browser_has_already_is_not_sent_again(server: Server) -> None:
    first = server.get("/")
    again = server.get("/", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("address", ["/", "/library/?page=2", "/nothing"])
def test_without_tls_a_reader_is_sent_to_the_address_with_it(server: Server, address: str) -> None:
    answer = server.get_plain(address)
    assert (answer.status, answer.headers["location"]) == (301, f"https://clinic.example{address}")


def test_nothing_can_be_sent_to_it_and_its_version_is_its_own_affair(server: Server) -> None:
    answer = server.get("/", method="POST")
    assert answer.status == 405
    assert answer.headers["server"] == "nginx"
    assert server.get("/", method="HEAD").body == b""
