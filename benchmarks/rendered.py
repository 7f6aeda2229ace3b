"""Builds a project and prints the pages that had to be rendered: `python -m benchmarks.rendered ROOT`."""

from __future__ import annotations

import sys
from pathlib import Path

from msgspec.structs import replace

from tpm_site.cli.running import request_of, run_engine


def main() -> None:
    """Builds as `tpm-site build` does."""
    root = Path(sys.argv[1])
    report = run_engine(replace(request_of(root, None, None, drafts=False, jobs=None), out=root / "build"))
    if report.errors:
        sys.exit(report.findings[0].diagnostic.message)
    sys.stdout.writelines(f"{path}\n" for path in sorted(report.rendered))


if __name__ == "__main__":
    main()
