"""How hard our articles are to read: `python -m tools.reading_grade` prints a row of figures for each.

The grade is that of Flesch and Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59. It is taken of
prose: paragraphs, what terms mean, answers of the FAQ, and items of lists that are whole sentences. Headings,
tables, other lists, numbers of risks, captions and shared snippets are left out, marks of citations too.

A word has a syllable for each group of vowels, more where two are heard (`di-et`) and for `-le`, fewer where
an e is not (`moved`). A number has one for each digit, a short word in capitals one for each letter.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tpm_site.markdown.context import ENV_KEY, Context
from tpm_site.markdown.parser import parser
from tpm_site.markdown.place import FilePlace
from tpm_site.markdown.prose_definitions import parts_of
from tpm_site.markdown.prose_quotation import paragraph_of
from tpm_site.markdown.sentences import sentences
from tpm_site.model.front import Article
from tpm_site.model.kinds import Kind
from tpm_site.sources.front_matter import read_source

ARTICLES = Path(__file__).resolve().parent.parent / "content" / "articles"
_DEPTH = {"list_item_open": 1, "list_item_close": -1}
_MARKUP = re.compile(r"\[[@^][^\[\]]*\]|!\[[^\[\]]*\]\([^()]*\)|\]\([^()]*\)|[\[*_`]")
_WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_HEARD_TOO = re.compile(
    r"[^aeiouylr]le[sd]?$|[cs]hes$|(?:(?<![ctsg])|sc)i[ao](?!us)|[rv]iou|iet|iu|ea$|eo(?!us|ple|n$)"
    r"|(?<!q)ua(?!r)|[aeouy]ing|ism"
)
_NOT_HEARD = re.compile(
    r"(?<![aeiouy])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscxzg])es$|(?<=[aeiou][a-z])e(?=ly$|ful|less|ment)"
)


class Figures(NamedTuple):
    """What is counted in a text: words, and words in a sentence and syllables in a word on average."""

    words: int
    length: float
    syllables: float

    @property
    def grade(self) -> float:
        return 0.39 * self.length + 11.8 * self.syllables - 15.59


def syllables(word: str) -> int:
    """How many syllables a word has, as near as its letters tell."""
    if word[0].isdigit() or (word.isupper() and len(word) <= 3):
        return sum(map(str.isalnum, word))
    if "-" in word:
        return sum(map(syllables, word.split("-")))
    plain = re.sub("['’]s$", "", word.lower())
    heard = len(_VOWELS.findall(plain)) + len(_HEARD_TOO.findall(plain))
    return max(1, heard - len(_NOT_HEARD.findall(plain)))


def figures(*texts: str) -> Figures:
    """Those of texts in Markdown, together."""
    passages = (_MARKUP.sub("", passage) for text in texts for passage in _prose(text))
    said = (_WORD.findall(sentence.text) for passage in passages for sentence in sentences(passage))
    read = [words for words in said if words]
    words = [word for sentence in read for word in sentence]
    return Figures(len(words), len(words) / len(read), sum(map(syllables, words)) / len(words))


def _prose(text: str) -> Iterator[str]:
    place, before, depth = FilePlace("", tuple(text.split("\n"))), "", 0
    for token in parser("en-US").parse(text, {ENV_KEY: Context(place)}):
        depth += _DEPTH.get(token.type, 0)
        if token.type == "prose_list" or (token.type == "inline" and depth):
            yield from (line for line in token.content.split("\n") if line.endswith("."))
        elif token.type == "prose_definitions":
            yield from (part.content for part in parts_of(token) if part.tag == "dd")
        elif token.type == "prose_quotation":
            yield from (part.content for part in paragraph_of(token))
        elif token.type == "prose_paragraph" or (token.type == "inline" and before == "paragraph_open"):
            yield token.content
        before = token.type


def of_article(path: Path) -> Figures:
    """Those of the text of an article and of the answers to its questions."""
    source = read_source(path.read_bytes(), Kind.ARTICLE, path.name)
    faqs = source.front.faqs if isinstance(source.front, Article) else ()
    return figures(source.body, *(faq.answer for faq in faqs))


def articles() -> dict[str, Path]:
    """Our own, by the name in their address."""
    found = (*ARTICLES.glob("*.md"), *ARTICLES.glob("*/index.md"))
    return {(path.parent.name if path.stem == "index" else path.stem): path for path in found}


if __name__ == "__main__":
    for name, of in sorted((name, of_article(path)) for name, path in articles().items()):
        sys.stdout.write(f"| {name} | {of.words} | {of.length:.1f} | {of.grade:.1f} |\n")
