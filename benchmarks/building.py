"""Cases of whole builds: cold, with nothing to do, in a fresh checkout."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.measuring import Contender, by_turns
from benchmarks.processes import output_of, timed
from benchmarks.results import OURS, Figures
from benchmarks.workshop import PROGRAM, Workshop, build_of, pages_in, too_little
from benchmarks.writer import Corpus

Measure = Callable[[Workshop, int], Sequence[Figures]]


def version(workshop: Workshop, runs: int) -> Sequence[Figures]:
    """`tpm-site --version`."""
    return by_turns([Contender(OURS, (str(PROGRAM), "--version"))], runs)


def cold(corpus: Corpus, *, with_peers: bool = True) -> Measure:
    """Builds with nothing kept, by turns with the peers."""

    def measure(workshop: Workshop, runs: int) -> Sequence[Figures]:
        root = workshop.project(corpus)
        sites = workshop.sites(corpus) if with_peers else []
        able = [site for site in sites if not site.trouble]
        contenders = [
            _forgetful(workshop, OURS, build_of(root), root / "build", root / ".tpm-cache"),
            *(_forgetful(workshop, site.name, site.command, site.bundle) for site in able),
        ]
        bundles = [root / "build", *(site.bundle for site in able)]
        figures = [
            replace(its, pages=f"{pages_in(bundle):,}", fault=too_little(bundle, corpus))
            for its, bundle in zip(by_turns(contenders, runs), bundles, strict=True)
        ]
        return [*figures, *(Figures(who=site.name, fault=site.trouble) for site in sites if site.trouble)]

    return measure


def own_cold(workshop: Workshop, runs: int) -> Sequence[Figures]:
    """The project's own content with nothing kept."""
    root = workshop.own()
    own = _forgetful(workshop, OURS, build_of(root), root / "build", root / ".tpm-cache")
    return [replace(its, pages=f"{pages_in(root / 'build'):,}") for its in by_turns([own], runs)]


def idle(project: Callable[[Workshop], Path]) -> Measure:
    """Builds where nothing has changed."""

    def measure(workshop: Workshop, runs: int) -> Sequence[Figures]:
        root = project(workshop)
        command = build_of(root)
        timed(command)  # What has only just been written is read once more by the next build.
        figures = by_turns([Contender(OURS, command, lambda run: timed(command))], runs)
        rendered = rendered_by(root)
        return [replace(its, pages=f"{len(rendered)} rendered", fault=_named(rendered)) for its in figures]

    return measure


_MADE = (".tpm-cache", "build")
"""What builds leave in a project."""


def restored(corpus: Corpus, *kept: str) -> Measure:
    """Builds in a new folder to which the project and what is `kept` were copied, all times new."""

    def measure(workshop: Workshop, runs: int) -> Sequence[Figures]:
        root, fresh = workshop.built(corpus), workshop.scratch / "restored"
        output_of(build_of(root))  # What is kept is of this content, whatever was edited before.

        def prepare(run: int) -> None:
            workshop.move_aside(fresh)
            for folder in root.iterdir():
                if folder.name not in _MADE or folder.name in kept:
                    shutil.copytree(folder, fresh / folder.name, copy_function=shutil.copyfile)

        figures = by_turns([Contender(OURS, build_of(fresh), prepare)], runs)
        prepare(runs)
        return [replace(its, pages=f"{len(rendered_by(fresh)):,} rendered") for its in figures]

    return measure


def rendered_by(root: Path) -> list[str]:
    """Builds a project; the pages that this build renders."""
    return output_of([str(PROGRAM.with_name("python")), "-m", "benchmarks.rendered", str(root)]).splitlines()


def _forgetful(workshop: Workshop, who: str, command: Sequence[str], *made: Path) -> Contender:
    return Contender(who, command, lambda run: workshop.move_aside(*made))


def _named(pages: Sequence[str]) -> str:
    return f"renders {', '.join(pages[:3])}" if pages else ""
