"""The templates that each kind of page is made with, as one digest for each kind."""

from __future__ import annotations

from collections.abc import Mapping

from tpm_site.base.digest import sha256
from tpm_site.engine.memo import Memo
from tpm_site.model.codec import DecodeError, decode, encode
from tpm_site.model.tree import TemplateText
from tpm_site.pages.table import PAGE_KINDS
from tpm_site.render.references import COMPONENTS, made_with, references_in


def template_digests(templates: Mapping[str, TemplateText], memo: Memo) -> Mapping[str, str]:
    """By kind of page, and by component: the digest of its template and of all that this is made with."""
    references = {name: _references(text.data, memo) for name, text in templates.items()}
    digests = {name: sha256(text.data) for name, text in templates.items()}
    roots = {kind: page.template for kind, page in PAGE_KINDS.items()} | COMPONENTS
    return {
        root: sha256(encode([(name, digests[name]) for name in sorted(made_with(template, references))]))
        for root, template in roots.items()
    }


def _references(source: bytes, memo: Memo) -> tuple[str, ...]:
    """Found once for each text of a template: to parse them takes longer than to build a small site."""
    key = f"references:{sha256(source)}"
    try:
        return decode(memo.get(key) or b"", tuple[str, ...])
    except DecodeError:
        found = references_in(source)
        memo.put(key, encode(found))
        return found
