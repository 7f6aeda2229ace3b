"""What only a document's own page shows: its text, its questions, the references written in place."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from tpm_site.model.body import EMPTY, Body
from tpm_site.model.codec import Addressed, decode
from tpm_site.model.fields import Interval
from tpm_site.model.reference import Reference


class AnsweredQuestion(Struct, frozen=True, array_like=True):
    """A common question, with the answer parsed."""

    id: str
    question: str
    answer: Body


class Content(Struct, frozen=True, array_like=True):
    """It travels encoded, and is decoded where its page is rendered.

    `listed` are the ids of `citations` in the front matter; `review` is how often the page is due for review,
    where it says so itself; `also` are other names of a treatment.
    """

    body: Body = EMPTY
    key_points: tuple[Body, ...] = ()
    questions: tuple[AnsweredQuestion, ...] = ()
    listed: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    review: Interval | None = None
    also: tuple[str, ...] = ()


class StoredContent(Addressed):
    """A Content that is loaded where its page is rendered."""

    def __init__(self, digest: str, load: Callable[[str], bytes]) -> None:
        self.digest = digest
        self._load = load

    def load(self) -> Content:
        """The Content itself."""
        return decode(self._load(self.digest), Content)
