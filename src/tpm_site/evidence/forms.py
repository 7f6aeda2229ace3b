"""Which form a style gives to a record: by its type, but for pages of an agency."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tpm_site.evidence.formatting import Piece
from tpm_site.model.reference import Reference, SourceType

Form = Callable[[Reference], tuple[Piece, ...]]


class Forms(NamedTuple):
    """The forms of one style; `general` is for a type without one of its own."""

    by_type: Mapping[SourceType, Form]
    journal: Form
    web: Form
    general: Form

    def of(self, reference: Reference) -> Form:
        """The form of one record."""
        form = self.by_type.get(reference.type, self.general)
        if reference.design == "regulatory" and form is not self.journal:
            # A safety communication is a page of the agency's site, whatever the record calls it.
            return self.web
        return form
