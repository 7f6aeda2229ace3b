"""The server answers with the built site and nothing else, to nobody else, and as production would."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.preview.conftest import SITE
from tests.support.previews import RunningPreview, previewing
from tests.support.sites import build, write_site

PLACE = "/articles/stenosis/"
ALIASES = SITE.replace("title: Stenosis", "title: Stenosis\naliases: [/old/stenosis/]")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPreview]:
    """One preview for all questions here: none of them changes anything."""
    root = write_site(tmp_path_factory.mktemp("serving"), ALIASES)
    (root / "secret.txt").write_text("secret", encoding="utf-8")
    (root / "static").mkdir()
    (root / "static/intake form.txt").write_text("Your name:", encoding="utf-8")
    with previewing(root) as running:
        yield running


@pytest.fixture(scope="module")
def production(preview: RunningPreview, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("production") / "build"
    build(preview.root, out, drafts=True)
    return out


def directives(policy: str) -> dict[str, list[str]]:
    parts = (part.split() for part in policy.split(";"))
    return {words[0]: words[1:] for words in parts if words}


def without_ours(preview: RunningPreview, page: str) -> str:
    """A page without what the preview puts in: its script, and the widened policy."""
    before, _, after = page.partition("<script data-version=")
    page = before + after.partition("</script>")[2]
    events = f"{preview.origin}/_preview/events"
    widened = rf"; script-src-elem &#x27;sha256-[\w+/=]+&#x27;| {re.escape(events)}"
    return re.sub(widened, "", page).replace("&#x27;", "&#39;")


def test_every_file_is_that_of_production(preview: RunningPreview, production: Path) -> None:
    for file in (file for file in production.rglob("*") if file.is_file()):
        path = file.relative_to(production).as_posix()
        if path in ("_headers", "_redirects", "manifest.json", ".tpm-site", "old/stenosis/index.html"):
            continue
        reply = preview.ask(f"/{path}".replace(" ", "%20").removesuffix("index.html"))
        assert reply.status == 200, path
        served = without_ours(preview, reply.text).encode() if path.endswith(".html") else reply.data
        assert served == file.read_bytes()


def test_headers_are_those_of_production(preview: RunningPreview, production: Path) -> None:
    lines = (production / "_headers").read_text(encoding="utf-8").splitlines()
    wanted = dict(line.strip().split(": ", 1) for line in lines[1:9])
    reply = preview.ask(PLACE)
    assert {name: reply.headers[name] for name in wanted if name != "Content-Security-Policy"} == {
        name: value for name, value in wanted.items() if name != "Content-Security-Policy"
    }
    ours, theirs = (directives(h["Content-Security-Policy"]) for h in (reply.headers, wanted))
    script = reply.text.partition("<script data-version=")[2].partition("</script>")[0].partition(">")[2]
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert ours.pop("script-src-elem") == [f"'sha256-{digest}'"]
    assert ours.pop("connect-src") == [*theirs.pop("connect-src"), f"{preview.origin}/_preview/events"]
    assert theirs.pop("upgrade-insecure-requests") == []
    assert ours == theirs


def test_pages_are_never_kept_and_assets_for_ever(preview: RunningPreview) -> None:
    page = preview.ask(PLACE)
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    style = page.text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    reply = preview.ask(style)
    assert "immutable" in reply.headers["Cache-Control"]
    assert reply.headers["Content-Type"] == "text/css; charset=utf-8"
    assert preview.ask("/assets/nothing.css").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/secret.txt",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/articles/../../secret.txt",
        "//etc/passwd",
        "/content/site.yaml",
        "/static/intake%20form.txt",
        "/_headers",
        "/_redirects",
        "/_preview/",
        "/_preview/follow.js",
        "/%00",
        "/%ff",
    ],
)
def test_nothing_but_the_site_is_served(preview: RunningPreview, path: str) -> None:
    reply = preview.ask(path)
    assert reply.status == 404
    assert "find that page" in reply.text
    assert "secret" not in reply.text.replace("/secret.txt", "")


def test_addresses_lead_where_they_lead_in_production(preview: RunningPreview) -> None:
    def leads(path: str) -> tuple[int, str]:
        reply = preview.ask(path)
        return reply.status, reply.headers["Location"] or ""

    assert leads("/articles/stenosis") == (301, PLACE)
    assert leads("/old/stenosis/") == (301, PLACE)
    assert leads("/old/stenosis") == (301, PLACE)
    assert leads("/intake%20form.txt") == (200, "")
    assert leads("/intake%20form.txt/") == (404, "")
    assert preview.ask("/old/stenosis").headers["Cache-Control"] == "no-store"


def test_a_site_below_a_path(preview_of: Callable[[str], RunningPreview]) -> None:
    preview = preview_of(SITE.replace("https://clinic.example", "https://clinic.example/library-of-texts"))
    assert preview.started.address.endswith("/library-of-texts/")
    assert "Paragraph 1" in preview.ask(f"/library-of-texts{PLACE}").text
    assert preview.ask(PLACE).status == 404
    assert preview.ask("/").headers["Location"] == "/library-of-texts/"
    assert preview.ask(f"/library-of-texts{PLACE}"[:-1]).headers["Location"] == f"/library-of-texts{PLACE}"


def test_questions_only(preview: RunningPreview) -> None:
    head = preview.ask(PLACE, "HEAD")
    assert (head.status, head.data) == (200, b"")
    assert head.headers["Content-Length"] == preview.ask(PLACE).headers["Content-Length"]
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
        reply = preview.ask(PLACE, method)
        assert (reply.status, reply.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "localhost", "127.0.0.1:1", "10.0.0.1:{port}"]
)
@pytest.mark.parametrize("path", [PLACE, "/_preview/events?at=/"])
def test_other_names_are_refused(preview: RunningPreview, host: str, path: str) -> None:
    reply = preview.ask(path, Host=host.format(port=preview.started.port))
    assert (reply.status, reply.text[:4]) == (403, "403:")


@pytest.mark.parametrize("host", ["localhost:{port}", "LOCALHOST:{port}", "127.0.0.1:{port}", "[::1]:{port}"])
def test_our_own_names_are_answered(preview: RunningPreview, host: str) -> None:
    name = host.format(port=preview.started.port)
    reply = preview.ask(PLACE, Host=name)
    assert reply.status == 200
    assert f'data-events="http://{name}/_preview/events"' in reply.text


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site"}],
)
def test_pages_of_others_are_told_nothing(preview: RunningPreview, headers: dict[str, str]) -> None:
    assert preview.ask("/_preview/events?at=/&version=x", **headers).status == 403
