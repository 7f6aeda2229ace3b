"""A body with its holes to HTML: addresses, citation numbers, pictures and snippets put in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from tpm_site.base.html import escaped, made_here
from tpm_site.evidence.naming import short_name
from tpm_site.model.body import (
    Body,
    Callout,
    Citation,
    CitedText,
    Disagreement,
    Hole,
    Include,
    Link,
    Picture,
    Risk,
    Side,
)
from tpm_site.model.linked import LinkedBody
from tpm_site.model.reference import Reference
from tpm_site.render.components import Components
from tpm_site.render.disagreement import ComparedView, DisagreementView, SideView
from tpm_site.render.picture import picture_view
from tpm_site.render.risk import risk_view

_HEADING = re.compile(r"<h([2-6])[ >]")
_LONGEST_WRITTEN_OUT = 2
"""Of numbers in a row, AMA style writes more than two as a range."""


@dataclass
class Filler:
    """Fills the bodies of one page, in order of reading, and counts the uses of each reference.

    References that are `known` get their `numbers` as they are first used; any other is passed over.
    """

    components: Components
    known: Mapping[str, Reference]
    snippets: Mapping[str, LinkedBody]
    numbers: dict[str, int] = field(default_factory=dict)
    uses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _marks: int = 0
    _level: int = 1
    _passed: list[str] = field(default_factory=list)

    def fill(self, source: LinkedBody, level: int = 1) -> Markup:
        """The HTML of one text; `level` is that of the heading that it stands under."""
        self._level = level
        self._passed.clear()
        return self._body(source.body, source)

    def _body(self, body: Body, source: LinkedBody) -> Markup:
        parts: list[str] = []
        for segment in body.segments:
            if isinstance(segment, str):
                parts.append(segment)
                self._passed.append(segment)
            else:
                parts.append(self._hole(segment, source))
        return made_here("".join(parts))

    def _level_here(self) -> int:
        """The level of the last heading that was passed. Few texts hold anything that has to know."""
        for segment in reversed(self._passed):
            if "<h" in segment and (levels := _HEADING.findall(segment)):
                self._level = int(levels[-1])
                break
        self._passed.clear()
        return self._level

    def _hole(self, hole: Hole, source: LinkedBody) -> str:
        match hole:
            case Link():
                return self._link(hole, source)
            case Citation():
                return self._citation(hole)
            case CitedText():
                return self._cited_text(hole, source)
            case Picture():
                return self._picture(hole, source)
            case Callout():
                heading = self._body(hole.heading, source)
                level = min(self._level_here() + 1, 6)
                content = self._body(hole.content, source)
                return self.components.callout(hole.kind, heading, content, level)
            case Disagreement():
                return self._disagreement(hole, source)
            case Risk():
                return self._risk(hole, source)
            case Include():
                snippet = self.snippets.get(hole.snippet)
                return self._body(snippet.body, snippet) if snippet else ""

    def _disagreement(self, hole: Disagreement, source: LinkedBody) -> str:
        """The titles of sides are headings, so that what stands in a side is a level deeper."""
        here = self._level_here()
        level = min(here + 1, 5)
        heading, introduction = self._body(hole.heading, source), self._body(hole.introduction, source)
        sides = tuple([self._side(side, source, level + 1) for side in hole.sides])
        self._passed.clear()
        self._level = here
        return self.components.disagreement(DisagreementView(heading, introduction, sides), level)

    def _side(self, side: Side, source: LinkedBody, level: int) -> SideView:
        self._passed.clear()
        self._level = level
        cited = (self.known[id] for id in side.cites if id in self.known)
        compared = tuple(ComparedView(short_name(study), study.compared) for study in cited if study.compared)
        return SideView(self._body(side.title, source), self._body(side.content, source), compared)

    def _risk(self, hole: Risk, source: LinkedBody) -> str:
        heading = self._body(hole.heading, source)
        labels = [self._body(share.label, source) for share in hole.shares]
        notes = [self._body(note, source) for note in hole.notes]
        return self.components.risk(risk_view(heading, hole.shares, labels, notes, self.components.strings))

    def _link(self, link: Link, source: LinkedBody) -> str:
        """The attributes of the `a`: without an address it is plain text to the reader."""
        href = source.hrefs.get(link.target)
        if href is None:
            return ""
        title = f' title="{escaped(link.title)}"' if link.title else ""
        return f' href="{escaped(href)}"{title}'

    def _number(self, id: str) -> int:
        """The number of a known reference."""
        return self.numbers.setdefault(id, len(self.numbers) + 1)

    def _use(self, ids: Iterable[str]) -> str:
        self._marks += 1
        mark = f"cite-{self._marks}"
        for id in ids:
            self.uses[id].append(mark)
        return mark

    def _citation(self, citation: Citation) -> str:
        numbered = {self._number(id): id for id in citation.ids if id in self.known}
        if not numbered:
            return ""
        mark = self._use(numbered.values())
        if len(numbered) == 1:
            links = self._mark_link(*numbered.popitem())
        else:
            links = "".join(
                separator + self._mark_link(number, numbered[number])
                for separator, number in _in_ranges(sorted(numbered))
            )
        return f'<sup class="cite" id="{mark}">{links}</sup>'

    def _mark_link(self, number: int, id: str) -> str:
        label = self._label(number)
        href = escaped(f"#ref-{id}")
        return f'<a href="{href}" role="doc-noteref" aria-label="{label}">{number}</a>'

    def _label(self, number: int) -> str:
        """How a mark is read out."""
        return escaped(self.components.strings["reference"].format(number=number))

    def _cited_text(self, cited: CitedText, source: LinkedBody) -> str:
        number = self._number(cited.id) if cited.id in self.known else 0
        content = self._body(cited.content, source)
        if not number:
            return content
        mark = self._use((cited.id,))
        href = escaped(f"#ref-{cited.id}")
        return (
            f'<a class="cite-text" id="{mark}" href="{href}">{content}'
            f'<span class="visually-hidden"> ({self._label(number)})</span>'
            f'<sup class="cite" aria-hidden="true">{number}</sup></a>'
        )

    def _picture(self, picture: Picture, source: LinkedBody) -> str:
        images = source.images.get(picture.src)
        if images is None:
            return ""
        view = picture_view(images, picture.alt, picture.caption)
        return self.components.picture(view, is_figure=picture.is_figure)


def _in_ranges(numbers: list[int]) -> Iterator[tuple[str, int]]:
    """Separator and number, in turn: 1,2 and 4-6 as AMA style sets them."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    separator = ""
    for run in runs:
        if len(run) > _LONGEST_WRITTEN_OUT:
            yield separator, run[0]
            yield "-", run[-1]
            separator = ","
            continue
        for number in run:
            yield separator, number
            separator = ","
