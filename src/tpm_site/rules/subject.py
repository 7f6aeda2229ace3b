"""What a rule gets: one document, and the site around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, Span, at
from tpm_site.model.document import Document, Marks
from tpm_site.model.study import Study
from tpm_site.model.ties import Ties
from tpm_site.model.tree import SourceTree
from tpm_site.site.readable import Readable
from tpm_site.site.snippets import snippets_of
from tpm_site.site.world import World


class Subject(Struct, frozen=True, dict=True):
    """One document to check, and the world around it.

    `written` are the ids of the references that are written in the document itself, `studies` those of them
    that could be read, `snippets` what it includes, and what these include.
    """

    readable: Readable
    written: frozenset[str]
    studies: Mapping[str, Study]
    snippets: tuple[Ties, ...]
    world: World
    tree: SourceTree
    today: date

    @property
    def document(self) -> Document:
        return self.readable.document

    @property
    def marks(self) -> Marks:
        """Where things stand in the file. To be asked for only where there is something to say."""
        return self.readable.marks

    def span(self, name: str) -> Span:
        """Where a front-matter value stands."""
        return self.readable.span(name)

    @property
    def cited(self) -> frozenset[str]:
        """The references that the document's page cites, in its own text or in a snippet."""
        return frozenset(self.document.facts.citations).union(*(s.citations for s in self.snippets))

    def reached(self, snippet: Ties) -> tuple[Ties, ...]:
        """A snippet, and those that it includes."""
        language = self.document.id.language
        return tuple(dict.fromkeys((snippet, *snippets_of(language, snippet.includes, self.world.known))))

    @cached_property
    def sources(self) -> Mapping[str, Study]:
        """The references that the document itself names and that can be read, in order of naming them."""
        listed = (listed.id for listed in self.document.citations)
        named = dict.fromkeys((*self.document.facts.citations, *listed))
        return {id: study for id in named if (study := self.study(id))}

    def source(self, id: str) -> Span:
        """Where the document names a reference first: in a sentence, else in `citations`."""
        cited = self.document.facts.citations
        if id in cited:
            return self.text(self.marks.citations[cited.index(id)])
        return self.span(f"citations.{[listed.id for listed in self.document.citations].index(id)}")

    def passage(self, index: int) -> Span:
        """Where one of the document's passages stands."""
        return self.text(self.marks.passages[index])

    def knows(self, id: str) -> bool:
        """Whether there is a reference of this id, be it one whose record is at fault."""
        library = self.world.records.library
        return id in self.written or id in library.references or id in library.broken

    def study(self, id: str) -> Study | None:
        """A reference as the checks see it; None where there is none that could be read."""
        return self.studies.get(id) or self.world.records.library.studies.get(id)

    def text(self, mark: Mark) -> Span:
        """Where something in the text stands."""
        return at(self.document.path, mark)


Check = Callable[[Subject], Iterator[Diagnostic]]
