"""The passages of a text: sentences that claim an effect, or say more of a source than that it is cited.

A sentence rests on what it cites. In a list it may rest on what the line above the list cites, in a table on
what the table and the paragraph above it cite.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from markdown_it.token import Token
from msgspec import Struct

from tpm_site.markdown.citation import certainty_in, ids_in
from tpm_site.markdown.context import Context, Told
from tpm_site.markdown.effect_signs import SIGNS, WORDS, may_claim
from tpm_site.markdown.figure_words import places_of_counts
from tpm_site.markdown.plain_words import has_capital_within, places_in, plain_text, plain_words, words_of
from tpm_site.markdown.sentences import Sentence, clauses, sentences
from tpm_site.markdown.text_groups import NOTHING, Group, groups_of, notes_of, section_below
from tpm_site.model.passage import NAME, Effect, Passage
from tpm_site.model.reference import Certainty

_JOINING = re.compile(
    r"\bsame (?:\w+ )?(?:trial|study|people|patients|participants|group)\b|\bfollow[ -]?up\b|\blater report\b"
    r"|\b(?:months|years) later\b|\b(?:of|from|on) one trial\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:another|second|other|different|separate|further|two|both) (?:\w+ )?(?:trials?|stud(?:y|ies))\b",
    re.IGNORECASE,
)
_ONE_TRIAL, _TRIALS = (
    words_of("same follow followup follow-up later one"),
    words_of("trial trials study studies"),
)
"""Plain words without which neither pattern is worth a look."""
_OF_A_SUBJECT = words_of("how why what when where which who whether if that to or")
"""With one of them a heading names what its section is of, and claims nothing but its figures."""
_PERCENT, _CITED = re.compile("%"), re.compile(r"\[@|\(cite:")
_NOTE = re.compile(r"\[\^([^\[\]\s]++)\]")
_MARKUP = re.compile(
    r"\[[@^][^\[\]]*+\]|!\[[^\[\]\n]*+\]\([^()\s]*+\)?|\]\((?>(?:[^)\s\]]++|\](?!\())*)\)|<https?:[^<>\s]*+>"
    r"|`[^`]*`|[*\[]"
)
"""What is no part of a sentence. What a picture shows is for those who do not see it, and claims nothing."""
_MAY_BE_MARKUP = re.compile(r"[\[\]<`*!]")
"""One of these signs is in all of it."""
_PICTURE = re.compile(r"!\[[^\[\]\n]*+\]\([^()\s]*+(?: \"([^\"\n]*+)\")?\)(?:\{decorative\})?")
"""A picture by itself, and its caption."""


class _Setting(Struct, frozen=True, dict=True):
    """A group, and what stands before and behind it; `notes` are what the footnotes of the text cite."""

    above: Group
    group: Group
    below: Group
    notes: Mapping[str, tuple[str, ...]]

    @cached_property
    def near(self) -> str:
        """Where the figures of a comparison may stand, without marks."""
        return _MARKUP.sub("", f"{self.group.text}\n{self.below.text}")

    def text_around(self, unit: Token) -> str:
        """The text that cites what a sentence rests on that cites nothing itself, in a list or a table."""
        if self.group.kind == "paragraph":
            return ""
        if self.group.kind == "table":
            return self.group.text if self.group.ids else self.above.text
        return unit.content if ids_in(unit.content) or not self.above.leads_on else self.above.text

    def noted(self, text: str) -> tuple[str, ...]:
        """What the footnotes of a sentence cite for it."""
        if not self.notes or "[^" not in text:
            return ()
        return tuple(id for note in _NOTE.finditer(text) for id in self.notes.get(note[1], ()))


class ReadText(NamedTuple):
    """A text, what `plain_text` makes of it, and the words of that."""

    text: str
    plain: str
    words: Sequence[str]


def read_text(text: str) -> ReadText:
    """A text, parted once for all who look for something in it."""
    plain = plain_text(text)
    return ReadText(text, plain, plain.split())


class _Said(NamedTuple):
    """A sentence, the ids that it cites, and whether it may claim anything."""

    sentence: Sentence
    ids: tuple[str, ...]
    claims: bool


def collect(tokens: Sequence[Token], read: ReadText, language: str, context: Context) -> None:
    """Keeps the passages of a text, which was parsed to these tokens, among its uses."""
    lines = lines_with_signs(read)
    if not lines:
        return
    found, notes = [*groups_of(tokens), NOTHING], notes_of(tokens)
    groups = [NOTHING, *(group for group in found if group.kind != "heading")]
    for above, group, below in zip(groups, groups[1:], groups[2:], strict=False):
        if group.kind == "risk":
            context.uses.passages += _shares(group.tokens[0], above, context)
        elif group.is_on(lines):
            setting = _Setting(above, group, below, notes)
            is_picture = len(group.units) == 1 and _PICTURE.fullmatch(group.text)
            passages = _of_caption if is_picture else _passages
            for unit in group.units_on(lines):
                context.uses.passages += passages(unit, setting, language, context)
    for index, heading in enumerate(found):
        if heading.kind == "heading" and heading.is_on(lines):
            section = section_below(found, index)
            context.uses.passages += _of_heading(heading.tokens[0], section, language, context)


def lines_with_signs(read: ReadText) -> Set[int]:
    """The lines, counted from 0, without which a text would hold no passage."""
    text, plain, words = read
    places = [*_places_of(SIGNS.intersection(words), text, plain), *places_of_counts(plain)]
    if ("[@" in text or "(cite:" in text) and has_capital_within(text):
        places += (found.start() for found in _CITED.finditer(text))
    lines, line, last = set[int](), 0, 0
    for place in sorted(places):
        line += text.count("\n", last, place)
        lines.add(line)
        last = place
    return lines


def _places_of(signs: Iterable[str], text: str, plain: str) -> list[int]:
    """Where one of some words stands in a text, or a percent sign."""
    places = places_in(plain, (f" {sign} " for sign in signs))
    if "%" in text:
        places += (found.start() for found in _PERCENT.finditer(text))
    return places


def _said(read: ReadText) -> Iterator[_Said]:
    """The sentences of a text that cite something, or may claim something."""
    text, plain, words = read
    may_cite = "@" in text or "cite:" in text
    signs = [*_places_of(WORDS.intersection(words), text, plain), *places_of_counts(plain)]
    if not signs and not may_cite:
        return
    places = iter([*sorted(signs), len(text)])
    place = next(places)
    for sentence in sentences(text):
        own, end = ids_in(sentence.text) if may_cite else (), sentence.start + len(sentence.text)
        claims = place < end and may_claim(sentence.text)
        while place < end:
            place = next(places)
        if own or claims:
            yield _Said(sentence, own, claims)


def _passages(unit: Token, setting: _Setting, language: str, context: Context) -> Iterator[Told]:
    read, told_to = read_text(unit.content), 0
    content, _, words = read
    joining = None if _ONE_TRIAL.isdisjoint(words) else _JOINING.search(content)
    names_trials = not _TRIALS.isdisjoint(words)
    for sentence, own, claims in _said(read):
        end = sentence.start + len(sentence.text)
        is_another = bool(own and names_trials and _ANOTHER.search(sentence.text))
        joins = bool(own) and not is_another and joining is not None and joining.end() <= end
        names: tuple[str, ...] = ()
        if own:
            names, told_to = _names(content[told_to:end], is_another), end
        is_question = sentence.text.endswith("?")
        led_by: tuple[str, ...] = ()
        for start, text in [Sentence(0, sentence.text)] if is_question else clauses(sentence.text):
            effect = _read(text, setting, language) if claims else Effect()
            if not effect.words and not own:
                continue
            cited = ids_in(text)
            support, certainty = _rests_on(text, cited, own, effect, unit, setting)
            cited = (*led_by, *cited)
            # In `Smith [@a] and Jones [@b] found that it helps` the first marks end no clause.
            led_by = () if effect.words or certainty else cited
            if effect.words or certainty or joins or names:
                support = tuple(dict.fromkeys((*cited, *support)))
                passage = Passage(cited, support, *effect, certainty, joins, names)
                yield Told(passage, context.place.stretch(unit, sentence.start + start, len(text)))


def _rests_on(
    text: str,
    cited: tuple[str, ...],
    of_sentence: tuple[str, ...],
    effect: Effect,
    unit: Token,
    setting: _Setting,
) -> tuple[tuple[str, ...], Certainty | None]:
    """What a clause, or a whole sentence, rests on, and how sure it says that this is."""
    around = setting.text_around(unit)
    support = tuple(dict.fromkeys((*cited, *setting.noted(text)))) or of_sentence or ids_in(around)
    if not support and setting.group.kind == "paragraph" and text.endswith(":"):
        support = setting.below.ids
    return support, certainty_in(text if of_sentence or not effect.words else around)


def _of_caption(unit: Token, setting: _Setting, language: str, context: Context) -> Iterator[Told]:
    """The words below a picture cannot cite anything: they rest on the paragraph above or below it."""
    caption = _PICTURE.fullmatch(unit.content)
    effect = _effect(caption[1], setting, language) if caption and caption[1] else Effect()
    if caption and effect.words:
        place = context.place.stretch(unit, caption.start(1), len(caption[1]))
        yield Told(Passage((), setting.above.ids or setting.below.ids, *effect), place)


def _shares(risk: Token, above: Group, context: Context) -> Iterator[Told]:
    """The numbers of a risk: they rest on what is cited beside them, or on the paragraph above."""
    from tpm_site.markdown.risk_text import first_share

    own, share = ids_in(risk.content), first_share(risk.content)
    if share and risk.meta["is_sound"]:
        start, written = share
        place = context.place.inline(risk, start, len(written))
        yield Told(Passage(own, own or above.ids, written), place)


def _of_heading(heading: Token, section: Iterator[Group], language: str, context: Context) -> Iterator[Told]:
    """A heading rests on what it cites; else a figure on what is right below, words on the whole section."""
    own, alone = ids_in(heading.content), _Setting(NOTHING, NOTHING, NOTHING, {})
    effect = _effect(heading.content, alone, "")
    if effect.words:
        section = islice(section, 1)
    elif _OF_A_SUBJECT.isdisjoint(plain_words(heading.content)):
        effect = _effect(heading.content, alone, language)
    if effect.words:
        cited = own or tuple(dict.fromkeys(id for group in section for id in group.ids))
        place = context.place.stretch(heading, 0, len(heading.content))
        yield Told(Passage(own, cited, *effect), place)


def _names(text: str, is_another: bool) -> tuple[str, ...]:
    """The words in capitals of what leads to a citation. Another trial still reads so if it has a name."""
    names = tuple(sorted(set(NAME.findall(_MARKUP.sub("", text)))))
    return () if is_another and len(names) < 2 else names


def _effect(text: str, setting: _Setting, language: str) -> Effect:
    """As `_read`, of a text at which nobody has looked yet."""
    return _read(text, setting, language) if may_claim(text) else Effect()


def _read(text: str, setting: _Setting, language: str) -> Effect:
    """What a sentence says of an effect. A comparison with the figures of both groups near is none."""
    # Its patterns take a while to compile, and many texts claim nothing.
    from tpm_site.markdown.effects import read_effect
    from tpm_site.markdown.figures import has_figures_of_groups

    plain = " ".join((_MARKUP.sub("", text) if _MAY_BE_MARKUP.search(text) else text).split())
    effect = read_effect(plain, language)
    if effect.relative and has_figures_of_groups(setting.near, effect.relative):
        return effect._replace(relative="")
    return effect
