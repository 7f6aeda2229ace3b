"""A whole site in one text: files under lines of `-- path --`.

`-- path (latin-1) --` writes the file in that encoding, `-- path -> target --` makes a link,
`-- path (absent) --` takes a file away.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from PIL import Image

from tpm_site.engine.build import build as build_site
from tpm_site.engine.request import Report, Request

REPOSITORY = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 23)
_HEADER = re.compile(r"^-- (?P<path>\S+)(?: \((?P<encoding>[\w-]+)\))?(?: -> (?P<target>\S+))? --$")

BASE = """\
-- content/site.yaml --
name: Example Clinic
base_url: https://clinic.example
-- content/categories/back-pain.md --
---
title: Back pain
summary: All about backs.
---
"""
"""The smallest site, but for its article."""

ARTICLE = """\
-- content/articles/stenosis.md --
---
title: Lumbar stenosis
summary: What a narrow spinal canal does.
category: back-pain
published: 2026-07-01
---
{body}
"""


def write_site(root: Path, text: str) -> Path:
    """Writes the files of `text` below `root`, over those that are there."""
    path, encoding, lines = "", "utf-8", list[str]()
    for line in [*text.splitlines(keepends=True), "-- end --"]:
        header = _HEADER.match(line.rstrip("\n"))
        if not header:
            lines.append(line)
            continue
        if path:
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes("".join(lines).encode(encoding))
        path, encoding, lines = header["path"], header["encoding"] or "utf-8", []
        if header["target"]:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).symlink_to(header["target"])
            path = ""
        elif encoding == "absent":
            (root / path).unlink()
            path = ""
    return root


def build(root: Path, out: Path | None, **settings: object) -> Report:
    """One run of the pipeline as of TODAY, in one process unless `settings` say otherwise."""
    request = {"root": root, "out": out, "theme": REPOSITORY, "today": TODAY, "jobs": 1, **settings}
    return build_site(Request(**request), lambda stage, done, total: None)  # type: ignore[arg-type]


def messages(report: Report) -> list[str]:
    """The findings as one line each, without source lines and help."""
    return [
        f"{d.span}: {d.severity.value} {d.code} {d.message}"
        for d in (finding.diagnostic for finding in report.findings)
    ]


def article(slug: str, *front: str, body: str = "Words.", published: str = "2026-07-01") -> str:
    """The text of one more article; its title is its slug in words, `front` further lines of front matter."""
    title = slug.replace("-", " ").capitalize()
    head = [f"title: {title}", f"summary: About {slug}.", "category: back-pain", f"published: {published}"]
    return "\n".join([f"-- content/articles/{slug}.md --", "---", *head, *front, "---", body, ""])


def write_every_feature(root: Path) -> Path:
    """Writes the site of tests/sites/every_feature.txt, with its one picture."""
    write_site(root, (REPOSITORY / "tests/sites/every_feature.txt").read_text(encoding="utf-8"))
    Image.new("RGB", (1000, 700), "steelblue").save(root / "content/articles/sacroiliac/photo.jpg")
    return root
