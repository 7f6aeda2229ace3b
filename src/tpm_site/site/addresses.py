"""What stands at which address."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from msgspec import Struct

from tpm_site.model.common import CallToAction
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.sections import MAIN, NEXT_STEP
from tpm_site.model.site import Library
from tpm_site.model.ties import Ties
from tpm_site.model.tree import SourceTree
from tpm_site.site import urls
from tpm_site.site.urls import language_prefix

STATIC_ASSETS = "assets/"


class Addresses(Struct, frozen=True):
    """`pages` are addresses of pages that no document makes, with their ids; `files` those of other files.

    `left_out` exists, but is not shown. `broken` are pages whose files are at fault themselves. `by_path` are
    the addresses of source files, `snippets` the files that make no page.
    """

    by_path: Mapping[str, str]
    by_url: Mapping[str, DocumentId]
    snippets: frozenset[str]
    left_out: frozenset[str]
    pages: Mapping[str, frozenset[str]]
    files: frozenset[str]
    broken: frozenset[str]
    attachments: frozenset[str]

    def exists(self, url: str) -> bool:
        """Whether a rooted address leads to a page or a file of the bundle."""
        return url in self.by_url or url in self.pages or url in self.files or url in self.broken

    def all(self) -> tuple[str, ...]:
        """Every address of the bundle that a link may name, in an order that depends on nothing else."""
        return tuple(sorted({*self.by_url, *self.pages, *self.files, *self.broken}))


def addresses_of(
    known: Mapping[DocumentId, Ties],
    shown: Mapping[DocumentId, Ties],
    broken: Mapping[DocumentId, str],
    left_out: frozenset[str],
    indexes: Mapping[str, frozenset[str]],
    tree: SourceTree,
) -> Addresses:
    """The addresses of a site whose `shown` documents become pages, beside its `indexes`."""
    default = tree.languages[0]
    prefixes = [language_prefix(language, default) for language in tree.languages]
    feeds = {urls.feed_of(ties.url) for id, ties in shown.items() if id.kind is Kind.CATEGORY}
    site_feeds = {f"{prefix}{urls.FEED}" for prefix in prefixes}
    static = {f"/{file.name}" for file in tree.static if not file.name.startswith(STATIC_ASSETS)}
    broken_urls = {
        path: urls.url_of(id, language_prefix(id.language, default))
        for id, path in broken.items()
        if id.kind is not Kind.SNIPPET
    }
    return Addresses(
        by_path={ties.path: ties.url for ties in known.values() if ties.url} | broken_urls,
        by_url={ties.url: id for id, ties in shown.items()},
        snippets=frozenset(ties.path for ties in known.values() if not ties.url),
        left_out=left_out,
        pages=indexes,
        files=frozenset({*feeds, *site_feeds, *static, urls.SITEMAP}),
        broken=frozenset(broken_urls.values()),
        attachments=tree.attachments,
    )


def left_out_urls(
    pages: Mapping[DocumentId, Ties], shown: Container[DocumentId], indexes: Container[str]
) -> frozenset[str]:
    """The addresses of documents that this build does not show; an index page is there without one."""
    return frozenset(ties.url for id, ties in pages.items() if id not in shown and ties.url not in indexes)


def index_pages(
    languages: Sequence[str], library: Library, action: CallToAction | None
) -> Mapping[str, frozenset[str]]:
    """The pages that every edition has, each with its ids; `action` is what those show that name none."""
    main = frozenset({MAIN})
    acting = main if action is None else main | {NEXT_STEP}
    found: dict[str, frozenset[str]] = {}
    for language in languages:
        prefix = language_prefix(language, languages[0])
        for url in (urls.HOME, urls.LIBRARY, urls.TREATMENTS, urls.PEOPLE):
            found[f"{prefix}{url}"] = acting
        found[f"{prefix}{urls.GLOSSARY}"] = main | library.terms.keys()
        if library.references:
            found[f"{prefix}{urls.EVIDENCE}"] = main
    return found
