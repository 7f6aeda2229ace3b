"""templates/strings/LANGUAGE.yaml: the words of the theme in one language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span, at
from tpm_site.model.tree import SourceTree
from tpm_site.sources.scan import WORDS_FILE
from tpm_site.sources.text import decode
from tpm_site.sources.yaml_reader import Node, compose, find, mark_of
from tpm_site.sources.yaml_values import Builder

_FALLBACK = "en"
_MOST_NAMED = 5


def read_strings(tree: SourceTree, language: str) -> tuple[Mapping[str, str], tuple[Diagnostic, ...]]:
    """The words for `en-US`: from en-US.yaml, else from en.yaml."""
    locations = {file.name: file.location for file in tree.templates}
    base = language.split("-", maxsplit=1)[0]
    names = [f"strings/{language}.yaml", f"strings/{base}.yaml"]
    name = next((n for n in names if n in locations), None)
    if name is None:
        file = f"templates/{names[-1]}"
        help = f"copy templates/strings/{_FALLBACK}.yaml to {file} and translate its words"
        message = f'the theme has no words for the language "{language}"'
        return {}, (Diagnostic(Span(file), "X103", message, help),)
    file = f"templates/{name}"
    words, node, faults = _read(locations[name], file)
    if (node is None and faults) or locations[name] == tree.words:
        return words, faults
    known, _, _ = _read(tree.words, file)
    return {**known, **words}, (*faults, *_unlike(words, known, node, file))


def _read(location: str, file: str) -> tuple[dict[str, str], Node | None, tuple[Diagnostic, ...]]:
    """The words of one file, its nodes, and what is wrong with it."""
    text, faults = decode(Path(location).read_bytes(), file)
    node = None
    if text is not None:
        node, faults = compose(text, file)
    if node is None:
        return {}, None, faults
    builder = Builder(file)
    value = builder.build(node)
    words = value if isinstance(value, dict) else {}
    return {k: v for k, v in words.items() if isinstance(v, str)}, node, tuple(builder.diagnostics)


def _unlike(
    words: Mapping[str, str], known: Mapping[str, str], node: Node | None, file: str
) -> Iterator[Diagnostic]:
    """How a translation differs from the words that it translates: lost ones, and strange gaps."""
    missing = [word for word in known if word not in words]
    if missing:
        named = ", ".join(missing[:_MOST_NAMED])
        more = " and others" if len(missing) > _MOST_NAMED else ""
        help = f"copy these lines from {WORDS_FILE} of the theme and translate them"
        yield Diagnostic(Span(file), "X103", f"these words are missing: {named}{more}", help)
    for word, text in words.items():
        plural = f"{word.rpartition('_')[0]}_other"
        allowed = _gaps(known.get(word, known.get(plural, ""))) or set()
        fault = _strange_gap(text, allowed)
        if fault:
            choice = " or ".join(f"{{{gap}}}" for gap in sorted(allowed)) or "none"
            span = at(file, mark_of(find(node, (word,))[0])) if node else Span(file)
            yield Diagnostic(span, "X103", f'"{word}" has {fault}', f"gaps known here: {choice}")


def _strange_gap(text: str, allowed: set[str]) -> str:
    """What is wrong with the gaps of a text: Python would fill in more than names, or fail at it."""
    gaps = _gaps(text)
    if gaps is None:
        return "a brace without its mate"
    for gap in sorted(gaps - allowed):
        if re.match(r"\w+[.\[:!]", gap):
            return f"a gap that holds more than its name: {{{gap}}}"
    return "" if gaps <= allowed else "a gap in braces that nothing fills"


def _gaps(text: str) -> set[str] | None:
    """What stands in braces, whole; None where the braces do not match."""
    try:
        parts = [part for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return None
    return {
        f"{name}{f'!{conversion}' if conversion else ''}{f':{form}' if form else ''}"
        for _, name, form, conversion in parts
    }
