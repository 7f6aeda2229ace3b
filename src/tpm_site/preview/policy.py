"""The Content-Security-Policy of production, opened for the preview's own script and nothing else.

Everything else in it stays, so that a page which production would break is broken here.
"""

from __future__ import annotations

import html
import re
from base64 import b64encode
from hashlib import sha256
from typing import NamedTuple

HEADER = "Content-Security-Policy"
_META = re.compile(r"<meta\b[^>]*\bhttp-equiv\s*=\s*[\"']?content-security-policy\b[^>]*>", re.IGNORECASE)
_CONTENT = re.compile(r"(\bcontent\s*=\s*)(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_FALLBACKS = {"script-src-elem": ("script-src", "default-src"), "connect-src": ("default-src",)}
"""Where a directive is not written, the first of these that is written stands for it."""
_OVER_TLS = "upgrade-insecure-requests"
"""There is no TLS here: some browsers would ask for the stylesheet by https, and get none."""


class Own(NamedTuple):
    """What a policy is opened for: one script, by its digest, and one stream, by its whole address."""

    script: str
    events: str

    @property
    def source(self) -> str:
        """The script as a policy names it: no other one is allowed by that."""
        return f"'sha256-{b64encode(sha256(self.script.encode()).digest()).decode()}'"


def widened(policy: str, own: Own) -> str:
    """A policy that also allows the preview's script, and allows it to ask for events."""
    written = [words for part in policy.split(";") if (words := part.split())]
    directives = {words[0].lower(): words[1:] for words in reversed(written)}  # The first one counts.
    for name, source in (("script-src-elem", own.source), ("connect-src", own.events)):
        known = next((d for d in (name, *_FALLBACKS[name]) if d in directives), None)
        if known is not None:  # Else everything is allowed.
            sources = [word for word in directives[known] if word.lower() != "'none'"]
            directives[name] = [*sources, source]
    order = dict.fromkeys([*(words[0].lower() for words in written), *directives])
    return "; ".join(" ".join((name, *directives[name])) for name in order if name != _OVER_TLS)


def widened_in(page: str, own: Own) -> str:
    """A page whose own policies, in meta elements, are widened likewise: a header cannot do it for them."""

    def content(match: re.Match[str]) -> str:
        policy = widened(html.unescape(match[2][1:-1]), own)
        return f'{match[1]}"{html.escape(policy)}"'

    return _META.sub(lambda meta: _CONTENT.sub(content, meta[0], count=1), page)


def end_of_policy(page: str) -> int:
    """Where the first meta element that names a policy ends; -1 where there is none."""
    found = _META.search(page)
    return found.end() if found else -1
