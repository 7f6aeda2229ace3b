"""Cases of the preview: from a file that is saved to the page that is seen."""

from __future__ import annotations

import time
from collections.abc import Sequence

from benchmarks.building import Measure
from benchmarks.editing import Edit, word_of
from benchmarks.processes import memory_of_all
from benchmarks.results import Figures
from benchmarks.serving import preview_of
from benchmarks.watchers import Watcher
from benchmarks.workshop import Workshop
from benchmarks.writer import Corpus

_QUIET = 2.5
"""Seconds between two edits: the preview looks once more about a second after each."""


def seen(corpus: Corpus, edit: Edit, path: str, watcher: Watcher) -> Measure:
    """Saves edits while the page at `path` is watched. The first does not count: it imports much."""

    def measure(workshop: Workshop, runs: int) -> Sequence[Figures]:
        root = workshop.built(corpus)
        file = root / edit.path
        original = file.read_text(encoding="utf-8")
        seconds, memory = [], 0
        try:
            with preview_of(root) as preview, watcher(preview.address + path) as moment:
                for run in range(runs + 1):
                    time.sleep(_QUIET)
                    text = edit.change(original, word_of(run))
                    begun = time.time()
                    file.write_text(text, encoding="utf-8")
                    seconds.append(moment(word_of(run)) - begun)
                    memory = max(memory, memory_of_all(preview.pid) or 0)
        finally:
            file.write_text(original, encoding="utf-8")
        return [Figures(wall=tuple(seconds[1:]), memory=memory or None)]

    return measure
