"""`build` once more: what it keeps, what it says of it, and what it forgets when it is told to."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.cli import PROGRAM, Terminal, run_apart
from tests.support.sites import BASE, REPOSITORY, article, write_site
from tpm_site.base.digest import sha256
from tpm_site.model.codec import encode

SITE = BASE + article("stenosis") + article("sciatica")


@pytest.fixture
def tpm_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(write_site(tmp_path, SITE), monkeypatch, capsys)


def explained(tpm_site: Terminal, path: str, *options: str) -> list[str]:
    """What a build says of one file, behind what every build says."""
    out = tpm_site("build", "--explain", path, *options).out.splitlines()
    return out[2:]


def test_it_says_why_a_page_was_made_anew_or_kept(tpm_site: Terminal) -> None:
    page = "articles/stenosis/index.html"
    assert explained(tpm_site, page) == [
        f"{page} was rendered: the last build did not make it, or nothing is known of that build."
    ]
    tpm_site("build")  # Files written right before a build are looked at once more.
    assert explained(tpm_site, page) == [
        "No source and no output has moved since the last build, so nothing was done."
    ]
    write_site(tpm_site.root, article("sciatica", body="Other words."))
    assert explained(tpm_site, "/articles/stenosis/") == [
        f"{page} was kept: all that it is made from is as it was."
    ]
    write_site(tpm_site.root, article("stenosis", body="Other words."))
    assert explained(tpm_site, "build/articles/stenosis/") == [
        f"{page} was rendered, because this has moved:",
        "  its text, or where its links and pictures lead",
    ]
    (tpm_site.root / "build" / page).write_text("of somebody else", encoding="utf-8")
    assert explained(tpm_site, page) == [
        f"{page} was rendered: the file has been changed or deleted since the last build."
    ]


def test_it_knows_its_files_from_others(tpm_site: Terminal) -> None:
    assert explained(tpm_site, "articles/stenosi/") == [
        'articles/stenosi/index.html is no file of this site; did you mean "articles/stenosis/index.html"?'
    ]
    assert explained(tpm_site, "_headers", "--drafts") == [
        "_headers is no page: it is copied where its own bytes have changed."
    ]


def test_it_says_how_long_the_stages_took(tpm_site: Terminal) -> None:
    lines = tpm_site("build", "--profile").out.splitlines()[2:]
    assert re.fullmatch(r"Stages, \d+ ms together:", lines[0])
    stages = [line.split(" ms  ")[1] for line in lines[1:7]]
    assert stages == ["scan", "parse", "resolve", "check", "plan", "render and write"]
    assert lines[7].startswith("The slowest pages")


def test_it_forgets_when_told_to(tpm_site: Terminal) -> None:
    tpm_site("build")
    lines = explained(tpm_site, "index.html", "--clean")
    assert lines == [
        "index.html was rendered: the last build did not make it, or nothing is known of that build."
    ]


def test_where_nothing_has_moved_the_pipeline_is_not_even_imported(tpm_site: Terminal) -> None:
    for _ in range(2):
        run_apart(tpm_site.root, "build")
    code = f"import sys\nsys.argv[1:] = ['build']\ntry:\n    {PROGRAM}\nfinally:\n    print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tpm_site.root,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY / "src")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    imported = {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}
    assert "tpm_site" in imported
    assert not imported & {"jinja2", "markdown_it", "pydantic_core", "yaml", "PIL", "babel"}


def test_a_warning_is_shown_again_where_nothing_has_moved(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, article("sciatica", "updated: 2199-01-01"))
    first, second = tpm_site("build"), tpm_site("build")
    assert "warning F111" in first.err
    assert second.err == first.err


def test_two_builds_at_once_do_not_mix(tpm_site: Terminal) -> None:
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "src")}
    command = [sys.executable, "-c", PROGRAM, "build", "--base-url"]
    addresses = [f"https://{name}.example" for name in ("one", "two", "three")]
    builds = [
        subprocess.Popen(
            [*command, url],
            cwd=tpm_site.root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for url in addresses
    ]
    assert [build.wait() for build in builds] == [0, 0, 0]
    for build in builds:
        build.communicate()
    pages = {path.read_text(encoding="utf-8") for path in (tpm_site.root / "build").rglob("*.html")}
    assert len({url for url in addresses for page in pages if url in page}) == 1


def test_a_project_brought_to_another_machine_is_not_made_anew(tpm_site: Terminal, tmp_path: Path) -> None:
    tpm_site("build")
    copy = tmp_path / "elsewhere"
    shutil.copytree(
        tpm_site.root, copy, ignore=shutil.ignore_patterns("elsewhere"), copy_function=shutil.copy
    )
    tpm_site.root = copy
    assert explained(tpm_site, "/articles/stenosis/") == [
        "articles/stenosis/index.html was kept: all that it is made from is as it was."
    ]


def test_what_another_kind_of_build_has_added_does_not_stay(tpm_site: Terminal) -> None:
    for _ in range(2):
        tpm_site("build")
    secret = tpm_site.root / "static/secret.txt"
    write_site(tpm_site.root, "-- static/secret.txt --\nNot for everybody.\n")
    tpm_site("build", "--drafts")
    assert (tpm_site.root / "build/secret.txt").exists()
    secret.unlink()
    secret.parent.rmdir()
    tpm_site("build")
    assert not (tpm_site.root / "build/secret.txt").exists()
    assert "secret" not in (tpm_site.root / "build/manifest.json").read_text(encoding="utf-8")


def test_a_manifest_that_is_gone_is_written_again(tpm_site: Terminal) -> None:
    for _ in range(2):
        tpm_site("build")
    manifest = tpm_site.root / "build/manifest.json"
    before = manifest.read_bytes()
    manifest.unlink()
    tpm_site("build")
    assert manifest.read_bytes() == before


def test_a_folder_of_the_bundle_that_was_linked_elsewhere_is_refused(tpm_site: Terminal) -> None:
    for _ in range(2):
        tpm_site("build")
    articles = tpm_site.root / "build/articles"
    articles.rename(tpm_site.root / "elsewhere")
    articles.symlink_to(tpm_site.root / "elsewhere")
    run = tpm_site("build")
    assert run.code == 2
    assert "is a link that leads out of the output folder" in run.err


def test_a_slip_in_the_settings_does_not_cost_what_was_parsed(
    tpm_site: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tpm_site.root / "content/site.yaml"
    sound = settings.read_bytes()
    tpm_site("build")
    settings.write_bytes(b"name Example")
    assert tpm_site("build").code == 1
    settings.write_bytes(sound)

    def parsed(*_: object) -> None:
        raise AssertionError("a file was parsed once more")

    monkeypatch.setattr("tpm_site.documents.parse.parse_document", parsed)
    assert tpm_site("build").code == 0


def tampered(root: Path, key: str, change: Callable[[bytes], bytes]) -> int:
    """Changes the rows whose key holds a word, each with its right digest; says how many there are."""
    with closing(sqlite3.connect(root / ".tpm-cache/cache.sqlite")) as connection, connection:
        rows = connection.execute("select key, value from blobs where key like ?", (f"%{key}%",)).fetchall()
        for name, value in rows:
            changed = change(value[64:])
            row = sha256(changed).encode() + changed
            connection.execute("update blobs set value = ? where key = ?", (row, name))
    return len(rows)


def other_article(data: bytes) -> bytes:
    return data.replace(b"stenosis", b"sciatica")


def led_away(data: bytes) -> bytes:
    return data.replace(b"articles/stenosis/index.html", b"../../../../../../etc/passwd")


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("document:", lambda data: b"\xc1"),
        ("document:", other_article),
        ("%", lambda data: b"\x00"),
        ("bundle:", led_away),
        ("bundle:", lambda data: encode({"../../x": None})),
        ("run:", lambda data: data[:-10]),
        ("digests", lambda data: b""),
    ],
    ids=range(7),
)
def test_a_cache_that_somebody_wrote_does_no_more_than_cost_time(
    tpm_site: Terminal, key: str, change: Callable[[bytes], bytes]
) -> None:
    tpm_site("build")
    assert tampered(tpm_site.root, key, change)
    write_site(tpm_site.root, article("one-more"))
    first, second = tpm_site("build"), tpm_site("build")
    assert (first.code, second.code, first.err) == (0, 0, "")
    made = {path: path.read_bytes() for path in (tpm_site.root / "build").rglob("*") if path.is_file()}
    tpm_site("build", "--clean")
    assert made == {path: path.read_bytes() for path in made}
