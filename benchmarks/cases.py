"""All cases, in the order of the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.building import Measure, cold, idle, own_cold, restored, version
from benchmarks.editing import BODY, EDITED, PARTS, TITLE, TITLE_OF_NEWEST, edited, template
from benchmarks.previewing import seen
from benchmarks.results import Case, Target, at_most, under, without_fault
from benchmarks.retractions import ROWS, retractions
from benchmarks.watchers import in_browser, over_http
from benchmarks.words import SHELVES
from benchmarks.workshop import Workshop
from benchmarks.writer import Corpus

_LONG, _SHORT, _SEEN, _START = 3, 5, 9, 15
"""How often to run what takes a while, and what does not."""
_SHOWS = under(1)._replace(words="under 1 s, only pages that show it are rendered")
_USES = without_fault("only pages that use it are rendered")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many articles: in small corpora, in one to tell growth by, in the one that targets are for.

    `huge` is 0 where it is left out.
    """

    small: int = 1_000
    middle: int = 4_000
    large: int = 10_000
    huge: int = 0


_Row = tuple[str, Measure, Target | None, int]
"""Name, how it is measured, target, runs."""


def cases(sizes: Sizes) -> tuple[Case, ...]:
    """The cases for corpora of those sizes."""
    return (
        Case(name="`tpm-site --version`", measure=version, target=under(0.08), runs=_START),
        Case(name="cold build, the project's own content", measure=own_cold, runs=_SHORT),
        Case(
            name="no-op build, the project's own content",
            measure=idle(Workshop.own),
            target=under(0.15),
            runs=_SHORT,
        ),
        Case(
            name=f"`tpm-site evidence watch`, {ROWS:,} retractions",
            measure=retractions,
            target=under(2),
            runs=_SHORT,
        ),
        *_cold_builds(sizes),
        *_of(sizes.large, _rebuilds(Corpus(sizes.large))),
        *_of(sizes.small, _edits_of_many(Corpus(sizes.small))),
        *_of(sizes.large, _previews(Corpus(sizes.large))),
    )


def _of(articles: int, rows: Sequence[_Row]) -> list[Case]:
    """The cases of rows that have one corpus."""
    return [
        Case(
            name=f"{name}, {articles:,} articles",
            measure=measure,
            target=target,
            runs=runs,
            articles=articles,
        )
        for name, measure, target, runs in rows
    ]


def _cold_builds(sizes: Sizes) -> list[Case]:
    """With nothing kept. Growth is told from plain corpora of all sizes."""
    other = [
        ("rich", Corpus(sizes.small, "rich")),
        ("rich, other words", Corpus(sizes.small, "rich", "kitchen", 11)),
    ]
    plain = [
        Case(
            name=f"cold build, {articles:,} articles",
            measure=cold(Corpus(articles), with_peers=with_peers),
            target=at_most("Hugo") if with_peers else None,
            runs=runs,
            articles=articles,
            is_growth=True,
        )
        for articles, with_peers, runs in (
            (sizes.small, True, _SHORT),
            (sizes.middle, False, 1),
            (sizes.large, True, _LONG),
            (sizes.huge, False, 1),
        )
        if articles
    ]
    return [
        *_of(sizes.small, [(f"cold build, {what}", cold(it), at_most("Hugo"), _SHORT) for what, it in other]),
        *plain,
    ]


def _rebuilds(corpus: Corpus) -> list[_Row]:
    """With what an earlier build has kept, each in a new process."""
    adding = "one body edit that adds a heading, a link and a citation"
    return [
        ("no-op build", idle(lambda workshop: workshop.built(corpus)), under(0.3), _SHORT),
        ("one body edit", edited(corpus, BODY), under(0.6), _SHORT),
        (adding, edited(corpus, PARTS), None, _SHORT),
        ("one title edit", edited(corpus, TITLE), _SHOWS, _SHORT),
        ("one title edit, of one that feeds show", edited(corpus, TITLE_OF_NEWEST), _SHOWS, _SHORT),
        ("one template edit, 404.html", edited(corpus, template("404.html")), _USES, _SHORT),
        ("one template edit, category.html", edited(corpus, template("category.html")), _USES, _SHORT),
        (
            "fresh checkout, cache and bundle restored",
            restored(corpus, ".tpm-cache", "build"),
            under(1.5),
            _LONG,
        ),
        ("fresh checkout, only the cache restored", restored(corpus, ".tpm-cache"), None, _LONG),
    ]


def _edits_of_many(corpus: Corpus) -> list[_Row]:
    """What nearly all pages show."""
    return [("one template edit, article.html", edited(corpus, template("article.html")), _USES, _SHORT)]


def _previews(corpus: Corpus) -> list[_Row]:
    """From the file that is saved to the page that is seen."""
    page, shelf = f"/articles/guide-{EDITED}/", f"/library/{SHELVES[EDITED % len(SHELVES)]}/"
    return [
        (f"preview, {what}, seen {how}", seen(corpus, edit, path, watcher), target, _SEEN)
        for what, edit, path, target in (
            ("body edit", BODY, page, under(0.1)),
            ("title edit, on its page", TITLE, page, under(0.2)),
            ("title edit, on its category's page", TITLE, shelf, under(0.2)),
        )
        for how, watcher in (("over HTTP", over_http), ("in Chromium", in_browser))
    ]
