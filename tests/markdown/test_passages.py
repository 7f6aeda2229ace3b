"""The passages of texts: `passages/texts.txt`, a text, and where its passages stand and what they rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.examples import Example, read_examples
from tests.support.markdown import parsed
from tests.support.sites import ARTICLE, BASE, build, messages, write_site
from tpm_site.markdown.context import Told

EXAMPLES = read_examples(Path(__file__).parent / "passages" / "texts.txt")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.title)
def test_passages_of_a_text(example: Example) -> None:
    lines = example.input.split("\n")
    shown = [_shown(told, lines) for told in parsed(example.input, example.language).uses.passages]
    assert "\n".join(shown) == example.output


def _shown(told: Told, lines: list[str]) -> str:
    passage, mark = told
    text = lines[mark.line - 1][mark.column - 1 :][: mark.length]
    says = " ".join(passage.support) or "-"
    says += f" ({passage.certainty})" if passage.certainty else ""
    says += f" compares: {passage.relative}" if passage.relative else ""
    says += " joins" if passage.joins else ""
    says += f" names: {' '.join(passage.names)}" if passage.names else ""
    return f"{mark.line}:{mark.column} {text} | {says}"


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ("answer: Yes. It relieves pain.", "8:18"),
        ('answer: "It is so. It relieves\n      pain, and more."', "8:24"),
        ("answer: >-\n      It is\n      so. It\n      relieves pain.", "10:11"),
    ],
)
def test_a_passage_of_an_answer_is_found_in_its_file(answer: str, place: str, tmp_path: Path) -> None:
    faqs = f"published: 2026-07-01\nfaqs:\n  - question: Does heat help?\n    {answer}\n"
    article = ARTICLE.format(body="Rest.").replace("published: 2026-07-01\n", faqs)
    (message,) = messages(build(write_site(tmp_path, BASE + article), None))
    assert message.startswith(f"content/articles/stenosis.md:{place}: warning C119 ")
