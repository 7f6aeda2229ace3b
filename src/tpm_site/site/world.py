"""All that linking one document may depend on, beside that document: who is there, and where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from tpm_site.model.calendar import Status
from tpm_site.model.common import CallToAction
from tpm_site.model.document import Card
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.site import Records
from tpm_site.model.ties import Ties
from tpm_site.model.tree import SourceTree
from tpm_site.site.actions import default_action
from tpm_site.site.addresses import Addresses, addresses_of, index_pages, left_out_urls
from tpm_site.site.related import Neighbours

BySlug = Mapping[tuple[str, str], tuple[str, ...]]
"""Slugs by language and slug."""


class Day(NamedTuple):
    """The day as of which a site is built, and whether what is not public is shown, marked."""

    today: date
    drafts: bool = False


class World(Struct, frozen=True):
    """`known` are all documents that could be read, `shown` those that are pages of this build.

    `broken` are documents that could not be read. `action` is what pages show that name none. Of a language
    and a slug, `providers` are the people who offer a treatment, `by_author` and `on_treatment` the articles
    by someone and about a treatment, newest first.
    """

    records: Records
    known: Mapping[DocumentId, Ties]
    shown: frozenset[DocumentId]
    broken: frozenset[DocumentId]
    action: CallToAction | None
    addresses: Addresses
    neighbours: Mapping[str, Neighbours]
    providers: BySlug
    by_author: BySlug
    on_treatment: BySlug


def world_of(
    records: Records,
    known: Mapping[DocumentId, Ties],
    broken: Mapping[DocumentId, str],
    tree: SourceTree,
    day: Day,
) -> World:
    """The world of a day. `broken` are the paths of documents that could not be read."""
    pages = {id: ties for id, ties in known.items() if id.kind is not Kind.SNIPPET}
    shown = pages if day.drafts else {id: t for id, t in pages.items() if t.status is Status.LIVE}
    left_out = left_out_urls(pages, shown, index_pages(tree.languages, records.library, None))
    action = default_action(records.config, records.library, left_out)
    indexes = index_pages(tree.languages, records.library, action)
    articles = sorted((t for id, t in shown.items() if id.kind is Kind.ARTICLE), key=newest_first)
    people = [ties for id, ties in shown.items() if id.kind is Kind.PERSON]
    default = records.config.defaults.authors
    return World(
        records=records,
        known=known,
        shown=frozenset(shown),
        broken=frozenset(broken),
        action=action,
        addresses=addresses_of(known, shown, broken, left_out, indexes, tree),
        neighbours={
            language: Neighbours([ties for ties in articles if ties.id.language == language])
            for language in tree.languages
        },
        providers=_by_named((person, person.treatments) for person in people),
        by_author=_by_named((article, article.authors or default) for article in articles),
        on_treatment=_by_named((article, article.treatments) for article in articles),
    )


def newest_first(article: Ties | Card) -> tuple[int, str]:
    """The order of articles everywhere."""
    day = article.published or date.min
    return (-day.toordinal(), article.id.slug)


def _by_named(found: Iterable[tuple[Ties, tuple[str, ...]]]) -> BySlug:
    """Those who name a slug, by their language and that slug."""
    by_slug: dict[tuple[str, str], list[str]] = defaultdict(list)
    for ties, named in found:
        for slug in named:
            by_slug[ties.id.language, slug].append(ties.id.slug)
    return {key: tuple(slugs) for key, slugs in by_slug.items()}
