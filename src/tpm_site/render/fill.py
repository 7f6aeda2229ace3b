"""A body with its holes to HTML: addresses, citation numbers, pictures and snippets put in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct, field

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
"""Of numbers in a row, more than two are written as a range."""


class Filler(Struct):
    """Fills the bodies of one page, in order of reading, and counts the uses of each reference.

    `cards` are what a mark shows of its reference, as HTML. Those references get their `numbers` as they are
    first used; any other is passed over.
    """

    components: Components
    cards: Mapping[str, str]
    snippets: Mapping[str, LinkedBody]
    references: Mapping[str, Reference] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    uses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _marks: int = 0
    _level: int = 1
    _passed: list[str] = field(default_factory=list)
    _links: dict[str, str] = field(default_factory=dict)

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
        cited = (self.references[id] for id in side.cites if id in self.references)
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
        numbered = {self._number(id): id for id in citation.ids if id in self.cards}
        if not numbered:
            return ""
        mark = self._use(numbered.values())
        if len(numbered) == 1:
            links = self._mark_link(*numbered.popitem())
        else:
            links = ",".join([self._run(run, numbered) for run in _runs(sorted(numbered))])
        return f'<sup class="cite" id="{mark}">{links}</sup>'

    def _run(self, run: Sequence[int], ids: Mapping[int, str]) -> str:
        """Numbers in a row: 1,2 or 4-6. What lies between the ends of a range has its hyphen as a link."""
        if len(run) <= _LONGEST_WRITTEN_OUT:
            return ",".join([self._mark_link(number, ids[number]) for number in run])
        first, *between, last = run
        label = self._label(first + 1)
        if len(between) > 1:
            text = self.components.strings["references_between"]
            label = escaped(text.format(first=between[0], last=between[-1]))
        cards = [f"{number}. {self.cards[ids[number]]}" for number in between]
        hyphen = _link(ids[between[0]], label, "-", "<br>".join(cards)).replace("<a", '<a class="range"', 1)
        return self._mark_link(first, ids[first]) + hyphen + self._mark_link(last, ids[last])

    def _mark_link(self, number: int, id: str) -> str:
        if id not in self._links:
            self._links[id] = _link(id, self._label(number), str(number), self.cards[id])
        return self._links[id]

    def _label(self, number: int) -> str:
        """How a mark is read out."""
        return escaped(self.components.strings["reference"].format(number=number))

    def _cited_text(self, cited: CitedText, source: LinkedBody) -> str:
        number = self._number(cited.id) if cited.id in self.cards else 0
        content = self._body(cited.content, source)
        if not number:
            return content
        mark = self._use((cited.id,))
        href = escaped(f"#ref-{cited.id}")
        return (
            f'<a class="cite-text" id="{mark}" href="{href}">{content}'
            f'<span class="visually-hidden"> ({self._label(number)})</span>'
            f'<sup class="cite" aria-hidden="true">{number}</sup></a>{_card(self.cards[cited.id])}'
        )

    def _picture(self, picture: Picture, source: LinkedBody) -> str:
        images = source.images.get(picture.src)
        if images is None:
            return ""
        view = picture_view(images, picture.alt, picture.caption)
        return self.components.picture(view, is_figure=picture.is_figure)


def _link(id: str, label: str, text: str, card: str) -> str:
    """The link of a mark, and the card that it shows. `label` and `card` are HTML."""
    href = escaped(f"#ref-{id}")
    return f'<a href="{href}" role="doc-noteref" aria-label="{label}">{text}</a>{_card(card)}'


def _card(card: str) -> str:
    """Hidden where there is no theme, and from screen readers: the link leads them to the whole reference."""
    return f'<span class="cite-card" aria-hidden="true" hidden>{card}</span>'


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    """Numbers that follow one another, together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
