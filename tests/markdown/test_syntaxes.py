"""Each of our syntaxes by examples in plain text: `fixtures/SYNTAX.txt`, title, input, output between dots.

Lines of the output that begin with `! ` are the findings, as line:first column-last column, code, message.
A title may end in the language of the text: `[de]`. Holes are shown as
elements; see `tests/support/markdown.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.examples import Example, read_examples
from tests.support.markdown import filled, findings, parsed
from tpm_site.markdown.parser import SYNTAXES

FIXTURES = Path(__file__).parent / "fixtures"


EXAMPLES = [example for path in sorted(FIXTURES.glob("*.txt")) for example in read_examples(path)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.file}:{e.line} {e.title}")
def test_example(example: Example) -> None:
    text = parsed(example.input, example.language)
    shown = filled(text.body).rstrip("\n").split("\n") + [f"! {line}" for line in findings(text)]
    assert "\n".join(line for line in shown if line) == "\n".join(
        line for line in example.output.split("\n") if line
    )


def test_every_syntax_has_examples() -> None:
    modules = {path.stem for path in (FIXTURES.parents[2] / "src/tpm_site/markdown").glob("*.py")}
    syntaxes = {name for name in modules if f"{name}.SYNTAX" in _parser_source()}
    assert len(syntaxes) == len(SYNTAXES)
    assert {path.stem for path in FIXTURES.glob("*.txt")} == syntaxes


def _parser_source() -> str:
    return (FIXTURES.parents[2] / "src/tpm_site/markdown/parser.py").read_text(encoding="utf-8")
