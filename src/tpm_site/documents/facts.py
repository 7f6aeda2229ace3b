"""The facts of a document's texts: what they name, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from tpm_site.base.span import Mark
from tpm_site.markdown.context import Use, Uses
from tpm_site.model.document import Facts, Marks


def gather_facts(
    uses: Iterable[Uses], anchors: Iterable[str], values: Mapping[str, Mark]
) -> tuple[Facts, Marks]:
    """What the checks need to know of some texts, given in order of reading; `values` are marks by name."""
    uses = tuple(uses)
    links = _split(u.links for u in uses)
    citations = _split(u.citations for u in uses)
    pictures = _split(u.pictures for u in uses)
    includes = _split(u.includes for u in uses)
    callouts = _split(u.callouts for u in uses)
    outside = _split(u.outside for u in uses)
    return (
        Facts(links[0], citations[0], pictures[0], includes[0], callouts[0], outside[0], tuple(anchors)),
        Marks(values, links[1], citations[1], pictures[1], includes[1], callouts[1], outside[1]),
    )


def _split(uses: Iterable[Iterable[Use]]) -> tuple[tuple[str, ...], tuple[Mark, ...]]:
    found = tuple(chain.from_iterable(uses))
    return tuple(use.name for use in found), tuple(use.mark for use in found)
