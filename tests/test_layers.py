"""The house stands as docs/architecture.md draws it: imports go down, files and functions stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.sites import REPOSITORY

PACKAGE = REPOSITORY / "src" / "tpm_site"
ROWS = {
    "base": 0,
    "model": 1,
    "sources": 2,
    "evidence": 3,
    "markdown": 3,
    "schemas": 3,
    "documents": 4,
    "site": 5,
    "rules": 6,
    "render": 6,
    "pages": 7,
    "bundle": 8,
    "engine": 9,
    "preview": 10,
    "publish": 10,
    "cli": 11,
}
"""A package imports from rows above it in the table of the design: from lower numbers only."""
FACES = {"preview", "publish"}
BELOW_FACES = {"base", "model", "engine"}
"""What the faces that hold a built site may know of the house below them."""
HOMES = {
    "yaml": {"sources"},
    "pydantic_core": {"sources"},
    "markdown_it": {"markdown"},
    "mdit_py_plugins": {"markdown"},
    "pygments": {"markdown"},
    "jinja2": {"render", "engine"},
    "PIL": {"bundle"},
    "babel": {"pages"},
    "httpx": {"evidence"},
    "msgspec": {"model"},
    "citeproc": {"evidence"},
    "sqlite3": {"engine"},
    "click": {"cli"},
    "rich": {"cli"},
    "starlette": {"preview"},
    "uvicorn": {"preview"},
    "watchdog": {"preview"},
}
"""The packages that may know of a library, so that one can be exchanged without reading the others."""
VALUES = {"msgspec.Struct", "msgspec.field", "msgspec.NODEFAULT", "msgspec.structs"}
"""What values are made of, everywhere; how they become bytes is the model's own business."""
INPUT_AND_OUTPUT = {
    "aiofiles", "glob", "http", "io", "logging", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess",
    "sys", "tempfile", "urllib.request", "zipfile",
}  # fmt: skip
WITHOUT_FILES = ("base", "model", "documents", "evidence", "markdown", "pages", "rules", "schemas", "site")
MOST_LINES, MOST_LINES_OF_A_FUNCTION, MOST_LINES_OF_ANY_FILE = 300, 40, 400
TEXT = {".css", ".html", ".js", ".md", ".py", ".xml", ".yaml", ".yml"}


class Import(NamedTuple):
    """Where an import stands, and the whole name of what it imports."""

    file: str
    line: int
    module: str


def python_files(*folders: str) -> list[Path]:
    return [file for folder in folders for file in sorted((REPOSITORY / folder).rglob("*.py"))]


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(file.read_text("utf-8"))))


def imports_of(source: Iterable[ast.AST], name: str) -> Iterator[Import]:
    """All imports of a file, those inside functions and under TYPE_CHECKING included."""
    for node in source:
        if isinstance(node, ast.Import):
            yield from (Import(name, node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from (Import(name, node.lineno, f"{module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and _is_import_call(node):
            yield Import(name, node.lineno, _first_words(node))


def _is_import_call(node: ast.Call) -> bool:
    function = node.func
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    return name in ("import_module", "__import__") and bool(node.args)


def _first_words(node: ast.Call) -> str:
    """What is written out of the name of a module that is put together at run time."""
    argument = node.args[0]
    parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
    return str(parts[0].value) if isinstance(parts[0], ast.Constant) else "?"


def all_imports() -> list[tuple[str, Import]]:
    """Each import of the program, with the package that it stands in (none for `tpm_site` itself)."""
    found = []
    for file in python_files("src"):
        parts = file.relative_to(PACKAGE).parts
        package = parts[0] if len(parts) > 1 else ""
        name = file.relative_to(REPOSITORY).as_posix()
        found += [(package, found_import) for found_import in imports_of(nodes(file), name)]
    return found


def trespass(package: str, module: str) -> str:
    """Why a package may not import a module; empty where it may."""
    root, _, rest = module.partition(".")
    if module in VALUES or module.rpartition(".")[0] in VALUES:
        return ""
    if root != "tpm_site":
        allowed = HOMES.get(root)
        return f"{package} may not know {root}" if allowed and package not in allowed else ""
    other = rest.partition(".")[0]
    if other in (package, "__version__", ""):
        return ""
    if other not in ROWS:
        return f"{other} is no row of the table"
    if package in FACES and other not in BELOW_FACES:
        return f"{package} may not reach below the engine, to {other}"
    return "" if ROWS[other] < ROWS.get(package, -1) else f"{package} may not import {other}"


def test_every_package_is_a_row_of_the_table() -> None:
    packages = {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").is_file()}
    assert packages <= set(ROWS)
    assert len(packages) >= len(set(ROWS) - FACES)


def test_imports_go_down_only() -> None:
    wrong = [
        f"{found.file}:{found.line}: {reason}: {found.module}"
        for package, found in all_imports()
        if (reason := trespass(package, found.module))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("package", "line"),
    [
        ("model", "from tpm_site.sources.scan import scan"),
        ("render", "import tpm_site.pages.plan"),
        ("rules", "import tpm_site.render.fill"),
        ("evidence", "def f():\n    from tpm_site.markdown.parser import parse"),
        ("base", "if TYPE_CHECKING:\n    from tpm_site.model.site import Site"),
        ("site", "from tpm_site import pages"),
        ("bundle", 'importlib.import_module("tpm_site.engine.pool")'),
        ("engine", 'import_module(f"tpm_site.cli.{name}")'),
        ("preview", "from tpm_site.pages.plan import plan_site"),
        ("pages", "import click"),
        ("base", "from ..model import site"),
    ],
)
def test_an_import_upwards_is_found(package: str, line: str) -> None:
    (found,) = imports_of(ast.walk(ast.parse(line)), "example.py")
    assert trespass(package, found.module) or found.module.startswith(".")


def test_imports_are_absolute() -> None:
    assert [found for _, found in all_imports() if found.module.startswith(".")] == []


@pytest.mark.parametrize("package", WITHOUT_FILES)
def test_no_files_are_read_or_written_below(package: str) -> None:
    imported = [
        f"{found.file}:{found.line}: {found.module}"
        for owner, found in all_imports()
        if owner == package and {found.module, *found.module.split(".")[:1]} & INPUT_AND_OUTPUT
    ]
    opened = [
        f"{file.relative_to(REPOSITORY)}:{node.lineno}: open"
        for file in sorted((PACKAGE / package).rglob("*.py"))
        for node in nodes(file)
        if isinstance(node, ast.Name) and node.id == "open"
    ]
    assert imported + opened == []


def test_only_the_command_line_prints() -> None:
    found = [
        f"{file.relative_to(REPOSITORY)}:{node.lineno}"
        for file in python_files("src")
        if file.parent.name != "cli"
        for node in nodes(file)
        if (isinstance(node, ast.Name) and node.id in ("print", "input"))
        or (isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr", "stdin", "echo"))
    ]
    assert found == []


def line_counts(files: Iterable[Path], most: int) -> dict[str, int]:
    """The files that are longer than `most` lines."""
    counts = {str(f.relative_to(REPOSITORY)): len(f.read_text("utf-8").splitlines()) for f in files}
    assert counts
    return {name: count for name, count in counts.items() if count > most}


@pytest.mark.parametrize("folder", ["src", "tests", "tools"])
def test_python_files_are_short(folder: str) -> None:
    assert line_counts(python_files(folder), MOST_LINES) == {}


@pytest.mark.parametrize("folder", ["src", "tests", "tools"])
def test_functions_are_short(folder: str) -> None:
    found = {
        f"{file.relative_to(REPOSITORY)}:{node.lineno} {node.name}": length
        for file in python_files(folder)
        for node in nodes(file)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    }
    assert found == {}


@pytest.mark.parametrize("folder", ["src", "templates", "static", "docs", ".github"])
def test_no_file_is_long(folder: str) -> None:
    files = [file for file in sorted((REPOSITORY / folder).rglob("*")) if file.suffix in TEXT]
    assert line_counts(files, MOST_LINES_OF_ANY_FILE) == {}
