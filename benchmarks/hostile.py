"""How the time to parse grows with texts made to be slow: twice the text should take twice the time.

    python -m benchmarks.hostile [seconds [word]]

Each text is doubled until it takes `seconds` (default 0.5); the factor is that of the last doubling.
A factor of 2 is linear, one of 4 quadratic. `word` picks the texts whose name holds it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import process_time

from tpm_site.base.span import Mark
from tpm_site.markdown.context import Context
from tpm_site.markdown.parser import parse
from tpm_site.markdown.place import FilePlace, RegionPlace

LARGEST = 4_000_000
"""Characters in the largest file that is read."""

_REPEATED = {
    "brackets": "[",
    "brackets closed": "[a] ",
    "pictures": "![",
    "links": "[a](/b) ",
    "links without words": "[](/b) ",
    "links cut off": "[a](",
    "links in angles cut off": "[a](<",
    "notes cut off": "[^a",
    "notes lost": "[^a] ",
    "notes in place cut off": "^[",
    "citations": "[@a] and ",
    "citations cut off": "[@",
    "citations cut off, with ids": "[@a; ",
    "citations in a row": "[@a] ",
    "at signs": "@a-",
    "braces": "{#",
    "braces with dots": "{.a",
    "brackets and braces": "]{",
    "templates": "{{",
    "addresses": ".md://",
    "round brackets": "(a",
    "round and square": "(a)[",
    "stars": "**a ",
    "stars and lines": "*a_ ",
    "lines": "__a ",
    "waves": "~a ",
    "ticks": "`a ``b ",
    "tags cut off": "<a ",
    "comments cut off": "<!--",
    "angles": "<",
    "addresses cut off": "<http:",
    "entities cut off": "&#",
    "entities": "&foo; ",
    "quotes": "\"'",
    "dots": "a... ",
    "backslashes": "\\",
    "colons": "::: ",
    "equal signs": "==a",
    "carets": "^a",
    "tabs": "a\t",
    "tabs in lines": "a\tb\n",
    "bullets": "– a\n",
    "letters": "a) b\n",
    "spaces": "a\u00a0",
    "hard breaks": "a\\\n",
    "lines of text": "a\n",
    "lines of one bracket": "[a\n",
    "paragraphs": "word\n\n",
    "paragraphs with a sign": "a ** b\n\n",
    "headings": "## same\n\n",
    "headings with words": "## same\n\nword\n\n",
    "headings with an id": "## same {#same}\n\n",
    "headings underlined": "same\n---\n",
    "figures": "0",
    "figures and commas": "1,",
    "claims": "it reduces pain ",
    "claims under a condition": "if it reduces ",
    "claims in the passive": "is reduced ",
    "claims, with marks cut off": "reduces [@a",
    "claims, with links cut off": "reduces](",
    "claims of one trial": "The same [@a] reduces pain. ",
    "claims in a list": "- relieves 5% more\n",
    "stops": ".",
    "stops in words": "reduces.a",
    "capitals": "5% A",
    "callouts": "::: note a\nb\n:::\n\n",
    "callouts never closed": "::: note a\n\n",
    "risks": "::: risk 1 of 2 with [@a], 1 of 3 without :::\n\n",
    "sides": "::: disagree a\nb\n: c [@d]\n\n### e\nf [@g]\n:::\n\n",
    "callouts closed wrongly": "::: note a\nb\n::: end\n\n",
    "callouts never opened": ":::\n",
    "includes": "::: include a :::\n",
    "code": "```\na\n```\n",
    "code never closed": "```a\n~~~\n",
    "lists": "- a\n",
    "lists with text": "- a\n\n  b\n\n",
    "definitions": "a\n: b\n\n",
    "definitions in a row": "a\n: ",
    "quotations": "> a\n\n",
    "tables": "| a |\n|---|\n| b |\n\n",
    "rows": "|a|\n",
    "HTML": "<b>a</b> ",
    "blocks of HTML": "<div>\na\n\n",
    "rules": "---\n",
    "equal lines": "===\n",
    "faults": "[@a, b] ",
    "prose": 'It\'s *a* "b" [c](/d); e [@f].\n\n',
    "quotations in words": '"a" ',
    "quotations never closed": '"a ',
    "words in italics": "*a* ",
    "captions": '![a](b.png "c [@d]") ',
}
_MADE: dict[str, Callable[[int], str]] = {
    "one word": lambda n: "a" * n,
    "one word of capitals": lambda n: "Relieved [@a] 5% " + "A" * n + "_",
    "a risk of digits": lambda n: f"::: risk\n{'0' * n}\n:::",
    "a risk of spaces": lambda n: f"::: risk\nRR{' ' * n}x\n:::",
    "a claim with many marks": lambda n: "Heat relieves pain " + "[@a] " * n + "x",
    "a table of claims": lambda n: "|a|b|\n|-|-|\n" + "|relieves|5% more|\n" * n,
    "notes without a mark": lambda n: "\n".join(f"[^{i}]: a" for i in range(n)),
    "notes and marks": lambda n: "\n\n".join(f"a[^{i}]\n\n[^{i}]: a" for i in range(n)),
    "one note twice": lambda n: "a[^1]\n\n" + "[^1]: a\n" * n,
    "many marks of a note": lambda n: "a[^1] " * n + "\n\n[^1]: a",
    "marks without a note": lambda n: "".join(f"a[^{i}] " for i in range(n)) + "\n\n[^x]: a",
    "addresses without a link": lambda n: "\n".join(f"[a{i}]: /b" for i in range(n)),
    "brackets as text, and an address": lambda n: "a\n\n[x]: /b\n\n" + "\\[" * n + " x",
    "links by name": lambda n: "".join(f"[a{i}] " for i in range(n)) + "\n\n" + "[a0]: /b\n" * n,
    "a wide table": lambda n: f"|{'a|' * n}\n|{'-|' * n}\n" + "|b\n" * 20,
    "a long table": lambda n: "|a|\n|-|\n" + "|a|\n" * n,
    "a table with lost cells": lambda n: "|a|\n|-|\n" + "|a|b|\n" * n,
    "a table with empty lines": lambda n: "|a|\n|-|\n" + "|a|\n\n" * n,
    "lines of prose cut off": lambda n: "It's (a) b.\n" * n + "`",
    "items of prose cut off": lambda n: "- a *b*\n" * n + "- `",
    "rows of prose cut off": lambda n: "|a|\n|-|\n" + "|it's (a) b|\n" * n + "`",
    "spaces in prose": lambda n: "a" + " " * n + "\nb" + "\n" * n + ":c",
    "spaces before a bar": lambda n: ("## a" + " " * 1000 + "|\n") * (n // 1000),
    "marks in one bracket": lambda n: "a [@a" + "; @a" * n + " b",
    "stars around": lambda n: "*" * n + "a" + "*" * n,
    "nested lists": lambda n: "".join("  " * i + "- a\n" for i in range(min(n, 30))) * (n // 30),
    "nested callouts": lambda n: "::: note a\n\n" * n + "b\n\n" + ":::\n\n" * n,
    "a comment over lines": lambda n: "<!--\n" + "<b>\n" * n,
    "notes cut off, and a note": lambda n: "x[^1]\n\n[^1]: a\n\n" + "[^a" * n,
    "notes in one word, and a note": lambda n: "x[^1]\n\n[^1]: a\n\n" + "[^" + "a[" * n,
    "spaces in a callout": lambda n: "::: note a" + " " * n + "b\n:::",
    "colons behind a snippet": lambda n: "::: include " + ":" * n + "a",
    "spaces in a heading": lambda n: "## a" + " " * n + "b {#c}",
    "a long id": lambda n: f"[@{'a-' * n}](b)",
    "one item in a long paragraph": lambda n: "-a\n-b\n" * n,
    "spaces below dashes": lambda n: "---\na: b\n" + "  \n" * n,
    "marks and signs": lambda n: "Relief [@a]. " * n + "**",
    "an id for each heading": lambda n: "".join(f"## a {{#b{i}}}\n\n" for i in range(n)),
}
_IN_VALUES = (
    "notes lost",
    "braces",
    "citations",
    "stars",
    "links",
    "paragraphs with a sign",
    "lines of text",
)


def text(name: str, count: int) -> str:
    """A text of about `count` pieces."""
    made = _MADE.get(name)
    return made(count) if made else "a " * (name in _IN_VALUES) + _REPEATED[name] * count


def seconds(source: str, *, in_front_matter: bool) -> float:
    """The time of one parse."""
    lines = tuple(source.split("\n"))
    place = RegionPlace("x.md", source, Mark(1), source) if in_front_matter else FilePlace("x.md", lines)
    start = process_time()
    parse(source, "en", Context(place))
    return process_time() - start


def growth(name: str, enough: float, *, in_front_matter: bool) -> tuple[int, float, float]:
    """Characters and time of the last text, and the factor of the last doubling."""
    count, last = 1000, 0.0
    while True:
        source = text(name, count)
        now = seconds(source, in_front_matter=in_front_matter)
        if now > enough or len(source) * 2 > LARGEST:
            return len(source), now, now / (last or now)
        count, last = count * 2, now


def main() -> None:
    """Prints the growth of each kind of text."""
    enough = float(sys.argv[1]) if len(sys.argv) > 1 else 0.5
    word = sys.argv[2] if len(sys.argv) > 2 else ""
    cases = [(name, False) for name in (*_REPEATED, *_MADE)] + [(name, True) for name in _IN_VALUES]
    for name, in_front_matter in cases:
        if word in name:
            size, time, factor = growth(name, enough, in_front_matter=in_front_matter)
            shown = f"{name} (front matter)" if in_front_matter else name
            slow = "  <- slow" if factor > 3 else ""
            line = f"{shown:45s} {size:9,d} characters {time:7.2f} s  x{factor:4.1f}{slow}\n"
            sys.stdout.write(line)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
