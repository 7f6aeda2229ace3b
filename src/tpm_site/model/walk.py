"""The holes of a body, those inside other holes included, in order of reading."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.model.body import Body, Callout, CitedText, Hole


def holes(body: Body) -> Iterator[Hole]:
    """Every hole of `body`; one that holds text comes before what is in it."""
    for segment in body.segments:
        if isinstance(segment, str):
            continue
        yield segment
        if isinstance(segment, Callout):
            yield from holes(segment.heading)
            yield from holes(segment.content)
        elif isinstance(segment, CitedText):
            yield from holes(segment.content)
