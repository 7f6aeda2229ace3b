"""A bundle is written so that each file is whole or absent, and what others made is left alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sites import BASE, article, build, messages, write_site
from tpm_site.bundle.staging import RefusedFolderError, stage, staging_in
from tpm_site.bundle.writing import publish

OLD = BASE + article("edited", "aliases: [/a.html]", body="Before.") + article("goes", "aliases: [/b/c/]")
NEW = BASE + article("edited", "aliases: [/a.html/x/]", body="After.") + article("comes", "aliases: [/b]")
Files = dict[str, bytes]


def files(folder: Path) -> Files:
    return {
        f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()
    }


def made(root: Path, text: str) -> Path:
    """A project folder with its bundle in build/."""
    assert messages(build(write_site(root, text), root / "build")) == []
    return root


def edited(root: Path, text: str = NEW) -> None:
    """Replaces the articles of a project."""
    for file in (root / "content/articles").iterdir():
        file.unlink()
    write_site(root, text)


def test_a_folder_that_others_filled_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", OLD)
    out = tmp_path / "photos"
    out.mkdir()
    (out / "holiday.jpg").write_bytes(b"mine")
    with pytest.raises(RefusedFolderError, match="not empty and was not made by tpm-site"):
        build(root, out)
    assert files(out) == {"holiday.jpg": b"mine"}


@pytest.mark.parametrize(
    "name", [".", "content", "content/build", "content/articles/x", "static/x", "templates", ".."]
)
def test_a_folder_that_holds_the_project_or_a_source_of_it_is_refused(tmp_path: Path, name: str) -> None:
    root = write_site(tmp_path / "site", OLD)
    before = files(root)
    with pytest.raises(RefusedFolderError):
        build(root, root / name)
    assert files(root) == before


def test_a_folder_below_content_is_refused_where_content_is_a_link(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", OLD)
    (root / "content").rename(tmp_path / "texts")
    (root / "content").symlink_to(tmp_path / "texts")
    with pytest.raises(RefusedFolderError):
        build(root, tmp_path / "texts" / "build")
    assert not (tmp_path / "texts" / "build").exists()


def test_a_file_and_a_link_that_leads_nowhere_are_refused(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", OLD)
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "link"):
        with pytest.raises(RefusedFolderError):
            build(root, tmp_path / name)
    assert (tmp_path / "file").read_bytes() == b"mine"
    assert not (tmp_path / "nowhere").exists()


def test_an_empty_folder_a_new_one_and_a_link_to_an_empty_one_are_fine(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", OLD)
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "other")
    for name in ("empty", "new/deep", "link"):
        assert messages(build(root, tmp_path / name)) == []
        assert (tmp_path / name / "manifest.json").is_file()


def test_what_the_last_build_made_and_this_one_does_not_is_deleted_with_its_folder(tmp_path: Path) -> None:
    root = made(tmp_path / "site", OLD)
    edited(root)
    build(root, root / "build")
    assert not (root / "build/articles/goes").exists()
    build(root, tmp_path / "clean")
    assert files(root / "build") == files(tmp_path / "clean")


def test_what_others_put_into_the_folder_stays(tmp_path: Path) -> None:
    root = made(tmp_path / "site", OLD)
    for name in ("CNAME", "articles/goes/mine.txt", "notes/x.md"):
        file = root / "build" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"mine")
    edited(root)
    build(root, root / "build")
    found = files(root / "build")
    assert [found[name] for name in ("CNAME", "articles/goes/mine.txt", "notes/x.md")] == [b"mine"] * 3
    assert "articles/goes/index.html" not in found


def test_a_file_that_somebody_deleted_or_changed_is_made_again(tmp_path: Path) -> None:
    root = made(tmp_path, OLD)
    before = files(root / "build")
    (root / "build/index.html").unlink()
    (root / "build/feed.xml").write_bytes(b"changed")
    build(root, root / "build")
    assert files(root / "build") == before


@pytest.mark.parametrize("manifest", [b"", b"{", b"[]", b'"x"', b"null", b'{"a": 1}', b"\xff\xfe", b"[[1]]"])
def test_a_damaged_manifest_deletes_nothing(tmp_path: Path, manifest: bytes) -> None:
    root = made(tmp_path, OLD)
    (root / "build/manifest.json").write_bytes(manifest)
    edited(root, BASE + article("comes"))
    assert messages(build(root, root / "build")) == []
    assert (root / "build/articles/goes/index.html").is_file()
    assert "articles/comes/index.html" in json.loads((root / "build/manifest.json").read_bytes())


def test_a_manifest_that_names_files_elsewhere_deletes_none_of_them(tmp_path: Path) -> None:
    root = made(tmp_path / "site", OLD)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.txt").write_bytes(b"mine")
    (root / "build/way-out").symlink_to(outside)
    names = [
        "../../outside/mine.txt",
        str(outside / "mine.txt"),
        "way-out/mine.txt",
        "..",
        ".",
        "",
        "articles",
    ]
    names += ["a/../../../outside/mine.txt", "./../../outside/mine.txt", "..\\..\\outside\\mine.txt"]
    (root / "build/manifest.json").write_text(json.dumps({name: {} for name in names}), encoding="utf-8")
    source = files(root / "content")
    assert messages(build(root, root / "build")) == []
    assert files(outside) == {"mine.txt": b"mine"}
    assert files(root / "content") == source


def test_a_link_in_the_folder_that_leads_out_is_not_written_through(tmp_path: Path) -> None:
    root = made(tmp_path / "site", OLD)
    before = files(root / "build")
    outside = tmp_path / "outside"
    (root / "build/articles").rename(outside)
    (root / "build/articles").symlink_to(outside)
    edited(root)
    with pytest.raises(RefusedFolderError, match="leads out of the output folder"):
        build(root, root / "build")
    assert {f"articles/{name}": data for name, data in files(outside).items()}.items() <= before.items()
    assert not (outside / "comes").exists()
    assert files(root / "build").items() <= before.items()


@pytest.mark.parametrize("name", ["articles/comes", "index.html", "manifest.json"])
def test_a_folder_or_file_of_others_in_the_way_is_refused_before_anything_changes(
    tmp_path: Path, name: str
) -> None:
    root = made(tmp_path / "site", OLD)
    if name != "articles/comes":
        (root / "build" / name).unlink()
        write_site(root / "build", f"-- {name}/mine.txt --\nmine\n")
    else:
        (root / "build/articles/comes").write_bytes(b"mine")
    before = files(root / "build")
    edited(root)
    with pytest.raises((RefusedFolderError, OSError)):
        build(root, root / "build")
    assert files(root / "build") == before


@pytest.mark.parametrize("journal", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"../../mine.txt": {}}'])
def test_a_damaged_journal_deletes_nothing_and_goes(tmp_path: Path, journal: bytes) -> None:
    root = made(tmp_path / "site", OLD)
    (tmp_path / "mine.txt").write_bytes(b"mine")
    before = files(root / "build")
    (root / "build/.tpm-site-pending").write_bytes(journal)
    build(root, root / "build")
    assert files(root / "build") == before
    assert (tmp_path / "mine.txt").read_bytes() == b"mine"


def test_no_page_may_stand_where_the_journal_does(tmp_path: Path) -> None:
    write_site(tmp_path, BASE + article("stenosis", "aliases: [/.tpm-site-pending]"))
    (line,) = messages(build(tmp_path, tmp_path / "build"))
    assert "F202 two things would be published as .tpm-site-pending" in line


# Their SHA-256 begin with the same forty bits.
TWINS = ("articles/page-1767463/index.html", "articles/page-2269091/index.html")


def test_no_page_gets_the_bytes_of_another(tmp_path: Path) -> None:
    with staging_in(tmp_path / "out") as staging:
        publish(tmp_path / "out", staging, [stage(staging, path, path.encode()) for path in TWINS])
    assert [(tmp_path / "out" / path).read_text() for path in TWINS] == list(TWINS)


FAULTS = {
    "front matter": "-- content/articles/broken.md --\n---\ntitle: Broken\n---\n",
    "link": article("broken", body="[gone](gone.md)"),
    "clash": article("broken", "aliases: [/404.html]"),
    "template": "-- templates/article.html --\n{{ page.nothing }}\n",
    "template syntax": "-- templates/components/card.html --\n{% if %}\n",
    "settings": "-- content/site.yaml --\nname: x\n",
    "picture": article("broken", body="![alt](a.png)") + "-- content/articles/a.png --\nno picture\n",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_an_error_leaves_the_last_bundle_byte_for_byte(tmp_path: Path, fault: str) -> None:
    root = made(tmp_path, OLD)
    before = {
        path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted((root / "build").rglob("*"))
    }
    edited(root, NEW + FAULTS[fault])
    report = build(root, root / "build")
    assert report.errors > 0
    after = {
        path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted((root / "build").rglob("*"))
    }
    assert after == before


@pytest.mark.parametrize("fault", FAULTS)
def test_an_error_makes_no_folder(tmp_path: Path, fault: str) -> None:
    write_site(tmp_path, OLD + FAULTS[fault])
    assert build(tmp_path, tmp_path / "build").errors > 0
    assert not (tmp_path / "build").exists()


SMALL_DISK = """
import resource, sys
from tpm_site.cli.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
main()
"""


def test_a_disk_that_is_full_ends_the_build_and_leaves_the_last_bundle(tmp_path: Path) -> None:
    root = made(tmp_path, OLD)
    before = files(root / "build")
    largest = max(len(data) for data in before.values())
    edited(root, NEW.replace("After.", "After. " * largest))
    arguments = [str(largest), "build", "--root", str(root), "--date", "2026-11-23"]
    command = [sys.executable, "-c", SMALL_DISK, *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
    assert "File too large" in done.stderr
    assert files(root / "build") == before


def test_a_folder_that_cannot_be_made_ends_the_build(tmp_path: Path) -> None:
    root = write_site(tmp_path, OLD)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="Not a directory"):
        build(root, tmp_path / "file" / "build")


def test_files_may_be_read_by_a_web_server(tmp_path: Path) -> None:
    root = write_site(tmp_path, OLD)
    mask = os.umask(0o022)
    try:
        build(root, root / "build")
    finally:
        os.umask(mask)
    for path in (root / "build").rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path
