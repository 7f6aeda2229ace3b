"""The check stage: what the rules find in each document that is not linked as it was."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.engine.survey import Row
from tpm_site.model.kinds import DocumentId
from tpm_site.model.tree import SourceTree
from tpm_site.rules.table import check_documents
from tpm_site.site.resolve import Resolved


def check_all(
    resolved: Resolved, tree: SourceTree, today: date, rows: Mapping[str, Row]
) -> Mapping[DocumentId, tuple[Diagnostic, ...]]:
    """By document, what the rules find. What they found in an earlier run stands where the link does.

    Linking depends on all that the rules depend on: they get the same document, world and tree.
    """
    site = resolved.site
    before = {id: rows.get(path) for id, path in site.paths.items()}
    standing = {
        id: row.found for id, row in before.items() if row is not None and row.linked is site.linked[id]
    }
    stale = [id for id in site.linked if id not in standing]
    return {**standing, **check_documents(stale, resolved.readable, resolved.world, tree, today)}
