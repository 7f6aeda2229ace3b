"""A terminal in an empty project folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import Terminal


@pytest.fixture
def tpm_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Call it with what comes after `tpm-site`; `.root` is the folder it runs in."""
    return Terminal(tmp_path, monkeypatch, capsys)
