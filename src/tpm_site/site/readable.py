"""A document that could be read, with the places in its file."""

from __future__ import annotations

from typing import NamedTuple

from tpm_site.base.span import Span, at
from tpm_site.model.codec import decode
from tpm_site.model.document import Document, Marks


class Readable(NamedTuple):
    """A document, and, encoded, where things stand in its file."""

    document: Document
    packed: bytes

    @property
    def marks(self) -> Marks:
        """Where things stand in the file."""
        return decode(self.packed, Marks)

    def span(self, name: str) -> Span:
        """Where a front-matter value stands."""
        return at(self.document.path, self.marks.values.get(name))
