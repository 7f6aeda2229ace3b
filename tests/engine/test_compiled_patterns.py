"""Regular expressions are compiled once; what was kept is taken only where it is right."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import source_hash
from pathlib import Path
from typing import Any

import pytest

from tests.support.sites import BASE, REPOSITORY, write_site
from tpm_site.engine import compiled_patterns
from tpm_site.engine.compiled_patterns import keep_patterns, use_kept_patterns
from tpm_site.model.codec import decode, encode

PATTERN = r"(?P<word>[a-zé]+)-(\d{2,})|^\s*$"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where they are kept in this test; what `re` knows is as before when it ends."""
    path = tmp_path / "not yet there" / "kept.patterns"
    known = vars(re)["_cache"]
    before = dict(known)
    monkeypatch.setattr(compiled_patterns, "patterns_file", lambda: path)
    re.purge()
    re.compile(PATTERN, re.IGNORECASE)
    re.split(r",\s+", "a, b")  # Whose flags are of another type from Python 3.13 on.
    re.compile(PATTERN.encode())
    re.compile("\ud800")
    assert keep_patterns() >= 2
    re.purge()
    yield path
    known.update(before)


class CompiledAnewError(Exception):
    """Of a pattern that was not at hand."""


def compiles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise CompiledAnewError

    monkeypatch.setattr(import_module("re._compiler"), "compile", refuse)


@pytest.mark.usefixtures("kept")
def test_what_was_kept_need_not_be_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = re.compile(PATTERN, re.IGNORECASE)
    re.purge()
    use_kept_patterns()
    compiles_nothing(monkeypatch)
    restored = re.compile(PATTERN, re.IGNORECASE)
    assert restored == fresh
    assert restored.groupindex == fresh.groupindex
    found = restored.search("Day-12")
    assert found
    assert found.groupdict() == {"word": "Day"}


@pytest.mark.parametrize("cut", [0, 7, 40, -1])
def test_a_damaged_file_is_no_fault(kept: Path, cut: int, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.write_bytes(kept.read_bytes()[:cut])
    use_kept_patterns()
    compiles_nothing(monkeypatch)
    with pytest.raises(CompiledAnewError):
        re.compile(PATTERN.encode())


@pytest.mark.parametrize(
    "damage",
    [
        {"codes": b"\xff" * 40},
        {"codes": b"abc"},
        {"codes": b""},
        {"groups": -5},
        {"groups": 2**40},
        {"all_flags": -1},
        {"all_flags": 2**62},
        {"names": ()},
    ],
)
def test_a_sound_file_of_foreign_patterns_is_no_fault(kept: Path, damage: dict[str, Any]) -> None:
    version, patterns = decode(kept.read_bytes()[8:], compiled_patterns._Kept)
    damaged = tuple(pattern._replace(**damage) for pattern in patterns)
    foreign = encode(compiled_patterns._Kept(version, damaged))
    kept.write_bytes(source_hash(foreign) + foreign)
    use_kept_patterns()
    assert re.compile(PATTERN, re.IGNORECASE).search("Day-12")


def test_nothing_is_left_beside_what_is_kept(kept: Path) -> None:
    assert [path.name for path in kept.parent.iterdir()] == ["kept.patterns"]


def test_another_python_compiles_for_itself(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.version", "4.0")
    use_kept_patterns()
    assert kept.exists()
    compiles_nothing(monkeypatch)
    with pytest.raises(CompiledAnewError):
        re.compile(PATTERN)


def test_where_nothing_was_kept_nothing_happens(kept: Path) -> None:
    kept.unlink()
    use_kept_patterns()
    assert re.compile(PATTERN).search("day-12")


KEEPING = """
import sys
from pathlib import Path
from tools import compiled
from tpm_site.engine import compiled_patterns
compiled.patterns_file = compiled_patterns.patterns_file = lambda: Path(sys.argv[1])
compiled.keep_patterns_of(Path(sys.argv[2]))
"""


def test_what_no_module_asks_for_any_more_is_not_kept_for_ever(kept: Path, tmp_path: Path) -> None:
    """In a process of its own, which has compiled nothing yet."""
    site = write_site(tmp_path / "site", BASE)
    subprocess.run([sys.executable, "-c", KEEPING, kept, site], cwd=REPOSITORY, check=True)
    patterns = decode(kept.read_bytes()[8:], compiled_patterns._Kept).patterns
    assert len(patterns) > 100
    assert PATTERN not in {pattern.text for pattern in patterns}
