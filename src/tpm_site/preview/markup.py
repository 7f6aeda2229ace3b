"""A page as the preview serves it: with the script that follows the site, and the policy that allows it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from tpm_site.base.codes import Severity
from tpm_site.base.diagnostic import Finding
from tpm_site.preview.policy import Own, end_of_policy, widened_in
from tpm_site.preview.version import Version

_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_NOTHING = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Nothing to show yet</title>
</head>
<body>
<h1>Nothing to show yet</h1>
<p>This page shows itself as soon as what is wrong is mended.</p>
<ul>
{items}
</ul>
</body>
</html>
"""


def with_script(page: str, version: Version, own: Own) -> str:
    """The page with our script in its head, where it sees all that the policy refuses."""
    page = widened_in(page, own)
    about = f'data-version="{html.escape(str(version))}" data-events="{html.escape(own.events)}"'
    script = f"<script {about}>{own.script}</script>"
    head = _HEAD.search(page)
    place = max(end_of_policy(page), head.end() if head else 0)
    return f"{page[:place]}{script}{page[place:]}"


def nothing_to_show(findings: Iterable[Finding], trouble: str) -> str:
    """A page for the time before the site was whole for once."""
    errors = (d for d in (finding.diagnostic for finding in findings) if d.severity is Severity.ERROR)
    lines = [f"{error.span}: {error.code} {error.message}" for error in errors]
    items = (f"<li>{html.escape(line)}</li>" for line in filter(None, (trouble, *lines)))
    return _NOTHING.format(items="\n".join(items))
