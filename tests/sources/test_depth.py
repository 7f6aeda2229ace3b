"""Values nested without end are a finding, whatever signs nest them: libyaml would take the process down."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.sites import REPOSITORY
from tpm_site.sources.yaml_reader import compose

NESTING = (
    "- ", "? ", "[", "{", "- ? ", "? - ", "- - ? ", "- ? - - ? ", "[{", "{[", "[[{", "{? ", "[? [", "{? [",
    "? {a: [", "[a: ", "{a: ", "? [", "[\n", "[ # x\n", "{b, a: ", "[b, ", "['b', {",
)  # fmt: skip
READ = """
import sys
from tpm_site.sources.yaml_reader import compose
for sign in {shapes!r}:
    node, faults = compose({before!r} + sign * 25_000, "f")
    print(*(fault.code for fault in faults) if node is None else "read")
"""


def codes(before: str, shapes: tuple[str, ...]) -> list[str]:
    """What is found in each file, read in a process of its own, which may die of it."""
    done = subprocess.run(
        [sys.executable, "-c", READ.format(before=before, shapes=shapes)],
        env={"PYTHONPATH": str(REPOSITORY / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, (done.returncode, done.stderr)
    return done.stdout.split()


@pytest.mark.parametrize("before", ["", "\n", "a:\n  "])
def test_any_signs_that_nest_are_refused_at_any_place(before: str) -> None:
    assert codes(before, NESTING) == ["F007"] * len(NESTING)


@pytest.mark.parametrize("before", ["b: &x y\n", "b: 'x' y\n", "    c: d\n"])
def test_a_fault_beside_them_does_not_bring_them_through(before: str) -> None:
    """The lines of a fault are read once more, each by itself."""
    found = codes(before, tuple(f" {sign}" for sign in NESTING))
    assert len(found) == len(NESTING)
    assert set(found) <= {"F005", "F006", "F007"}


@pytest.mark.parametrize("level", ["- ", "[", "[{a: "])
def test_the_limit_is_the_same_for_all_signs(level: str) -> None:
    signs, closers = level.count("[") + level.count("{") + level.count("-"), {"[": "]", "{": "}", "-": ""}
    ends = "".join(closers.get(sign, "") for sign in reversed(level))
    for levels, is_read in ((32 // signs, True), (32 // signs + 1, False)):
        node, faults = compose(level * levels + "x" + ends * levels, "f")
        assert (node is not None) == is_read == (not faults)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "well - - - then - ? " * 2000,
        "a: " + "why ? ? ? " * 2000,
        "a: |\n" + "  - - - - ? ? ? : : : [[[[ {{{{\n" * 2000,
        "a: '" + "[{" * 2000 + "'",
        "# " + "- ? [" * 2000 + "\na: b",
        "a:\n" + "  - [b, {c: d}]\n" * 2000,
    ],
)
def test_prose_and_long_lists_are_not(text: str) -> None:
    node, faults = compose(text, "f")
    assert node is not None
    assert faults == ()
