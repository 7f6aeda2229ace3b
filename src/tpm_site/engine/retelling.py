"""An early end to a look: where only words have moved, in texts or titles, all else stands as it was."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from tpm_site.engine.memo import Memo
from tpm_site.engine.parsing import parse_all
from tpm_site.engine.past import Look, Scanned
from tpm_site.engine.planning import contents_of
from tpm_site.engine.request import Progress, Request
from tpm_site.engine.survey import Row, is_retold, retold_row
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.pages.gather import Gatherers
from tpm_site.pages.planned_cards import planned_card
from tpm_site.rules.waivers import stop
from tpm_site.site.retitling import with_titles


def retell(scanned: Scanned, request: Request, last: Look, memo: Memo, progress: Progress) -> Look | None:
    """The `last` look with other words in some texts or titles; None where more than these has moved.

    What was scanned has the same sources but for the digests of documents.
    """
    rows, tree = last.survey.rows, scanned.sources.tree if scanned.sources else None
    if tree is None or last.plan is None or last.survey.world != scanned.world:
        return None
    # Rows stand in the order of the files.
    seen = zip(tree.documents, scanned.digests, rows.values(), strict=True)
    moved = [(source, digest) for source, digest, row in seen if row.source != digest]
    files, digests = [source for source, _ in moved], [digest for _, digest in moved]
    parsed = parse_all(request, files, digests, {}, memo, progress)
    if not all(is_retold(rows[one.path], one) for one in parsed.documents):
        return None
    fresh = {
        one.path: retold_row(rows[one.path], one, digest)
        for one, digest in zip(parsed.documents, parsed.digests, strict=True)
    }
    return _with_rows(last, scanned, {**rows, **fresh}, fresh, memo)


def _with_rows(
    last: Look, scanned: Scanned, rows: Mapping[str, Row], fresh: Mapping[str, Row], memo: Memo
) -> Look | None:
    gone = {diagnostic for path in fresh for diagnostic in last.survey.rows[path].parsed.diagnostics}
    found = (
        *(diagnostic for diagnostic in last.diagnostics if diagnostic not in gone),
        *(diagnostic for row in fresh.values() for diagnostic in row.parsed.diagnostics),
    )
    survey = last.survey._replace(rows=rows, inputs={})
    if last.plan is None or last.resolved is None:
        return None
    resolved = with_titles(last.resolved, [row.parsed for row in fresh.values()])
    if resolved is None:
        return None
    if stop(found, resolved.documents, resolved.world.records.library):
        return Look(found, scanned, resolved, None, survey)
    site = resolved.site
    content = contents_of(site, rows, memo.load)
    editions = {edition.language: edition for edition in site.editions}
    gatherers = {
        language: gatherer.retold(site, editions[language], resolved.readable, content)
        for language, gatherer in last.plan.gatherers.items()
    }
    if any(_gains_or_loses_a_card(row.parsed.id, last.plan.gatherers, gatherers) for row in fresh.values()):
        return None
    return Look(found, scanned, resolved, replace(last.plan, gatherers=gatherers, inputs={}), survey)


def _gains_or_loses_a_card(id: DocumentId, then: Gatherers, now: Gatherers) -> bool:
    """Whether the words are of letters that no card can show, now or before: then the plan is another."""
    if id not in now[id.language].site.cards or id.kind is Kind.SNIPPET:
        return False
    old, new = (planned_card(gatherers[id.language], id) for gatherers in (then, now))
    return (old is None) != (new is None)
