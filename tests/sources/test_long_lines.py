"""Lines and lists of any length are read in one go: what grows with their square would never end."""

from __future__ import annotations

import pytest

from tpm_site.model.kinds import Kind
from tpm_site.sources.front_matter import read_source

MANY = 400_000


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"tags: [a{' ' * MANY}:]", "F006"),
        (f"summary: {'a: ' * MANY}", "F006"),
        (f"{' ' * MANY}summary: a", "F005"),
        (f"summary: >\n{' ' * MANY}a", "F102"),
    ],
)
def test_a_long_line_is_read_once(line: str, code: str) -> None:
    taken = read_source(f"---\ntitle: A title\n{line}\n---\nText.\n".encode(), Kind.ARTICLE, "a.md")
    assert code in {fault.code for fault in taken.diagnostics}


def test_each_of_many_faults_is_told() -> None:
    keys = "".join(f"key-{number}: a\n" for number in range(2_000))
    items = "".join(f"- Rest {number}: not for long\n" for number in range(2_000))
    text = f"---\ntitle: A title\n{keys}faqs:\n{items}---\nText.\n"
    taken = read_source(text.encode(), Kind.ARTICLE, "a.md")
    assert sum(fault.code == "F101" for fault in taken.diagnostics) == 4_000
