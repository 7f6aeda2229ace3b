"""The facts of a document's texts: what they name, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from tpm_site.base.span import Mark
from tpm_site.markdown.context import Use, Uses
from tpm_site.model.document import Facts, Marks
from tpm_site.model.passage import Headline


def gather_facts(
    uses: Iterable[Uses],
    anchors: Iterable[str],
    values: Mapping[str, Mark],
    headlines: Iterable[Headline] = (),
) -> tuple[Facts, Marks]:
    """What the checks need to know of some texts, given in order of reading; `values` are marks by name."""
    uses = tuple(uses)
    links, link_marks = _split(u.links for u in uses)
    citations, citation_marks = _split(u.citations for u in uses)
    pictures, picture_marks = _split(u.pictures for u in uses)
    includes, include_marks = _split(u.includes for u in uses)
    callouts, callout_marks = _split(u.callouts for u in uses)
    outside, outside_marks = _split(u.outside for u in uses)
    told = tuple(chain.from_iterable(u.passages for u in uses))
    return (
        Facts(
            links, citations, pictures, includes, callouts, outside,
            tuple(anchors), tuple(t.passage for t in told), tuple(headlines),
        ),
        Marks(
            values, link_marks, citation_marks, picture_marks, include_marks, callout_marks, outside_marks,
            tuple(t.mark for t in told),
        ),
    )  # fmt: skip


def _split(uses: Iterable[Iterable[Use]]) -> tuple[tuple[str, ...], tuple[Mark, ...]]:
    found = tuple(chain.from_iterable(uses))
    return tuple(use.name for use in found), tuple(use.mark for use in found)
