"""The theme's templates are compiled once, and what was kept is taken only where it is right."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FunctionLoader

from tests.support.sites import REPOSITORY
from tpm_site.render.compiled import CompiledTheme

OF_THE_THEME = str(REPOSITORY / "templates" / "some.html")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Python would keep code."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


def shown(text: str, location: str = OF_THE_THEME) -> str:
    """What a template of this text gives, by an environment of its own."""
    loader = FunctionLoader(lambda _: (text, location, None))
    environment = Environment(loader=loader, bytecode_cache=CompiledTheme(), autoescape=True)
    return environment.get_template("parts/some.html").render(word="<b>")


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_template_is_compiled_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown("A {{ word }}") == "A &lt;b&gt;"
    assert [file.name.partition(".html")[0] for file in files_in(kept)] == ["parts-some"]
    monkeypatch.setattr(Environment, "compile", None)  # To be called would be an error.
    assert shown("A {{ word }}") == "A &lt;b&gt;"


def test_another_text_is_compiled_anew_and_takes_its_place(kept: Path) -> None:
    shown("A {{ word }}")
    assert shown("B {{ word }}") == "B &lt;b&gt;"
    assert len(files_in(kept)) == 1


@pytest.mark.parametrize("cut", [0, 1, 40, 64, 100])
def test_a_damaged_file_is_compiled_anew(kept: Path, cut: int) -> None:
    shown("A {{ word }}")
    (file,) = files_in(kept)
    sound = file.read_bytes()
    for damaged in (sound[:cut], sound[:cut] + b"x" + sound[cut + 1 :]):
        file.write_bytes(damaged)
        assert shown("A {{ word }}") == "A &lt;b&gt;"
        assert file.read_bytes() != damaged


def test_what_a_project_has_of_its_own_is_not_kept(kept: Path, tmp_path: Path) -> None:
    assert shown("A {{ word }}", str(tmp_path / "templates" / "some.html")) == "A &lt;b&gt;"
    assert not files_in(kept)


def test_nothing_is_kept_where_python_keeps_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert shown("A {{ word }}") == "A &lt;b&gt;"
    assert not files_in(kept)


def test_a_folder_that_cannot_be_made_costs_no_more_than_time(kept: Path) -> None:
    kept.write_text("a file stands here", encoding="utf-8")
    assert shown("A {{ word }}") == "A &lt;b&gt;"
