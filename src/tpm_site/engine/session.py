"""A project that is kept at hand and looked at again after each change, for a preview. Writes no file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from jinja2 import Environment

from tpm_site.base.diagnostic import Diagnostic, Finding, has_errors
from tpm_site.engine.cache import Cache
from tpm_site.engine.findings import findings_of
from tpm_site.engine.memo import Memo
from tpm_site.engine.parsing import parse_all
from tpm_site.engine.planning import Plan, collect, make_plan
from tpm_site.engine.reading import Sources, read_sources
from tpm_site.engine.recipe import recipe
from tpm_site.engine.rendering import Renderer
from tpm_site.engine.request import Request
from tpm_site.engine.theme import template_digests
from tpm_site.model.plan import PagePlan
from tpm_site.model.tree import TemplateText
from tpm_site.pages.keys import Ingredients, frame_digest, page_key
from tpm_site.render.environment import environment_of
from tpm_site.rules.table import check_documents
from tpm_site.rules.waivers import without_waived
from tpm_site.site.resolve import Day, resolve

_HEADERS = "_headers"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The site as one look found it.

    `pages` are the files of the bundle by path, each with its key: equal keys are equal bytes. With errors
    there are none. `headers` is the bundle's own `_headers`.
    """

    findings: tuple[Finding, ...]
    errors: int
    pages: Mapping[str, str] = field(default_factory=dict)
    headers: bytes = b""
    _renderer: Renderer | None = None
    _plans: Mapping[str, PagePlan] = field(default_factory=dict)
    _outputs: Mapping[str, bytes] = field(default_factory=dict)

    def read(self, path: str) -> bytes | Diagnostic | None:
        """A file of the bundle; None where there is none, a Diagnostic where a template is at fault."""
        if path in self._outputs:
            return self._outputs[path]
        plan = self._plans.get(path)
        return self._renderer.render(plan) if plan and self._renderer else None


class Session:
    """Looks at one project again and again. One look at a time; a Snapshot may be read beside one."""

    def __init__(self, request: Request) -> None:
        self._request = request
        # A cache that was closed keeps nothing, so that what is made is kept in memory.
        cache = Cache(request.root, recipe(), writable=False)
        cache.close()
        self._memo = Memo(cache)
        self._environment: tuple[Mapping[str, TemplateText], Environment] | None = None

    def look(self, changed: Collection[str] | None) -> Snapshot:
        """The site as it is now. `changed` are paths of files that may have moved; None: look at everything.

        Raises OSError where the machine fails.
        """
        sources, found = read_sources(self._request)
        if sources is None:
            return self._snapshot(found)
        tree, memo = sources.tree, self._memo
        parsed, _ = parse_all(self._request, tree, [""] * len(tree.documents), memo, lambda *_: None)
        # Workers are forked, which is safe only until the process has threads beside this one.
        self._request = replace(self._request, jobs=1)
        day = Day(self._request.today, self._request.drafts)
        site, unresolved = resolve(sources.records, parsed, tree, day)
        checked = check_documents(parsed, site, tree, self._request.today)
        collected = collect(sources, site, parsed, memo)
        in_files = [diagnostic for document in parsed for diagnostic in document.diagnostics]
        found = (*found, *in_files, *unresolved, *checked, *collected.diagnostics)
        documents = [p.document for p in parsed if p.document is not None]
        if not has_errors(found):
            plan = make_plan(sources, site, parsed, collected, memo.load)
            found = (*found, *plan.diagnostics)
            if not has_errors(found):
                return self._planned(sources, plan, without_waived(found, documents)[0])
        return self._snapshot(without_waived(found, documents)[0])

    def _snapshot(self, found: Collection[Diagnostic]) -> Snapshot:
        findings = findings_of(found, self._request.root)
        return Snapshot(findings, sum(has_errors((finding.diagnostic,)) for finding in findings))

    def _planned(self, sources: Sources, plan: Plan, found: Collection[Diagnostic]) -> Snapshot:
        frames = {language: frame_digest(frame) for language, frame in plan.frames.items()}
        made_with = Ingredients(template_digests(sources.templates, self._memo), frames)
        keys = {page.path: page_key(page, made_with) for page in plan.pages}
        outputs = {output.path: output for output in plan.outputs}
        return replace(
            self._snapshot(found),
            pages=MappingProxyType(keys | {path: output.digest for path, output in outputs.items()}),
            headers=outputs[_HEADERS].data,
            _renderer=Renderer(self._environment_of(sources.templates), sources.strings, sources.tree),
            _plans={page.path: page for page in plan.pages},
            _outputs={path: output.data for path, output in outputs.items()},
        )

    def _environment_of(self, templates: Mapping[str, TemplateText]) -> Environment:
        """Compiled templates are kept as long as no template moves."""
        if self._environment is None or self._environment[0] != templates:
            self._environment = (templates, environment_of(templates))
        return self._environment[1]
