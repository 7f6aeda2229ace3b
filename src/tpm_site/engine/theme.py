"""The templates that each kind of page is made with, as one digest for each kind."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from jinja2 import TemplateError

from tpm_site.base.digest import sha256
from tpm_site.engine.memo import Memo
from tpm_site.model.codec import DecodeError, decode, encode
from tpm_site.model.tree import TemplateText
from tpm_site.pages.table import PAGE_KINDS
from tpm_site.render.environment import environment_of
from tpm_site.render.references import COMPONENTS, made_with, references_in


def template_digests(templates: Mapping[str, TemplateText], memo: Memo) -> Mapping[str, str]:
    """By kind of page, and by component: the digest of its template and of all that this is made with."""
    references = {name: _references(text.data, memo) for name, text in templates.items()}
    digests = {name: sha256(text.data) for name, text in templates.items()}
    roots = {kind: (page.template, *page.texts) for kind, page in PAGE_KINDS.items()}
    roots |= {name: (template,) for name, template in COMPONENTS.items()}
    return {root: _digest(names, references, digests) for root, names in roots.items()}


def _digest(
    roots: tuple[str, ...], references: Mapping[str, tuple[str, ...]], digests: Mapping[str, str]
) -> str:
    names = {name for root in roots for name in made_with(root, references)}
    return sha256(encode([(name, digests[name]) for name in sorted(names)]))


def compile_for(kind: str, templates: Mapping[str, TemplateText]) -> None:
    """Compiles all that a kind of page is made with: it takes longer than to show one, and is done once."""
    environment = environment_of(templates)
    references = {name: references_in(text.data) for name, text in templates.items()}
    for name in made_with(PAGE_KINDS[kind].template, references):
        with suppress(TemplateError):  # A fault is found where a page is made.
            environment.get_template(name)


def _references(source: bytes, memo: Memo) -> tuple[str, ...]:
    """Found once for each text of a template: to parse them takes longer than to build a small site."""
    key = f"references:{sha256(source)}"
    try:
        return decode(memo.get(key) or b"", tuple[str, ...])
    except DecodeError:
        found = references_in(source)
        memo.put(key, encode(found))
        return found
