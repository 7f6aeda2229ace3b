"""A made-up library as a project.

python -m benchmarks.corpus FOLDER ARTICLES [SEED [plain|rich [clinic|kitchen]]]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.words import SHELVES, WORDS
from benchmarks.writer import AUTHORS, CALL_TO_ACTION, JOURNAL, Article, Corpus, articles


def write_project(root: Path, corpus: Corpus) -> None:
    """Writes a project below `root`."""
    content = root / "content"
    for folder in ("articles", "categories"):
        (content / folder).mkdir(parents=True, exist_ok=True)
    (content / "site.yaml").write_text("name: Example Clinic\nbase_url: https://clinic.example\n", "utf-8")
    for shelf in SHELVES:
        text = f"---\ntitle: {shelf.replace('-', ' ').capitalize()}\nsummary: All about {shelf}.\n---\n"
        (content / "categories" / f"{shelf}.md").write_text(text, "utf-8")
    for article in articles(corpus):
        path = content / "articles" / f"guide-{article.number}.md"
        path.write_text(f"---\n{front_matter(article)}---\n\n{article.body}\n", "utf-8")


def front_matter(article: Article, date: str = "published") -> str:
    """The article's front matter as YAML; `date` is the key of its day."""
    lines = [
        f"title: {quoted(article.title)}",
        f"summary: {quoted(article.summary)}",
        f"category: {article.category}",
        f"{date}: {article.published}",
        f"tags: [{', '.join(map(quoted, article.tags))}]",
        "citations:",
    ]
    for reference in article.references:
        lines += [
            f"  - id: {reference.id}",
            "    type: article-journal",
            f"    title: {quoted(reference.title)}",
            f"    authors: [{', '.join(AUTHORS)}]",
            f"    journal: {JOURNAL}",
            f"    year: {reference.year}",
            f"    doi: {reference.doi}",
            f"    pmid: {quoted(reference.pmid)}",
        ]
    lines.append("faqs:")
    for question in article.questions:
        lines += [f"  - question: {question.question}", f"    answer: >-\n      {question.answer}"]
    lines += ["cta:", *(f"  {key}: {value}" for key, value in CALL_TO_ACTION.items())]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A text between double quotes, as YAML, TOML and JSON read it alike."""
    return json.dumps(text, ensure_ascii=False)


def main() -> None:
    """Writes the corpus that the command line asks for."""
    try:
        root, count, *rest = sys.argv[1:]
        seed, kind, words = (*rest, *("7", "plain", "clinic")[len(rest) :])
        is_rich = ("plain", "rich").index(kind) == 1
        corpus = Corpus(int(count), "rich" if is_rich else "plain", words, int(seed))
    except ValueError:
        sys.exit(__doc__)
    if words not in WORDS:
        sys.exit(f"WORDS is one of: {', '.join(WORDS)}")
    write_project(Path(root), corpus)


if __name__ == "__main__":
    main()
