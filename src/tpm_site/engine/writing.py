"""The write stage: renders the pages that are not kept, and publishes the bundle."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.bundle.staging import Entry, stage, staging_in
from tpm_site.bundle.writing import publish
from tpm_site.engine.explaining import explain
from tpm_site.engine.keeping import Bundle
from tpm_site.engine.memo import Memo
from tpm_site.engine.planning import Plan
from tpm_site.engine.pool import map_in_order
from tpm_site.engine.reading import Sources
from tpm_site.engine.rendering import Renderer
from tpm_site.engine.request import Progress, Request, Written
from tpm_site.engine.theme import template_digests
from tpm_site.model.assets import Output
from tpm_site.model.plan import PagePlan
from tpm_site.pages.gather import Gatherers
from tpm_site.pages.keys import (
    Ingredients,
    encode_inputs,
    frame_digest,
    inputs_digest,
    page_key,
    shared_digest,
)
from tpm_site.render.environment import environment_of

_BATCH = 200
"""So many inputs of pages are kept at a time, so that few are held at once."""


class _Made(NamedTuple):
    """One page: its line of the manifest, how long it took, and the digest of what it is made from."""

    entry: Entry
    seconds: float
    inputs: str


def render_and_write(
    request: Request, begun: int, sources: Sources, plan: Plan, memo: Memo, progress: Progress
) -> Written:
    """Renders what has moved, and publishes the bundle where one is wanted and no template is at fault."""
    renderer = Renderer(environment_of(sources.templates), sources.strings, sources.tree)
    maker = _Maker(renderer, plan.gatherers, _measure)
    if request.out is None:
        made, faults = _make_all(maker, plan.pages, request.jobs, progress, lambda _: None)
        return Written(dict.fromkeys(_paths([*(page.entry for page in made), *plan.outputs])), faults=faults)
    made_with = ingredients_of(plan, template_digests(sources.templates, memo))
    # Nobody else writes to the folder meanwhile, so what is in place is looked at in here.
    with staging_in(request.out) as staging:
        bundle = Bundle(request.out, request.root, memo, request.jobs)
        inputs = _inputs(plan, bundle)
        kept = bundle.kept(_keys(plan, inputs, made_with))
        in_place = set(_paths(kept))
        missing = [page for page in plan.pages if page.path not in in_place]
        maker = replace(maker, keep=partial(stage, staging))
        then = bundle.inputs(request.explain) if request.explain else None
        made, faults = _make_all(maker, missing, request.jobs, progress, bundle.remember_inputs)
        if faults:
            return Written(faults=faults)
        ready = [output for output in plan.outputs if output.path not in in_place]
        fresh = [page.entry for page in made]
        staged = [*fresh, *(stage(staging, output.path, output.data) for output in ready)]
        publish(request.out, staging, staged, kept)
        inputs |= {page.entry.path: page.inputs for page in made}
        keys = _keys(plan, inputs, made_with)
        rendered = {path: keys[path] for path in _paths(fresh)}
        said = explain(request.explain, plan, rendered, made_with, bundle, then) if request.explain else ()
        outputs = bundle.remember(begun, made_with, staged, kept, keys)
        bundle.remember_frames(gatherer.frame for gatherer in plan.gatherers.values())
    times = tuple((page.seconds, page.entry.path) for page in made)
    return Written(outputs, tuple(rendered), (), said, times, inputs)


def ingredients_of(plan: Plan, templates: Mapping[str, str]) -> Ingredients:
    """What the pages of a plan share; `templates` are digests by kind of page and by component."""
    frames = {language: frame_digest(gatherer.frame) for language, gatherer in plan.gatherers.items()}
    return Ingredients(templates, frames)


def _inputs(plan: Plan, bundle: Bundle) -> dict[str, str]:
    """By path, the digest of what each page is made from. One that the bundle lacks is made in any case."""
    known = dict(plan.inputs)
    for page in plan.pages:
        if page.path not in known and bundle.key_of(page.path) is not None:
            known[page.path] = inputs_digest(encode_inputs(page.gather(plan.gatherers)))
    return known


def _keys(plan: Plan, inputs: Mapping[str, str], made_with: Ingredients) -> Mapping[str, str]:
    """By path, the digest of all that each file of the bundle is made from, as far as it is known."""
    keys: dict[str, str] = {}
    shared: dict[tuple[str, str, tuple[str, ...]], str] = {}
    for page in plan.pages:
        if page.path in inputs:
            group = (page.kind, page.language, page.components)
            if group not in shared:
                shared[group] = shared_digest(page, made_with)
            keys[page.path] = page_key(inputs[page.path], shared[group])
    return keys | {output.path: output.digest for output in plan.outputs}


def _paths(files: Iterable[Entry | Output]) -> tuple[str, ...]:
    return tuple(file.path for file in files)


def _measure(path: str, data: bytes) -> Entry:
    return Entry(path, "", len(data))


class _Maker(Struct, frozen=True):
    """Makes pages one by one, in any process, and hands each to `keep`."""

    renderer: Renderer
    gatherers: Gatherers
    keep: Callable[[str, bytes], Entry]

    def make(self, plan: PagePlan) -> tuple[_Made, bytes] | Diagnostic:
        """One page, with what it is made from, encoded; or the fault of a template."""
        begun = time.perf_counter()
        inputs = plan.gather(self.gatherers)
        result = self.renderer.render(plan, inputs)
        if isinstance(result, Diagnostic):
            return result
        seconds = time.perf_counter() - begun
        encoded = encode_inputs(inputs)
        return _Made(self.keep(plan.path, result), seconds, inputs_digest(encoded)), encoded


def _make_all(
    maker: _Maker,
    pages: Sequence[PagePlan],
    jobs: int,
    progress: Progress,
    remember: Callable[[Iterable[tuple[str, bytes]]], None],
) -> tuple[tuple[_Made, ...], tuple[Diagnostic, ...]]:
    """Makes all pages, in several processes where it pays. `remember` gets what they are made from."""
    made: list[_Made] = []
    faults: dict[Diagnostic, None] = {}
    waiting: list[tuple[str, bytes]] = []
    for result in map_in_order(maker.make, pages, jobs, lambda done: progress("render", done, len(pages))):
        if isinstance(result, Diagnostic):
            faults[result] = None
            continue
        page, inputs = result
        made.append(page)
        waiting.append((page.entry.path, inputs))
        if len(waiting) == _BATCH:
            remember(waiting)
            waiting = []
    remember(waiting)
    return tuple(made), tuple(faults)
