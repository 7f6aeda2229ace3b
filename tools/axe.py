"""axe-core, which tells what in a page shuts people out. `python -m tools.axe` fetches it, by npm."""

from __future__ import annotations

import sys

from tools.npm import ROOT, NpmError, Packed, fetch

VERSION = "4.14.1"
SCRIPT = ROOT / ".tools" / f"axe-{VERSION}.js"
_PACKED = Packed(
    "axe-core", VERSION, "axe.min.js", "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
)


def find_axe() -> str:
    """Its script, if it has been fetched; else nothing."""
    return SCRIPT.read_text(encoding="utf-8") if SCRIPT.is_file() else ""


if __name__ == "__main__":
    try:
        if not find_axe():
            fetch(_PACKED, SCRIPT)
    except NpmError as reason:
        sys.exit(f"axe: {reason}")
