"""A session comes to what a clean build gives, whatever is edited, however it is told of it."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.edits import EDITS, Edit
from tests.support.sites import BASE, REPOSITORY, TODAY, article, build, write_every_feature, write_site
from tpm_site.base.diagnostic import Finding
from tpm_site.bundle.lists import MANIFEST, MARKER
from tpm_site.engine.request import Request
from tpm_site.engine.session import Session
from tpm_site.engine.snapshot import Snapshot
from tpm_site.engine.stats import source_stats


class Clean(NamedTuple):
    """What a clean build makes of a project; with errors it makes no files."""

    findings: tuple[Finding, ...]
    files: dict[str, bytes]


def session_of(root: Path) -> Session:
    return Session(Request(root=root, theme=REPOSITORY, today=TODAY, drafts=True, jobs=1))


def files_of(found: Snapshot) -> dict[str, object]:
    return {path: found.read(path) for path in found.files}


def built(root: Path) -> Clean:
    with tempfile.TemporaryDirectory() as folder:
        clean = Path(folder, "clean")
        shutil.copytree(root, clean, ignore=shutil.ignore_patterns(".tpm-cache", "build"))
        report = build(clean, clean / "build", drafts=True)
        files = (path for path in (clean / "build").rglob("*") if path.is_file() and not report.errors)
        found = {path.relative_to(clean / "build").as_posix(): path.read_bytes() for path in files}
        ours = {path: data for path, data in found.items() if path not in (MANIFEST, MARKER)}
        return Clean(report.findings, ours)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_every_feature(tmp_path_factory.mktemp("start"))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    edits=st.lists(
        st.tuples(st.sampled_from(EDITS), st.integers(0, 10_000), st.booleans()), min_size=1, max_size=6
    )
)
def test_any_sequence_of_edits(start: Path, edits: list[tuple[Edit, int, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "root")
        shutil.copytree(start, root)
        session = session_of(root)
        session.look(None)
        for edit, number, is_told in edits:
            before = source_stats(root, REPOSITORY)
            edit(root, number)
            after = source_stats(root, REPOSITORY)
            moved = {path for path in {**before, **after} if before.get(path) != after.get(path)}
            found = session.look(moved if is_told else None)
            clean = built(root)
            assert found.findings == clean.findings
            assert files_of(found) == clean.files


def test_pages_of_other_words_have_other_keys(tmp_path: Path) -> None:
    root = write_site(tmp_path, BASE + article("stenosis") + article("sciatica"))
    session = session_of(root)
    before = dict(session.look(None).files)
    write_site(root, article("stenosis", body="Other words."))
    after = dict(session.look({"content/articles/stenosis.md"}).files)
    assert {path for path in after if after[path] != before[path]} == {"articles/stenosis/index.html"}


def test_a_card_follows_its_title(tmp_path: Path) -> None:
    """A title may be in letters that no card can show; then there is none, until it is in others again."""
    root = write_site(tmp_path, BASE.replace("name:", "social_cards: true\nname:") + article("stenosis"))
    session = session_of(root)
    session.look(None)
    cards = []
    for title in ("Stenosis", "A narrow canal", "狭窄症", "Another canal"):
        write_site(root, article("stenosis").replace("title: Stenosis", f"title: {title}"))
        found = files_of(session.look({"content/articles/stenosis.md"}))
        assert found == built(root).files
        cards.append(found.get("articles/stenosis/card.png"))
    assert cards[2] is None
    assert len(set(cards)) == len(cards)


def test_nothing_is_found_twice(tmp_path: Path) -> None:
    """A look at everything, where nothing has moved, is the last one."""
    root = write_site(tmp_path, BASE + article("stenosis"))
    time.sleep(0.05)  # What was written right before a look is looked at once more.
    session = session_of(root)
    session.look(None)
    write_site(root, article("stenosis", body="Other words."))
    told = session.look({"content/articles/stenosis.md"})
    assert session.look(None) is told


def test_errors_leave_no_pages_and_end_with_their_cause(tmp_path: Path) -> None:
    root = write_site(tmp_path, BASE + article("stenosis"))
    session = session_of(root)
    good = files_of(session.look(None))
    for fault in ("sumary: Backs.", "summary: [", "category: knees"):
        write_site(root, article("stenosis", fault))
        found = session.look({"content/articles/stenosis.md"})
        assert (found.errors > 0, dict(found.files)) == (True, {})
        write_site(root, article("stenosis"))
        assert files_of(session.look({"content/articles/stenosis.md"})) == good


def test_settings_that_are_broken_and_mended(tmp_path: Path) -> None:
    root = write_site(tmp_path, BASE + article("stenosis"))
    session = session_of(root)
    good = files_of(session.look(None))
    (root / "content/site.yaml").write_text("name: [", encoding="utf-8")
    assert session.look({"content/site.yaml"}).errors
    write_site(root, article("stenosis", body="Meanwhile."))
    assert session.look({"content/articles/stenosis.md"}).errors
    write_site(root, BASE)
    assert files_of(session.look({"content/site.yaml"})) == good | {
        "articles/stenosis/index.html": built(root).files["articles/stenosis/index.html"]
    }


def test_a_cache_that_is_deleted_meanwhile_is_not_missed(tmp_path: Path) -> None:
    root = write_site(tmp_path, BASE + article("stenosis") + article("sciatica"))
    session = session_of(root)
    session.look(None)
    shutil.rmtree(root / ".tpm-cache")
    write_site(root, article("stenosis", body="Other words."))
    assert files_of(session.look(None)) == built(root).files


@pytest.mark.parametrize("told", [{"content/articles/a.md"}, None])
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path, told: set[str] | None) -> None:
    root = write_site(tmp_path, BASE + article("a"))
    build(root, root / "build")
    session, file = session_of(root), root / "content/articles/a.md"
    text = file.read_text(encoding="utf-8")
    assert not session.look(None).errors
    file.unlink()
    os.mkfifo(file)
    assert session.look(told).errors
    assert build(root, root / "build").errors
    file.unlink()
    file.write_text(text, encoding="utf-8")
    assert not session.look(told).errors
