"""The write stage: renders the pages that are not kept, and publishes the bundle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.bundle.writing import Entry, publish, stage, staging_in
from tpm_site.engine.keeping import Bundle
from tpm_site.engine.memo import Memo
from tpm_site.engine.planning import Plan
from tpm_site.engine.pool import map_in_order
from tpm_site.engine.reading import Sources
from tpm_site.engine.rendering import Renderer
from tpm_site.engine.request import Progress, Request
from tpm_site.engine.theme import template_digests
from tpm_site.model.assets import Output
from tpm_site.model.plan import PagePlan
from tpm_site.pages.keys import frame_digest, page_key
from tpm_site.render.environment import environment_of


@dataclass(frozen=True, slots=True)
class Written:
    """The paths of the bundle, those of them that were rendered, and the faults of templates."""

    outputs: tuple[str, ...] = ()
    rendered: tuple[str, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


NOTHING = Written()


def render_and_write(
    request: Request, sources: Sources, plan: Plan, memo: Memo, progress: Progress
) -> Written:
    """Renders what has moved, and publishes the bundle where one is wanted and no template is at fault."""
    renderer = Renderer(environment_of(sources.tree.templates), sources.strings, sources.tree)
    render = partial(_render_all, renderer, jobs=request.jobs, progress=progress)
    if request.out is None:
        entries, faults = render(plan.pages, _measure)
        return Written(_paths([*entries, *plan.outputs]), (), faults)
    bundle = Bundle(request.out, memo)
    keys = _keys(sources, plan, memo)
    kept = [entry for path, key in keys.items() if (entry := bundle.entry(path, key))]
    in_place = set(_paths(kept))
    missing = [page for page in plan.pages if page.path not in in_place]
    with staging_in(request.out) as staging:
        fresh, faults = render(missing, partial(stage, staging))
        if faults:
            return Written(faults=faults)
        ready = [output for output in plan.outputs if output.path not in in_place]
        staged = [*fresh, *(stage(staging, output.path, output.data) for output in ready)]
        publish(request.out, staging, staged, kept)
    entries = (*staged, *kept)
    bundle.remember(entries, keys)
    return Written(_paths(entries), _paths(fresh))


def _keys(sources: Sources, plan: Plan, memo: Memo) -> Mapping[str, str]:
    """By path, the digest of what each file of the bundle is made from."""
    templates = template_digests(sources.tree.templates, memo)
    frames = {language: frame_digest(frame) for language, frame in plan.frames.items()}
    keys = {page.path: page_key(page, templates, frames[page.language]) for page in plan.pages}
    return keys | {output.path: output.digest for output in plan.outputs}


def _paths(files: Iterable[Entry | Output]) -> tuple[str, ...]:
    return tuple(file.path for file in files)


def _measure(path: str, data: bytes) -> Entry:
    return Entry(path, "", len(data))


def _render_all(
    renderer: Renderer,
    pages: Sequence[PagePlan],
    keep: Callable[[str, bytes], Entry],
    jobs: int,
    progress: Progress,
) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """Renders all pages and hands each to `keep`, in the process that rendered it."""

    def work(plan: PagePlan) -> Entry | Diagnostic:
        result = renderer.render(plan)
        return result if isinstance(result, Diagnostic) else keep(plan.path, result)

    results = tuple(map_in_order(work, pages, jobs, lambda done: progress("render", done, len(pages))))
    return (
        tuple(result for result in results if isinstance(result, Entry)),
        tuple(dict.fromkeys(result for result in results if isinstance(result, Diagnostic))),
    )
