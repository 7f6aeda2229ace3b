"""`tpm-site serve`, as a person runs it in a terminal."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.preview.conftest import SITE, STENOSIS
from tests.support.cli import PROGRAM, run_apart
from tests.support.previews import wait_until
from tests.support.sites import REPOSITORY, write_site

PATIENCE = 60


class Serving:
    """The program in a process of its own; `said` is what it has printed so far."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self._log = root.parent / f"{root.name}.log"
        environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "src"), "PYTHONUNBUFFERED": "1"}
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", PROGRAM, "serve", "--date", "2026-11-23", *arguments],
                cwd=root,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        return self._log.read_text(encoding="utf-8")

    @property
    def address(self) -> str:
        wait_until(lambda: "Ctrl-C" in self.said or self.process.poll() is not None, "the start")
        found = re.search(r"http://\S+", self.said)
        assert found, self.said
        return found[0]


@contextmanager
def serving(root: Path, *arguments: str) -> Iterator[Serving]:
    program = Serving(root, *arguments)
    try:
        yield program
    finally:
        program.process.kill()
        program.process.wait(PATIENCE)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site(tmp_path / "project", SITE)


def test_it_says_where_it_is_and_what_happens(root: Path) -> None:
    with serving(root, "--port", "0") as program:
        assert program.address.startswith("http://127.0.0.1:")
        assert "Watching content/, templates/ and static/" in program.said
        file = root / STENOSIS
        file.write_text(file.read_text(encoding="utf-8").replace("summary:", "sumary:"), encoding="utf-8")
        wait_until(lambda: "1 error" in program.said, "the error")
        assert re.search(rf"{STENOSIS}: \d+ ms, no change", program.said)
        assert f"{STENOSIS}:3:1: error F101" in program.said
        assert "    | ^^^^^^" in program.said
        file.write_text(file.read_text(encoding="utf-8").replace("sumary:", "summary:"), encoding="utf-8")
        wait_until(lambda: "0 errors" in program.said, "the end of the error")
        assert not (root / "build").exists()


def test_ctrl_c_ends_it_with_open_streams(root: Path) -> None:
    with serving(root, "--port", "0") as program:
        where = urlsplit(program.address).netloc
        with closing(http.client.HTTPConnection(where, timeout=PATIENCE)) as connection:
            connection.request("GET", "/_preview/events?at=/")
            assert connection.getresponse().readline().startswith(b"retry:")
            program.process.send_signal(signal.SIGINT)
            assert program.process.wait(PATIENCE) == 0
        assert program.said.endswith("Stopped.\n")
        assert "Traceback" not in program.said


def test_a_port_that_is_taken(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with serving(root, "--port", str(port)) as program:
            assert program.address != f"http://127.0.0.1:{port}/"
            assert f"Port {port} is taken, so it is " in program.said


def test_what_cannot_be_served(root: Path) -> None:
    assert run_apart(root, "serve", "--root", "nowhere").code == 2
    run = run_apart(root, "serve", "--host", "192.0.2.1", "--port", "0")
    assert run.code == 2
    assert "Error: cannot serve at 192.0.2.1:0: " in run.err
    assert "Traceback" not in run.err


def test_it_opens_a_browser(root: Path, tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    opened = tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}\n', encoding="utf-8")
    browser.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROWSER", str(browser))
        with serving(root, "--port", "0", "--open") as program:
            wait_until(lambda: opened.is_file() and opened.read_text() == program.address, "the browser")


@pytest.mark.parametrize("arguments", [["--version"], ["check"], ["build"], ["explain", "F101"]])
def test_other_commands_know_nothing_of_the_server(root: Path, arguments: list[str]) -> None:
    program = f"import sys\ntry:\n    {PROGRAM}\nfinally:\n    print(*sys.modules)"
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "src")}
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(
        command, cwd=root, env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    imported = set(done.stdout.splitlines()[-1].split())
    assert "tpm_site" in imported
    assert not imported & {"starlette", "uvicorn", "watchdog", "asyncio"}
