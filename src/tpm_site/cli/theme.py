"""Where the theme that comes with the tool lies."""

from __future__ import annotations

from pathlib import Path

import tpm_site


def theme_folder() -> Path:
    """The folder that holds templates/, static/ and docs/keys.md: inside the wheel, or the checkout's top."""
    package = Path(tpm_site.__file__).resolve().parent
    installed = package / "theme"
    return installed if installed.is_dir() else package.parent.parent
