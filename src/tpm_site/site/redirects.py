"""Aliases: old paths that must keep working, to the addresses that they lead to now."""

from __future__ import annotations

from collections.abc import Mapping

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.document import Card
from tpm_site.model.kinds import DocumentId
from tpm_site.site.addresses import Addresses
from tpm_site.site.paths import TakenPaths
from tpm_site.site.readable import Readable
from tpm_site.site.urls import output_path


def redirects_of(
    readable: Mapping[DocumentId, Readable], shown: Mapping[DocumentId, Card], addresses: Addresses
) -> tuple[dict[str, Card], tuple[Diagnostic, ...]]:
    """Old path to the page that it leads to, and the aliases that clash with a page or with each other."""
    found: dict[str, Card] = {}
    diagnostics = []
    having = [now for id, now in readable.items() if now.document.aliases and id in shown]
    if not having:
        return {}, ()
    # On some disks a path is the same in capital letters. Old paths of one page may differ in them alone.
    taken, others = TakenPaths(), TakenPaths()
    for url in addresses.all():
        taken.take(output_path(url), url)
        others.take(output_path(url).casefold(), url)
    for now in having:
        document = now.document
        card = shown[document.id]
        for index, alias in enumerate(document.aliases):
            path = output_path(alias)
            owner = taken.owner(path) or others.owner(path.casefold())
            if owner is not None:
                span = now.span(f"aliases.{index}")
                message = f"the old path {alias} is in use already: {owner}"
                diagnostics.append(Diagnostic(span, "F202", message, "delete this alias"))
                continue
            taken.take(path, document.path)
            found[alias] = card
        for alias in document.aliases:
            others.take(output_path(alias).casefold(), document.path)
    return found, tuple(diagnostics)
