"""Pages of texts in other words, made from what they were made from before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from jinja2 import TemplateError

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.bundle.staging import Entry, Staging, stage, staging_in
from tpm_site.bundle.writing import publish
from tpm_site.engine.keeping import Bundle
from tpm_site.engine.memo import Memo
from tpm_site.engine.rendering import Renderer
from tpm_site.engine.request import Request
from tpm_site.engine.standing import LastRun, is_whole
from tpm_site.engine.stats import Stat
from tpm_site.engine.survey import Row
from tpm_site.engine.theme import template_digests
from tpm_site.model.codec import DecodeError
from tpm_site.model.content import StoredContent
from tpm_site.model.kinds import DocumentId
from tpm_site.model.plan import PagePlan
from tpm_site.model.tree import SourceTree
from tpm_site.pages.frame import Frame
from tpm_site.pages.inputs import ReadingInputs
from tpm_site.pages.keys import decode_inputs, encode_inputs, inputs_digest, key_with
from tpm_site.pages.table import PAGE_KINDS, READING_KINDS
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


@dataclass(frozen=True, slots=True)
class Press:
    """All that it takes to print texts in other words, but for the words. `kept` is the whole bundle."""

    bundle: Bundle
    kept: Sequence[Entry]
    frames: Mapping[str, Frame]
    renderer: Renderer
    staging: Staging

    def path(self, id: DocumentId) -> str:
        """The page of a document, in the bundle."""
        return output_path(url_of(id, self.frames[id.language].prefix))


@contextmanager
def press_for(out: Path, last: LastRun, request: Request, memo: Memo) -> Iterator[Press | None]:
    """Gets ready; None where the bundle is not as the last run left it, or what it was made of is lost."""
    with staging_in(out) as staging:
        bundle = Bundle(out, request.root, memo)
        is_untouched = is_whole(out, last.outputs, staging.folder)
        kept = bundle.all_kept(last.outputs) if is_untouched else bundle.kept(bundle.keys)
        try:
            frames = bundle.frames()
        except DecodeError:
            frames = {}
        if bundle.begun != last.begun or len(kept) != len(bundle.keys) or not frames:
            yield None
            return
        files = scan_templates(request.root, request.theme)
        templates = read_templates(files)
        if template_digests(templates, memo) != bundle.made_with.templates:
            yield None  # One is being written just now.
            return
        environment = environment_of(templates)
        strings = {language: frame.strings for language, frame in frames.items()}
        renderer = Renderer(environment, strings, SourceTree(str(request.root), templates=files))
        yield Press(bundle, kept, frames, renderer, staging)


def warm(press: Press, ids: Iterable[DocumentId]) -> None:
    """Compiles the templates of some pages, which takes longer than to show them."""
    for kind in {READING_KINDS[id.kind] for id in ids if id.kind in READING_KINDS}:
        with suppress(TemplateError):  # A fault is found where the page is made.
            press.renderer.environment.get_template(PAGE_KINDS[kind].template)


def reprint(begun: int, rows: Iterable[Row], out: Path, press: Press, memo: Memo) -> Printed | None:
    """Makes and publishes the page of each text that has one; None where what is kept does not allow it."""
    bundle, pages = press.bundle, _pages(rows, press, memo)
    if pages is None:
        return None
    staged = [stage(press.staging, page.path, page.data) for page in pages]
    inputs = {page.path: inputs_digest(page.inputs) for page in pages}
    keys = {path: key_with(key, inputs[path]) if path in inputs else key for path, key in bundle.keys.items()}
    others = [entry for entry in press.kept if entry.path not in inputs]
    publish(out, press.staging, staged, others)
    outputs = bundle.remember(begun, bundle.made_with, staged, others, keys)
    bundle.remember_inputs((page.path, page.inputs) for page in pages)
    return Printed(outputs, tuple(inputs), inputs)


def _pages(rows: Iterable[Row], press: Press, memo: Memo) -> list[_Page] | None:
    """The pages of texts. None where one is shown elsewhere, too, or a page cannot be made."""
    found: list[_Page] = []
    for row in rows:
        id = row.parsed.id
        if id.kind not in READING_KINDS or id.slug == INDEX_PAGE:
            return None
        # One that is hidden today has no page.
        if press.bundle.key_of(press.path(id)) is not None:
            page = _page(row, press, memo)
            if page is None:
                return None
            found.append(page)
    return found


def _page(row: Row, press: Press, memo: Memo) -> _Page | None:
    """The page of one text."""
    id = row.parsed.id
    path, frame = press.path(id), press.frames[id.language]

    def stored(digest: str) -> StoredContent:
        return StoredContent(digest, memo.load)

    try:
        old = decode_inputs(press.bundle.inputs(path) or b"", ReadingInputs, frame, stored)
    except DecodeError:
        return None
    inputs = replace(old, text=replace(old.text, content=stored(row.parsed.content)))
    plan = PagePlan(path, READING_KINDS[id.kind], id.language, lambda _: inputs)
    made = press.renderer.render(plan, inputs)
    return None if isinstance(made, Diagnostic) else _Page(path, made, encode_inputs(inputs))
