"""What of one document has a say in where other documents lead."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tpm_site.model.calendar import Status
from tpm_site.model.common import CallToAction
from tpm_site.model.kinds import DocumentId
from tpm_site.model.passage import Passage


class Ties(NamedTuple):
    """Other documents may depend on these to know where they lead, and on nothing else of a document.

    Titles and summaries are not among them: they are shown, and decide nothing. `url` is empty for a
    snippet. `words` are tags and topics; `action` is that of a category, `includes` and `citations` those of
    a snippet, and `passages` those in which it names the trials that it cites.
    """

    id: DocumentId
    path: str
    url: str
    status: Status
    category: str
    published: date | None
    words: frozenset[str]
    authors: tuple[str, ...]
    treatments: tuple[str, ...]
    aliases: tuple[str, ...]
    action: CallToAction | str | None
    includes: tuple[str, ...]
    citations: tuple[str, ...]
    passages: tuple[Passage, ...]
