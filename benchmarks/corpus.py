"""A made-up library to measure with: `python -m benchmarks.corpus FOLDER ARTICLES [SEED]`.

The same seed gives the same files. An article has about 1,300 words, five references of its own that
the text cites, three common questions and a call to action; every second one also has a table, a
callout and links to other articles. The words mean nothing.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

_WORDS = [
    "pain",
    "back",
    "surgery",
    "nerve",
    "spine",
    "disc",
    "treatment",
    "evidence",
    "patient",
    "trial",
    "relief",
    "therapy",
    "doctor",
    "image",
    "muscle",
    "leg",
    "medicine",
    "stenosis",
    "the",
    "a",
    "of",
    "to",
    "and",
    "in",
    "is",
    "that",
    "for",
    "with",
    "it",
    "can",
    "may",
    "often",
    "when",
    "after",
    "your",
    "you",
    "we",
    "not",
    "more",
    "less",
    "most",
    "because",
    "through",
    "before",
    "walking",
    "sleep",
    "numbness",
    "clinic",
    "visit",
    "dose",
    "joint",
    "rest",
    "exercise",
]
_SHELVES = ("back-pain", "joint-pain", "nerve-pain", "recovery", "medicines", "tests")
_SECTIONS = 5
_REFERENCES = 5
_QUESTIONS = 3


class Writer:
    """Writes articles from a seed. `total` is how many there will be, for links between them."""

    def __init__(self, seed: int, total: int) -> None:
        # Made-up words need no secure source of chance.
        self.random = random.Random(seed)
        self.total = total

    def words(self, low: int, high: int) -> str:
        """Between `low` and `high` words."""
        return " ".join(self.random.choices(_WORDS, k=self.random.randint(low, high)))

    def sentence(self, tail: str = "") -> str:
        """One sentence, some of them with emphasis or a link."""
        text = self.words(8, 22)
        chance = self.random.random()
        if chance < 0.1:
            text += " [the library](/library/)"
        elif chance < 0.2:
            text += f" **{self.words(1, 3)}**"
        return f"{text.capitalize()}{tail}."

    def paragraph(self, tail: str = "") -> str:
        """Three to six sentences; `tail` ends the first."""
        count = self.random.randint(2, 5)
        return " ".join([self.sentence(tail), *(self.sentence() for _ in range(count))])

    def section(self, number: int, article: int) -> list[str]:
        """A heading and three paragraphs, the first with a citation."""
        parts = [
            f"## {self.words(3, 7).capitalize()}",
            self.paragraph(f" [@study-{article}-{number}]"),
            self.paragraph(),
            self.paragraph(),
        ]
        if article % 2 and number == 1:
            rows = [f"| {self.words(1, 3)} | {self.words(2, 5)} |" for _ in range(6)]
            parts.append("\n".join(["| Treatment | Result |", "|---|---|", *rows]))
        elif article % 2 and number == 2:
            other = self.random.randrange(self.total)
            parts.append(f"See [this guide](guide-{other}.md).")
        elif article % 2 and number == 3:
            parts.append(f"::: warning {self.words(2, 4).capitalize()}\n{self.paragraph()}\n:::")
        elif number == 4:
            parts.append("\n".join(f"- {self.sentence()}" for _ in range(5)))
        return parts

    def article(self, number: int) -> str:
        """One whole file."""
        lines = [
            "---",
            f'title: "Guide {number}: what {self.words(2, 3)} means"',
            f"summary: {self.words(12, 20).capitalize()}.",
            f"category: {_SHELVES[number % len(_SHELVES)]}",
            f"published: 2025-{1 + number % 12:02d}-{1 + number % 28:02d}",
            f"tags: [{self.words(1, 1)}, {self.words(1, 1)}]",
            "citations:",
        ]
        for index in range(_REFERENCES):
            lines += [
                f"  - id: study-{number}-{index}",
                "    type: article-journal",
                f'    title: "A trial of {self.words(2, 4)} in group {number}"',
                "    authors: [Kumar K, Taylor RS, Jacques L]",
                "    journal: Pain",
                f"    year: {2005 + index}",
                f"    doi: 10.1000/made-up.{number}.{index}",
            ]
        lines.append("faqs:")
        for _ in range(_QUESTIONS):
            lines += [f"  - question: What is {self.words(2, 3)}?", f"    answer: {self.paragraph()}"]
        lines += [
            "cta:",
            "  heading: What next?",
            "  text: See the library.",
            "  label: Open",
            "  href: /library/",
            "---",
            "",
        ]
        body = [self.paragraph(), *(p for n in range(_SECTIONS) for p in self.section(n, number))]
        return "\n".join(lines) + "\n\n".join(body) + "\n"


def write_corpus(root: Path, articles: int, seed: int = 7) -> None:
    """Writes a site of `articles` articles below `root`."""
    content = root / "content"
    for folder in ("articles", "categories"):
        (content / folder).mkdir(parents=True, exist_ok=True)
    (content / "site.yaml").write_text("name: Example Clinic\nbase_url: https://clinic.example\n", "utf-8")
    for shelf in _SHELVES:
        text = f"---\ntitle: {shelf.replace('-', ' ').capitalize()}\nsummary: About {shelf}.\n---\n"
        (content / "categories" / f"{shelf}.md").write_text(text, "utf-8")
    writer = Writer(seed, articles)
    for number in range(articles):
        (content / "articles" / f"guide-{number}.md").write_text(writer.article(number), "utf-8")


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 7)
