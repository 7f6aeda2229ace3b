"""The templates that each kind of page is made with, as one digest for each kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tpm_site.base.digest import sha256
from tpm_site.engine.memo import Memo
from tpm_site.model.codec import DecodeError, decode, encode
from tpm_site.model.tree import ThemeFile
from tpm_site.pages.table import PAGE_KINDS
from tpm_site.render.references import COMPONENTS, made_with, references_in


def template_digests(templates: Iterable[ThemeFile], memo: Memo) -> Mapping[str, str]:
    """By kind of page, and by component: the digest of its template and of all that this is made with."""
    sources = {template.name: _read(template.location) for template in templates}
    references = {name: _references(source, memo) for name, source in sources.items()}
    digests = {name: sha256(source) for name, source in sources.items()}
    roots = {kind: page.template for kind, page in PAGE_KINDS.items()} | COMPONENTS
    return {
        root: sha256(encode([(name, digests[name]) for name in sorted(made_with(template, references))]))
        for root, template in roots.items()
    }


def _read(location: str) -> bytes:
    try:
        return Path(location).read_bytes()
    except OSError:
        return b""


def _references(source: bytes, memo: Memo) -> tuple[str, ...]:
    """Found once for each text of a template: to parse them takes longer than to build a small site."""
    key = f"references:{sha256(source)}"
    try:
        return decode(memo.get(key) or b"", tuple[str, ...])
    except DecodeError:
        found = references_in(source)
        memo.put(key, encode(found))
        return found
