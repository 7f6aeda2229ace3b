"""The program as a person runs it, in this process or in one of its own."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.sites import REPOSITORY
from tpm_site.cli.main import main

PROGRAM = "from tpm_site.cli.main import main; main()"


class Run(NamedTuple):
    """What a run came to: its exit code, and what it said."""

    code: int
    out: str
    err: str


class Terminal:
    """Runs `tpm-site` in a project folder, quietly however long it takes."""

    def __init__(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.root = root
        self._monkeypatch = monkeypatch
        monkeypatch.setattr("tpm_site.cli.running._QUIET_SECONDS", math.inf)
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Run:
        self._monkeypatch.chdir(self.root)
        self._monkeypatch.setattr(sys, "argv", ["tpm-site", *arguments])
        self._capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        said = self._capsys.readouterr()
        return Run(code, said.out, said.err)


def run_apart(root: Path, *arguments: str, **environment: str) -> Run:
    """One run in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY / "src")} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)
