"""The site as one look found it. Its pages are made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct, field

from tpm_site.base.diagnostic import Diagnostic, Finding
from tpm_site.engine.planning import Plan
from tpm_site.engine.rendering import Renderer
from tpm_site.model.assets import Output
from tpm_site.model.plan import PagePlan
from tpm_site.pages.keys import Ingredients, encode_inputs, inputs_digest, page_key, shared_digest

_HEADERS = "_headers"
_COUNTED = 1000
"""In a larger bundle it takes longer to know what is different than to show it."""


class Since(NamedTuple):
    """The state that another one comes after, and the files that said other words in between, and no more."""

    bundle: Bundle
    reworded: frozenset[str]


class Bundle(Mapping[str, str]):
    """The files of a bundle that lies nowhere, by path, each with its key."""

    def __init__(
        self, plan: Plan, renderer: Renderer, made_with: Ingredients, since: Since | None = None
    ) -> None:
        self._gatherers, self._renderer, self._made_with = plan.gatherers, renderer, made_with
        self._files: Mapping[str, PagePlan | Output] = {
            **{page.path: page for page in plan.pages},
            **{output.path: output for output in plan.outputs},
        }
        self._since = since
        self._keys: dict[str, str] = {}
        self._made: dict[str, bytes | Diagnostic] = {}

    def __getitem__(self, path: str) -> str:
        # Asked for again when the next state is held against this one.
        if path not in self._keys:
            self._keys[path] = self._key(self._files[path])
        return self._keys[path]

    def _key(self, file: PagePlan | Output) -> str:
        if isinstance(file, Output):
            return file.digest
        inputs = inputs_digest(encode_inputs(file.gather(self._gatherers)))
        return page_key(inputs, shared_digest(file, self._made_with))

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, path: object) -> bool:
        return path in self._files

    def different_from(self, before: Bundle) -> int | None:
        """How many files are other ones, have come or have gone; None where it would take long to know."""
        if self._since is not None and self._since.bundle is before:
            moved = self._since.reworded
            paths = [path for path in self._files if self.source_of(path) in moved]
            return sum(self[path] != before[path] for path in paths)
        if len(self) > _COUNTED:
            return None
        return sum(before.get(path) != key for path, key in self.items()) + len(before.keys() - self.keys())

    def source_of(self, path: str) -> str:
        """The file of the project that a page is about; empty where there is none."""
        file = self._files.get(path)
        return file.source if isinstance(file, PagePlan) else ""

    def read(self, path: str) -> bytes | Diagnostic | None:
        """A file; None where there is none, a Diagnostic where a template is at fault."""
        file = self._files.get(path)
        if isinstance(file, Output):
            return file.data
        if file is None:
            return None
        if path not in self._made:
            self._made[path] = self._renderer.render(file, file.gather(self._gatherers))
        return self._made[path]


class Snapshot(Struct, frozen=True):
    """What one look has found: `files` are those of the bundle by path, each with its key.

    Equal keys are equal bytes. With errors there are no files.
    """

    findings: tuple[Finding, ...]
    errors: int
    files: Mapping[str, str] = field(default_factory=dict)

    def read(self, path: str) -> bytes | Diagnostic | None:
        """A file of the bundle; None where there is none, a Diagnostic where a template is at fault."""
        return self.files.read(path) if isinstance(self.files, Bundle) else None

    def different_from(self, before: Snapshot | None) -> int | None:
        """How many files are other ones, have come or have gone; None where it would take long to know."""
        old = before.files if before else {}
        if isinstance(self.files, Bundle) and isinstance(old, Bundle):
            return self.files.different_from(old)
        return len(self.files) + len(old)

    def source_of(self, path: str) -> str:
        """The file of the project that a page is about; empty where there is none."""
        return self.files.source_of(path) if isinstance(self.files, Bundle) else ""

    @property
    def headers(self) -> bytes:
        """The file that says what a host adds to its answers."""
        found = self.read(_HEADERS)
        return found if isinstance(found, bytes) else b""
