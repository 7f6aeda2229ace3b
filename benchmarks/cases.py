"""All cases, in the order of the report."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.building import cold, idle, own_cold, restored, version
from benchmarks.editing import BODY, EDITED, PARTS, TITLE, TITLE_OF_NEWEST, edited, template
from benchmarks.previewing import seen
from benchmarks.results import Case, at_most, under, without_fault
from benchmarks.watchers import in_browser, over_http
from benchmarks.words import SHELVES
from benchmarks.workshop import Workshop
from benchmarks.writer import Corpus

_SHORT, _SEEN, _START = 5, 9, 15
"""Runs of what does not take long."""
_PAGE = f"/articles/guide-{EDITED}/"
_SHELF = f"/library/{SHELVES[EDITED % len(SHELVES)]}/"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many articles: in small corpora, in one to tell growth by, in the one that targets are for.

    `huge` is 0 where it is left out.
    """

    small: int = 1_000
    middle: int = 4_000
    large: int = 10_000
    huge: int = 0


def cases(sizes: Sizes) -> tuple[Case, ...]:
    """The cases for corpora of those sizes."""
    return (*_builds(sizes), *_rebuilds(sizes), *_previews(sizes))


def _builds(sizes: Sizes) -> list[Case]:
    """With nothing kept."""
    rows: list[tuple[str, Corpus, int]] = [
        ("", Corpus(sizes.small), _SHORT),
        (", rich", Corpus(sizes.small, "rich"), _SHORT),
        (", rich, other words", Corpus(sizes.small, "rich", "kitchen", 11), _SHORT),
        ("", Corpus(sizes.large), 3),
    ]
    compared = [
        Case(
            name=f"cold build, {corpus.articles:,} articles{what}",
            measure=cold(corpus),
            target=at_most("Hugo"),
            runs=runs,
            articles=corpus.articles,
            is_growth=not what,
        )
        for what, corpus, runs in rows
    ]
    alone = [
        Case(
            name=f"cold build, {articles:,} articles, alone",
            measure=cold(Corpus(articles), with_peers=False),
            runs=1,
            articles=articles,
            is_growth=True,
        )
        for articles in (sizes.middle, sizes.huge)
        if articles
    ]
    return [
        Case(name="`tpm-site --version`", measure=version, target=under(0.08), runs=_START),
        Case(name="cold build, the project's own content", measure=own_cold, runs=_SHORT),
        *compared,
        *alone,
    ]


def _rebuilds(sizes: Sizes) -> list[Case]:
    """With what an earlier build has kept, each in a new process."""
    corpus, size = Corpus(sizes.large), f", {sizes.large:,} articles"

    small = Corpus(sizes.small)
    shows_it = under(1)._replace(words="under 1 s, only pages that show it are rendered")
    uses_it = without_fault("only pages that use it are rendered")
    rows = [
        (f"no-op build{size}", idle(lambda workshop: workshop.built(corpus)), under(0.3), _SHORT),
        ("no-op build, the project's own content", idle(Workshop.own), under(0.15), _SHORT),
        (f"one body edit{size}", edited(corpus, BODY), under(0.6), _SHORT),
        (
            f"one body edit that adds a heading, a link and a citation{size}",
            edited(corpus, PARTS),
            None,
            _SHORT,
        ),
        (f"one title edit{size}", edited(corpus, TITLE), shows_it, _SHORT),
        (f"one title edit, of one that feeds show{size}", edited(corpus, TITLE_OF_NEWEST), shows_it, _SHORT),
        (f"one template edit, 404.html{size}", edited(corpus, template("404.html")), uses_it, _SHORT),
        (
            f"one template edit, category.html{size}",
            edited(corpus, template("category.html")),
            uses_it,
            _SHORT,
        ),
        (
            f"one template edit, article.html, {sizes.small:,} articles",
            edited(small, template("article.html")),
            uses_it,
            _SHORT,
        ),
        (
            f"fresh checkout, cache and bundle restored{size}",
            restored(corpus, ".tpm-cache", "build"),
            under(1.5),
            3,
        ),
        (f"fresh checkout, only the cache restored{size}", restored(corpus, ".tpm-cache"), None, 3),
    ]
    return [
        Case(
            name=name,
            measure=measure,
            target=target,
            runs=runs,
            articles=sizes.large if name.endswith(size) else 0,
        )
        for name, measure, target, runs in rows
    ]


def _previews(sizes: Sizes) -> list[Case]:
    """From the file that is saved to the page that is seen."""
    corpus = Corpus(sizes.large)
    edits = (
        ("body edit", BODY, _PAGE, under(0.1)),
        ("title edit, on its page", TITLE, _PAGE, under(0.2)),
        ("title edit, on its category's page", TITLE, _SHELF, under(0.2)),
    )
    watchers = (("over HTTP", over_http), ("in Chromium", in_browser))
    return [
        Case(
            name=f"preview, {what}, seen {how}, {sizes.large:,} articles",
            measure=seen(corpus, edit, path, watcher),
            target=target,
            runs=_SEEN,
            articles=sizes.large,
        )
        for what, edit, path, target in edits
        for how, watcher in watchers
    ]
