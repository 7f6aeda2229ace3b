"""Any sequence of edits, built one by one, comes to what a clean build of the end gives, byte for byte."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.edits import EDITS, Edit
from tests.support.sites import TODAY, build, messages, write_every_feature


def files_of(bundle: Path) -> dict[str, bytes]:
    found = (path for path in bundle.rglob("*") if path.is_file())
    return {path.relative_to(bundle).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every feature, built once."""
    root = write_every_feature(tmp_path_factory.mktemp("start"))
    assert messages(build(root, root / "build")) == []
    return root


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    edits=st.lists(
        st.tuples(st.sampled_from(EDITS), st.integers(0, 10_000), st.integers(0, 400), st.booleans()),
        min_size=1,
        max_size=6,
    )
)
def test_any_sequence_of_edits_comes_to_what_a_clean_build_gives(
    start: Path, edits: list[tuple[Edit, int, int, bool]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, clean = Path(folder, "root"), Path(folder, "clean")
        shutil.copytree(start, root)
        for edit, number, days, drafts in edits:
            edit(root, number)
            today = TODAY + timedelta(days=days) if days > 300 else TODAY
            left = files_of(root / "build")
            report = build(root, root / "build", today=today, drafts=drafts)
            shutil.rmtree(clean, ignore_errors=True)
            shutil.copytree(root, clean, ignore=shutil.ignore_patterns(".tpm-cache", "build"))
            expected = build(clean, clean / "build", today=today, drafts=drafts)
            assert report.findings == expected.findings
            if expected.errors:
                assert files_of(root / "build") == left
                continue
            assert files_of(root / "build") == files_of(clean / "build")
