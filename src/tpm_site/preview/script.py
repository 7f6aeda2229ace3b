"""The script that is put into each page: those in `client/`, each in its own language, as one file."""

from __future__ import annotations

import json
from importlib.resources import files


def client_script() -> str:
    """The whole script. What its files declare stays inside of it."""
    folder = files("tpm_site.preview").joinpath("client")
    style, panel, follow = (
        folder.joinpath(name).read_text(encoding="utf-8") for name in ("panel.css", "panel.js", "follow.js")
    )
    return f'(() => {{\n"use strict";\nconst style = {json.dumps(style)};\n{panel}\n{follow}\n}})();\n'
