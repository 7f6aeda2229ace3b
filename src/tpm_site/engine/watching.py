"""Asks others about all papers that a project cites, and brings its lock up to date. No build does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from tpm_site.evidence.http import UnreachableError, Web
from tpm_site.evidence.services import CROSSREF, PUBMED
from tpm_site.evidence.watching import crossref, pubmed, retraction_watch
from tpm_site.evidence.watching.merging import believed, news, renewed
from tpm_site.evidence.watching.paper import Answer, Paper, papers_of
from tpm_site.model.library import SiteConfig
from tpm_site.model.reference import Reference
from tpm_site.model.tree import SourceTree
from tpm_site.model.watch import SOURCE_NAMES, Notice, WatchLock
from tpm_site.sources.front_matter import read_source
from tpm_site.sources.library import read_library
from tpm_site.sources.reading import read_bytes
from tpm_site.sources.scan import scan
from tpm_site.sources.settings import read_settings
from tpm_site.sources.watch_lock import read_watch_lock

Progress = Callable[[str, int, int], None]
"""Gets the name of a source, how many papers it was asked about, and how many there are."""


class NoSettingsError(Exception):
    """A project whose site.yaml cannot be read."""


class WatchRequest(Struct, frozen=True, kw_only=True):
    """Who is asked. `table` is the file of Retraction Watch, `fetch` asks for the newest one.

    `offline` asks nobody over the network. `crossref`, `pubmed` and `retractions` are other addresses than
    the usual ones.
    """

    root: Path
    theme: Path
    today: date
    table: Path | None = None
    fetch: bool = False
    offline: bool = False
    crossref: str = ""
    pubmed: str = ""
    retractions: str = ""


class Cited(NamedTuple):
    """The papers that a project cites. `unreadable` are files whose references are not among them."""

    config: SiteConfig
    papers: tuple[Paper, ...]
    without_number: int
    unreadable: tuple[str, ...]
    lock: WatchLock | None


class Watched(NamedTuple):
    """The new lock; None where nobody answered.

    `fresh` is what the last one did not know, `gone` what only that one knew. `troubles` say who did not
    answer, and why.
    """

    cited: Cited
    lock: WatchLock | None
    fresh: tuple[Notice, ...]
    gone: tuple[Notice, ...]
    troubles: tuple[str, ...]


def watch(request: WatchRequest, progress: Progress) -> Watched:
    """Asks, and says what is new. Writes nothing. Raises NoSettingsError, NoTableError and OSError."""
    cited = cited_in(request)
    with Web(cited.config.evidence.mail) as web:
        answers = [believed(answer) for answer in _answers(request, cited.papers, web, progress)]
    troubles = tuple(_trouble(answer) for answer in answers if answer.trouble)
    if cited.papers and not any(answer.heard for answer in answers):
        return Watched(cited, None, (), (), troubles)
    lock = renewed(cited.lock, cited.papers, answers, request.today)
    return Watched(cited, lock, *news(cited.lock, lock), troubles)


def cited_in(request: WatchRequest) -> Cited:
    """The papers in the library, and those that are written in documents. Raises NoSettingsError."""
    config = read_settings(request.root).config
    if config is None:
        raise NoSettingsError
    tree = scan(request.root, request.theme, config.language, config.languages)
    library, faults = read_library(request.root, tree.evidence)
    unreadable = {fault.span.file for fault in faults} & {*tree.evidence} if library.broken else set()
    references = list(library.references.values())
    for path, written in _written(request.root, tree):
        if written is None:
            unreadable.add(path)
        else:
            references += written
    lock, _, damage = read_watch_lock(request.root, tree.watch)
    unreadable |= {tree.watch} if damage and lock is None else set()
    papers = papers_of(references)
    without = sum(not (reference.doi or reference.pmid) for reference in references)
    return Cited(config, papers, without, tuple(sorted(unreadable)), lock)


def _written(root: Path, tree: SourceTree) -> Iterator[tuple[str, list[Reference] | None]]:
    """The references that are written in each document; None where it cannot be read."""
    for source in tree.documents:
        data, _ = read_bytes(root, source.path)
        front = read_source(data, source.id.kind, source.path).front if data is not None else None
        citations = getattr(front, "citations", ())
        found = [citation for citation in citations if isinstance(citation, Reference)]
        yield source.path, found if front is not None else None


def _answers(
    request: WatchRequest, papers: tuple[Paper, ...], web: Web, progress: Progress
) -> Iterator[Answer]:
    if request.table is not None:
        with request.table.open("rb") as file:
            yield retraction_watch.read_retractions(file.read(retraction_watch.MOST_BYTES + 1), papers)
    elif request.fetch:
        yield _fetched(request, papers, web)
    if not request.offline:
        yield crossref.ask_crossref(papers, web, request.crossref or CROSSREF, partial(progress, "Crossref"))
        yield pubmed.ask_pubmed(papers, web, request.pubmed or PUBMED, partial(progress, "PubMed"))


def _fetched(request: WatchRequest, papers: tuple[Paper, ...], web: Web) -> Answer:
    try:
        data = web.get(request.retractions or retraction_watch.ADDRESS, most=retraction_watch.MOST_BYTES)
        if data is None:
            raise UnreachableError("there is no such file")
        return retraction_watch.read_retractions(data, papers)
    except (UnreachableError, retraction_watch.NoTableError) as error:
        return Answer("retraction-watch", silent=papers, trouble=str(error))


def _trouble(answer: Answer) -> str:
    total = len(answer.silent) + len(answer.heard)
    return (
        f"{SOURCE_NAMES[answer.source]} did not answer for {len(answer.silent)} of {total}: {answer.trouble}"
    )
