"""The facts of a document's texts: links, citations, pictures and includes."""

from __future__ import annotations

from collections.abc import Iterable

from tpm_site.model.body import Body, Citation, CitedText, Include, Link, Picture
from tpm_site.model.document import Cited, Facts
from tpm_site.model.walk import holes


def gather_facts(texts: Iterable[Body], anchors: Iterable[str]) -> Facts:
    """What the checks need to know of `texts`, which are given in order of reading."""
    links: list[Link] = []
    citations: list[Cited] = []
    pictures: list[Picture] = []
    includes: list[Include] = []
    for text in texts:
        for hole in holes(text):
            if isinstance(hole, Link):
                links.append(hole)
            elif isinstance(hole, Citation):
                citations += map(Cited, hole.ids, hole.marks)
            elif isinstance(hole, CitedText):
                citations.append(Cited(hole.id, hole.mark))
            elif isinstance(hole, Picture):
                pictures.append(hole)
            elif isinstance(hole, Include):
                includes.append(hole)
    return Facts(tuple(links), tuple(citations), tuple(pictures), tuple(includes), tuple(anchors))
