"""Pages of texts in other words, made from what they were made from before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.bundle.staging import Entry, Staging, stage, staging_in
from tpm_site.bundle.writing import publish
from tpm_site.engine.keeping import Bundle
from tpm_site.engine.memo import Memo
from tpm_site.engine.rendering import Renderer
from tpm_site.engine.request import Request
from tpm_site.engine.showing import Showing, Shown
from tpm_site.engine.standing import LastRun, is_whole
from tpm_site.engine.stats import Stat
from tpm_site.engine.survey import Row
from tpm_site.engine.theme import template_digests
from tpm_site.model.codec import DecodeError
from tpm_site.model.content import StoredContent
from tpm_site.model.kinds import DocumentId
from tpm_site.model.plan import PagePlan
from tpm_site.model.tree import SourceTree, TemplateText
from tpm_site.pages.frame import Frame
from tpm_site.pages.inputs import ReadingInputs, SocialCardInputs
from tpm_site.pages.keys import decode_inputs, encode_inputs, inputs_digest, key_with
from tpm_site.pages.social_card import SOCIAL_CARD, card_of_reading
from tpm_site.pages.table import PAGE_KINDS, READING_KINDS
from tpm_site.pages.titles import Words, with_titles
from tpm_site.render.environment import environment_of
from tpm_site.site.urls import INDEX_PAGE, output_path, url_of
from tpm_site.sources.templates import read_templates, scan_templates


class Printed(NamedTuple):
    """The files of the bundle with their stats, the pages that were made, and the digests of their inputs."""

    outputs: Mapping[str, Stat]
    rendered: tuple[str, ...]
    inputs: Mapping[str, str]


class Page(NamedTuple):
    """A page that was made, and what it was made from, encoded."""

    path: str
    data: bytes
    inputs: bytes


class Press(Struct, frozen=True):
    """All that it takes to print texts in other words, but for the words. `kept` is the whole bundle."""

    bundle: Bundle
    kept: Sequence[Entry]
    frames: Mapping[str, Frame]
    templates: Mapping[str, TemplateText]
    renderer: Renderer
    staging: Staging

    def url(self, id: DocumentId) -> str:
        """The address of a document."""
        return url_of(id, self.frames[id.language].prefix)

    def path(self, id: DocumentId) -> str:
        """The page of a document, in the bundle."""
        return output_path(self.url(id))


@contextmanager
def press_for(out: Path, last: LastRun, request: Request, memo: Memo) -> Iterator[Press | None]:
    """Gets ready; None where the bundle is not as the last run left it, or what it was made of is lost."""
    with staging_in(out) as staging:
        bundle = Bundle(out, request.root, memo, request.jobs)
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
        yield Press(bundle, kept, frames, templates, renderer, staging)


def reprint(begun: int, pages: Sequence[Page], out: Path, press: Press) -> Printed:
    """Publishes the bundle with some pages made anew."""
    bundle = press.bundle
    staged = [stage(press.staging, page.path, page.data) for page in pages]
    inputs = {page.path: inputs_digest(page.inputs) for page in pages}
    keys = {path: key_with(key, inputs[path]) if path in inputs else key for path, key in bundle.keys.items()}
    others = [entry for entry in press.kept if entry.path not in inputs]
    publish(out, press.staging, staged, others)
    outputs = bundle.remember(begun, bundle.made_with, staged, others, keys)
    bundle.remember_inputs((page.path, page.inputs) for page in pages)
    return Printed(outputs, tuple(inputs), inputs)


def pages_of(
    rows: Iterable[Row], retitled: Iterable[Row], showing: Showing, press: Press, memo: Memo
) -> list[Page] | None:
    """The pages that show texts in other words. None where one cannot be made from what is kept.

    Those of `retitled` are shown by other words on other pages, too.
    """
    own = {press.path(row.parsed.id): row for row in rows if row.parsed.id.kind in READING_KINDS}
    if any(row.parsed.id.kind not in READING_KINDS or row.parsed.id.slug == INDEX_PAGE for row in rows):
        return None
    wanted = {path: _shown(path, row) for path, row in own.items()}
    words: dict[str, Words] = {}
    for row in retitled:
        path = press.path(row.parsed.id)
        document = row.parsed.document
        # What is hidden is told of by its title.
        if document is None or press.bundle.key_of(path) is None:
            return None
        words[press.url(row.parsed.id)] = Words(document.title, document.summary)
        wanted = {shown.path: shown for shown in (*showing.lists, *showing.beside.get(path, ()))} | wanted
    found: list[Page] = []
    for path, shown in wanted.items():
        # One that is hidden today has no page.
        if press.bundle.key_of(path) is not None:
            page = _page(shown, own.get(path), words, press, memo)
            if page is None:
                return None
            found += [page] if page.data else []
    return found


def _shown(path: str, row: Row) -> Shown:
    return Shown(path, READING_KINDS[row.parsed.id.kind], row.parsed.id.language)


def _page(shown: Shown, row: Row | None, words: Mapping[str, Words], press: Press, memo: Memo) -> Page | None:
    """A page made again, without data where nothing on it has moved; `row` is of the text it is about."""
    data = press.bundle.inputs(shown.path) or b""
    if row is None and not any(url.encode() in data for url in words):
        return Page(shown.path, b"", b"") if data else None

    def stored(digest: str) -> StoredContent:
        return StoredContent(digest, memo.load)

    wanted = SocialCardInputs if shown.kind == SOCIAL_CARD else PAGE_KINDS[shown.kind].inputs
    try:
        old: object = decode_inputs(data, wanted, press.frames[shown.language], stored)
    except DecodeError:
        return None
    inputs = with_titles(old, words)
    if row is not None and row.parsed.document is not None and isinstance(old, ReadingInputs):
        text = replace(inputs.text, content=stored(row.parsed.content))
        document = row.parsed.document
        inputs = replace(inputs, text=text, title=document.title, summary=document.summary)
        if (card_of_reading(inputs) is None) != (card_of_reading(old) is None):
            return None
    encoded = encode_inputs(inputs)
    if encoded == data:
        return Page(shown.path, b"", b"")
    plan = PagePlan(shown.path, shown.kind, shown.language, lambda _: inputs)
    made = press.renderer.render(plan, inputs)
    return None if isinstance(made, Diagnostic) else Page(shown.path, made, encoded)
