"""Pages of texts in other words, made from what they were made from before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.bundle.staging import stage, staging_in
from tpm_site.bundle.writing import publish
from tpm_site.engine.keeping import Bundle
from tpm_site.engine.memo import Memo
from tpm_site.engine.rendering import Renderer
from tpm_site.engine.request import Request
from tpm_site.engine.standing import LastRun, is_whole
from tpm_site.engine.stats import Stat
from tpm_site.engine.survey import Row
from tpm_site.model.codec import DecodeError
from tpm_site.model.content import StoredContent
from tpm_site.model.plan import PagePlan
from tpm_site.model.tree import SourceTree
from tpm_site.pages.frame import Frame
from tpm_site.pages.inputs import ReadingInputs
from tpm_site.pages.keys import decode_inputs, encode_inputs, inputs_digest, key_with
from tpm_site.pages.table import READING_KINDS
from tpm_site.render.environment import environment_of
from tpm_site.site.urls import INDEX_PAGE, output_path, url_of
from tpm_site.sources.templates import read_templates, scan_templates


class Printed(NamedTuple):
    """The files of the bundle with their stats, the pages that were made, and the digests of their inputs."""

    outputs: Mapping[str, Stat]
    rendered: tuple[str, ...]
    inputs: Mapping[str, str]


class _Page(NamedTuple):
    """A page that was made, and what it was made from, encoded."""

    path: str
    data: bytes
    inputs: bytes


def reprint(begun: int, last: LastRun, rows: Iterable[Row], request: Request, memo: Memo) -> Printed | None:
    """Makes and publishes the page of each text that has one. None where what is kept does not allow it."""
    if request.out is None or not request.out.is_dir():
        return None
    with staging_in(request.out) as staging:
        bundle = Bundle(request.out, request.root, memo)
        keys = bundle.keys
        is_untouched = is_whole(request.out, last.outputs, staging.folder)
        kept = bundle.all_kept(last.outputs) if is_untouched else bundle.kept(keys)
        if bundle.begun != last.begun or len(kept) != len(keys):
            return None
        pages = _pages(rows, bundle, request, memo)
        if pages is None:
            return None
        staged = [stage(staging, page.path, page.data) for page in pages]
        inputs = {page.path: inputs_digest(page.inputs) for page in pages}
        keys = {path: key_with(key, inputs[path]) if path in inputs else key for path, key in keys.items()}
        others = [entry for entry in kept if entry.path not in inputs]
        publish(request.out, staging, staged, others)
        outputs = bundle.remember(begun, bundle.made_with, staged, others, keys)
        bundle.remember_inputs((page.path, page.inputs) for page in pages)
    return Printed(outputs, tuple(inputs), inputs)


def _pages(rows: Iterable[Row], bundle: Bundle, request: Request, memo: Memo) -> list[_Page] | None:
    """The pages of texts. None where one is shown elsewhere, too, or a page cannot be made."""
    try:
        frames = bundle.frames()
    except DecodeError:
        return None
    rows = tuple(rows)
    ids = [row.parsed.id for row in rows]
    if not all(id.kind in READING_KINDS and id.slug != INDEX_PAGE for id in ids):
        return None
    files = scan_templates(request.root, request.theme)
    strings = {language: frame.strings for language, frame in frames.items()}
    tree = SourceTree(str(request.root), templates=files)
    renderer = Renderer(environment_of(read_templates(files)), strings, tree)
    found: list[_Page] = []
    # One that is hidden today has no page.
    for row in rows:
        if bundle.key_of(_path(row, frames[row.parsed.id.language])) is None:
            continue
        page = _page(row, frames[row.parsed.id.language], bundle, renderer, memo)
        if page is None:
            return None
        found.append(page)
    return found


def _page(row: Row, frame: Frame, bundle: Bundle, renderer: Renderer, memo: Memo) -> _Page | None:
    """The page of one text."""
    id = row.parsed.id
    path = _path(row, frame)

    def stored(digest: str) -> StoredContent:
        return StoredContent(digest, memo.load)

    try:
        old = decode_inputs(bundle.inputs(path) or b"", ReadingInputs, frame, stored)
    except DecodeError:
        return None
    inputs = replace(old, text=replace(old.text, content=stored(row.parsed.content)))
    plan = PagePlan(path, READING_KINDS[id.kind], id.language, lambda _: inputs)
    made = renderer.render(plan, inputs)
    return None if isinstance(made, Diagnostic) else _Page(path, made, encode_inputs(inputs))


def _path(row: Row, frame: Frame) -> str:
    return output_path(url_of(row.parsed.id, frame.prefix))
