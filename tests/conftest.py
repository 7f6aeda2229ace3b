"""What all tests share: tools from outside Python, and a loud word where one is missing."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType
from typing import NoReturn

import pytest
from hypothesis import settings
from jinja2 import Environment
from playwright.sync_api import Browser

from tests.support.browsers import chromium
from tests.support.crawl import Bundle
from tests.support.sites import REPOSITORY, build, messages, write_every_feature
from tools.browser import find_browser
from tools.nginx import Nginx, find_nginx
from tools.nu_checker import check_folder, find_checker

ON_CI = os.environ.get("CI", "").lower() not in ("", "0", "false")
MISSING = " is not on this machine; "

# A busy machine is no fault of the code, and a change is not to be refused by another's bad luck.
settings.register_profile("laptop", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if ON_CI else "laptop")


def skip_without(tool: str, advice: str) -> NoReturn:
    """Skip what needs a tool that this machine lacks. On CI that is a failure."""
    reason = f"{tool}{MISSING}{advice}"
    if ON_CI:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session", autouse=True)
def _templates_are_compiled_once() -> Iterator[None]:
    """Nearly all of a small build's time goes into compiling the theme, the same each time."""
    compile_template = Environment.compile
    compiled: dict[tuple[object, ...], CodeType] = {}

    def remembering(self: Environment, source: str, name: str, filename: str) -> CodeType:
        key = (source, name, filename)
        if key not in compiled:
            compiled[key] = compile_template(self, source, name, filename)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", remembering)
        yield


# One for all folders: two event loops of Playwright's cannot run beside each other.
@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    executable = find_browser()
    if not executable:
        skip_without("a browser", "install Chromium or Chrome, or run: make tools")
    with chromium(executable) as started:
        yield started


@pytest.fixture(scope="session")
def nu_checker() -> Callable[[Path], list[str]]:
    """The Nu HTML checker: give it a folder, it returns the errors of all pages in it."""
    if not find_checker():
        skip_without("the Nu HTML checker", "run: make tools")
    return check_folder


@pytest.fixture(scope="session")
def nginx() -> Nginx:
    """nginx, for a bundle to be served as docs/deploy.md says."""
    found = find_nginx()
    if not found or not shutil.which("openssl"):
        skip_without("nginx or openssl", "install both, or run: make tools")
    return found


@pytest.fixture(scope="session")
def own_report(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The project's own content, built as of a fixed day: the folder, and what was found."""
    out = tmp_path_factory.mktemp("own") / "build"
    return out, messages(build(REPOSITORY, out))


@pytest.fixture(scope="session")
def own_messages(own_report: tuple[Path, list[str]]) -> list[str]:
    return own_report[1]


@pytest.fixture(scope="session")
def own_bundle(own_report: tuple[Path, list[str]]) -> Bundle:
    return Bundle(own_report[0], "https://trueprecisionmedical.example")


@pytest.fixture(scope="session")
def every_feature(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The bundle of tests/sites/every_feature.txt."""
    root = write_every_feature(tmp_path_factory.mktemp("every-feature"))
    report = build(root, root / "build")
    assert messages(report) == []
    return Bundle(root / "build", "https://harbor.example")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in capitals what was not tested, so that a green run is not taken for a whole one."""
    skipped = (report.longrepr for report in terminalreporter.getreports("skipped"))
    reasons = Counter(where[2] for where in skipped if isinstance(where, tuple) and MISSING in where[2])
    for reason, count in reasons.items():
        what, _, advice = reason.removeprefix("Skipped: ").partition("; ")
        terminalreporter.write_sep("!", f"NOT TESTED: {count}, BECAUSE {what.upper()}", red=True, bold=True)
        terminalreporter.write_line(f"To test them, {advice}", red=True, bold=True)
