"""What stands in a project's .vscode/, so that VS Code knows the keys and shows what is wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tpm_site.model.written import JsonSchema
from tpm_site.schemas.snippets import snippets
from tpm_site.schemas.table import SCHEMAS, json_schema

FOLDER = ".vscode"
SCHEMA_FOLDER = f"{FOLDER}/schemas"
_PATH = "${workspaceFolder}/.venv/bin:${env:PATH}"
_WINDOWS_PATH = "${workspaceFolder}\\.venv\\Scripts;${env:PATH}"
# The first line of a finding, as `tpm-site check` writes it.
FINDING = r"^(.+?):(\d+):(\d+): (error|warning) ([A-Z]\d{3}) (.*)$"


def schema_files(keys: str) -> dict[str, str]:
    """The text of each schema, by name; `keys` is the text of docs/keys.md."""
    return {name: as_text(json_schema(name, keys)) for name in SCHEMAS}


def setting_files(keys: str) -> dict[str, str]:
    """The text of each other file in .vscode/, by its name."""
    files: Mapping[str, JsonSchema] = {
        "settings.json": _settings(),
        "extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
        "tasks.json": _tasks(),
        "tpm-site.code-snippets": snippets(keys),
    }
    return {name: as_text(value) for name, value in files.items()}


def as_text(value: JsonSchema) -> str:
    """JSON as it is written to files."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _settings() -> dict[str, Any]:
    """The files of each schema, and the YAML in which a day is text, as it is here."""
    of_files = {
        f"{SCHEMA_FOLDER}/{name}.json": list(row.files)
        for name, row in SCHEMAS.items()
        if not row.is_front_matter
    }
    return {"yaml.schemas": of_files, "yaml.yamlVersion": "1.2"}


def _tasks() -> dict[str, Any]:
    """`tpm-site check` as the task that builds, its findings shown at their lines."""
    places = {"file": 1, "line": 2, "column": 3, "severity": 4, "code": 5, "message": 6}
    check = {
        "label": "tpm-site check",
        "detail": "Shows everything that is wrong with the content",
        "type": "shell",
        "command": "tpm-site check",
        "options": {"env": {"PATH": _PATH}},
        "windows": {"options": {"env": {"PATH": _WINDOWS_PATH}}},
        "group": {"kind": "build", "isDefault": True},
        "presentation": {"reveal": "silent", "clear": True},
        "problemMatcher": {
            "owner": "tpm-site",
            "source": "tpm-site",
            "fileLocation": ["relative", "${workspaceFolder}"],
            "pattern": {"regexp": FINDING} | places,
        },
    }
    return {"version": "2.0.0", "tasks": [check]}
