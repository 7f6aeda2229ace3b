"""The project's library as commands look at it: the references, and where each is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.engine.cache import Cache
from tpm_site.engine.digests import digests_of, last_known
from tpm_site.engine.memo import Memo
from tpm_site.engine.parsing import parse_all
from tpm_site.engine.recipe import recipe
from tpm_site.engine.records import read_records
from tpm_site.engine.request import Request
from tpm_site.engine.stats import source_location, source_stats
from tpm_site.model.codec import decode
from tpm_site.model.document import Document, Marks, ParsedDocument
from tpm_site.model.library import SiteConfig
from tpm_site.model.site import Library
from tpm_site.model.tree import SourceTree
from tpm_site.sources.scan import scan
from tpm_site.sources.settings import read_settings


class Holdings(NamedTuple):
    """The settings and the library of a project; `faults` is what is wrong with either.

    `config` is None where there are no settings to go by.
    """

    config: SiteConfig | None
    library: Library
    tree: SourceTree
    faults: tuple[Diagnostic, ...] = ()


class Use(NamedTuple):
    """A place that names a reference; `is_listed` where it stands only in the list of citations."""

    file: str
    line: int
    title: str
    is_listed: bool = False


def read_holdings(root: Path, theme: Path) -> Holdings:
    """Settings and references. No text is read."""
    settings = read_settings(root)
    config = settings.config
    if config is None:
        return Holdings(None, Library({}, {}, {}, {}), SourceTree(str(root)), settings.diagnostics)
    tree = scan(root, theme, config.language, config.languages)
    library, faults = read_records(root, tree)
    of_evidence = tuple(fault for fault in faults if fault.span.file in tree.evidence)
    return Holdings(config, library, tree, of_evidence)


def uses_of_all(holdings: Holdings, request: Request) -> Mapping[str, tuple[Use, ...]]:
    """By id, where each reference of the library is used, in the order of the files."""
    uses: dict[str, list[Use]] = defaultdict(list)
    for parsed in documents_of(holdings, request):
        if parsed.document is not None:
            for id, use in _uses_in(parsed.document, decode(parsed.marks, Marks)):
                uses[id].append(use)
    return {id: tuple(sorted(found)) for id, found in uses.items()}


def documents_of(holdings: Holdings, request: Request) -> tuple[ParsedDocument, ...]:
    """All texts of the project. What builds have parsed is taken from the cache; nothing is written to it."""
    files = holdings.tree.documents
    with closing(Cache(request.root, recipe(), writable=False)) as cache:
        memo = Memo(cache)
        stats = source_stats(request.root, request.theme)
        locate = partial(source_location, request.root, request.theme)
        known = digests_of(stats, last_known(memo), locate, request.jobs)
        digests = [known.get(file.path, "") for file in files]
        return parse_all(request, files, digests, {}, memo, _quietly).documents


def _quietly(stage: str, done: int, total: int) -> None:
    """A command that lists what there is shows no progress."""


def _uses_in(document: Document, marks: Marks) -> list[tuple[str, Use]]:
    written = {listed.id for listed in document.citations if listed.is_written}
    pairs = zip(document.facts.citations, marks.citations, strict=True)
    title = document.title or document.id.slug
    found = [(id, Use(document.path, mark.line, title)) for id, mark in pairs if id not in written]
    cited = {id for id, _ in found} | written
    for index, listed in enumerate(document.citations):
        mark = marks.values.get(f"citations.{index}")
        if listed.id not in cited:
            found.append((listed.id, Use(document.path, mark.line if mark else 1, title, is_listed=True)))
    return found
