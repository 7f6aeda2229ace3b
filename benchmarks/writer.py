"""Writes made-up articles: the same seed gives the same ones.

An article has about 1,300 words, five references of its own that the text cites, three common questions
and a call to action. One of a `rich` corpus also has a table, a callout, links to other articles, quotes, a
definition list and footnotes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Literal, NamedTuple

from benchmarks.words import SHELVES, WORDS

Kind = Literal["plain", "rich"]


class Corpus(NamedTuple):
    """All that a corpus depends on. `words` is a name in `WORDS`."""

    articles: int
    kind: Kind = "plain"
    words: str = "clinic"
    seed: int = 7

    @property
    def name(self) -> str:
        """A name for a folder."""
        return "-".join(map(str, self))


class Reference(NamedTuple):
    """One study."""

    id: str
    title: str
    year: int
    doi: str
    pmid: str


class Question(NamedTuple):
    """A common question."""

    question: str
    answer: str


class Article(NamedTuple):
    """One article; `body` is Markdown with our syntaxes."""

    number: int
    title: str
    summary: str
    category: str
    published: str
    tags: tuple[str, ...]
    references: tuple[Reference, ...]
    questions: tuple[Question, ...]
    body: str


AUTHORS = ("Kumar K", "Taylor RS", "Jacques L")
JOURNAL = "Pain"
CALL_TO_ACTION = {
    "heading": "Is care right for you?",
    "text": "Take the assessment.",
    "label": "Start",
    "href": "/library/",
}
_SECTIONS = 5


def articles(corpus: Corpus) -> Iterator[Article]:
    """All articles, one by one."""
    writer = _Writer(corpus)
    for number in range(corpus.articles):
        yield writer.article(number)


class _Writer:
    def __init__(self, corpus: Corpus) -> None:
        self._random = random.Random(corpus.seed)
        self._words = WORDS[corpus.words]
        self._total, self._is_rich = corpus.articles, corpus.kind == "rich"

    def article(self, number: int) -> Article:
        return Article(
            number,
            title=f"Patient guide {number}: what {self.words(2, 2)} means",
            summary=f"{_capital(self.words(12, 20))}.",
            category=SHELVES[number % len(SHELVES)],
            published=f"2025-{1 + number % 12:02d}-{1 + number % 28:02d}",
            tags=(self.words(1, 1), self.words(1, 1)),
            references=tuple(self.reference(number, index) for index in range(_SECTIONS)),
            questions=tuple(self.question(index) for index in range(3)),
            body="\n\n".join(self.body(number)),
        )

    def reference(self, number: int, index: int) -> Reference:
        return Reference(
            id=f"study-{number}-{index}",
            title=f"A randomised trial of {self.words(2, 2)} in group {number} arm {index}",
            year=2005 + index,
            doi=f"10.1000/made-up.{number}.{index}",
            pmid=str(1_000_000 + number * 10 + index),
        )

    def question(self, index: int) -> Question:
        """The third, say: the same is never asked twice."""
        return Question(f"What is {self.words(2, 2 + index)} in {index + 2} words?", self.paragraph())

    def body(self, number: int) -> Iterator[str]:
        yield self.paragraph()
        for section in range(_SECTIONS):
            yield f"## {_capital(self.words(3, 8))}"
            yield self.paragraph(f" [@study-{number}-{section}]")
            yield self.paragraph()
            yield self.paragraph()
            if section == 2:
                yield "\n".join(f"- {self.sentence()}" for _ in range(5))
            if self._is_rich:
                yield from self.extras(section)

    def extras(self, section: int) -> Iterator[str]:
        """What only rich articles have, a piece or two in each section."""
        if section == 0:
            yield "\n\n".join(f"{_capital(self.words(1, 3))}\n: {self.sentence()}" for _ in range(2))
        elif section == 1:
            rows = [f"| {self.words(1, 3)} | {self.words(2, 5)} | {self.words(2, 5)} |" for _ in range(6)]
            yield "\n".join(["| Treatment | Relief | Risk |", "|---|---|---|", *rows])
        elif section == 3:
            yield f"::: warning {_capital(self.words(2, 4))}\n{self.paragraph()}\n:::"
        elif section == 4:
            yield f"> {self.sentence()}\n> {self.sentence()}"
            yield f"{self.sentence('[^1]')} {self.sentence('[^2]')}"
            yield f"[^1]: {self.sentence()}\n\n[^2]: {self.sentence()}"

    def paragraph(self, tail: str = "") -> str:
        """Three to six sentences; `tail` ends the first."""
        more = self._random.randint(2, 5)
        return " ".join([self.sentence(tail), *(self.sentence() for _ in range(more))])

    def sentence(self, tail: str = "") -> str:
        """One sentence; about one in four has a link, emphasis, or in a rich corpus a quotation."""
        text, chance = self.words(8, 22), self._random.random()
        if chance < 0.10:
            text += " [the library](/library/)"
        elif chance < 0.17:
            text = f"**{self.words(1, 2)}** {text}"
        elif chance < 0.22:
            text += " *notably* so"
        elif self._is_rich and chance < 0.27:
            text += f" as [this guide](guide-{self._random.randrange(self._total)}.md) says"
        elif self._is_rich and chance < 0.30:
            text += ', "quoted" -- the patient\'s own words...'
        return f"{_capital(text)}{tail}."

    def words(self, low: int, high: int) -> str:
        """Between `low` and `high` words."""
        return " ".join(self._random.choices(self._words, k=self._random.randint(low, high)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
