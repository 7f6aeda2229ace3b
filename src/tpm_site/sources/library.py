"""The shared records: evidence/*.yaml, ctas.yaml and glossary.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.slug import slugify
from tpm_site.base.span import Span, at
from tpm_site.model.common import CallToAction
from tpm_site.model.fields import IDENTIFIER
from tpm_site.model.library import Term
from tpm_site.model.reference import MARKDOWN_OF_REFERENCE, Reference
from tpm_site.model.sections import MAIN
from tpm_site.model.site import Library
from tpm_site.model.study import study_of
from tpm_site.model.written import fields_of
from tpm_site.sources.front_matter import region_of
from tpm_site.sources.reading import read_bytes
from tpm_site.sources.scan import ACTIONS_FILE, GLOSSARY_FILE
from tpm_site.sources.text import decode
from tpm_site.sources.validation import validate
from tpm_site.sources.yaml_losses import report_losses
from tpm_site.sources.yaml_reader import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    compose,
    find,
    mark_of,
)
from tpm_site.sources.yaml_values import Builder

ModelT = TypeVar("ModelT")
_ID_LINE = re.compile(r"""^[ \t]*(?:-[ \t]+)?id:[ \t]*["']?([A-Za-z0-9][\w.:-]*)""", re.MULTILINE)
_RECORD = "write each key on a line of its own, indented by two spaces"


class _Reading(Struct):
    """The findings and the places that reading the records gathers."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)
    raws: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)


def read_library(root: Path, evidence: tuple[str, ...]) -> tuple[Library, tuple[Diagnostic, ...]]:
    """All shared records.

    `Library.spans` has the keys `reference:ID` and `reference:ID.FIELD`, `action:ID` and `action:ID.FIELD`,
    `term:ID`, `definition:ID`, `finding:ID` and `limits:ID`.
    """
    reading = _Reading()
    references: dict[str, Reference] = {}
    for file in evidence:
        node, text = _read(root, file, reading)
        reading.ids.update(_ID_LINE.findall(text))
        for item in _items(node, file, reading):
            reference = _record(item, text, Reference, file, reading)
            if reference:
                place = at(file, mark_of(find(item, ("id",))[0]))
                _keep("reference", reference.id, reference, references, place, reading)
                if references[reference.id] is reference:
                    reading.spans |= _field_spans(item, f"reference:{reference.id}", file)
                    _keep_words(reference, item, text, reading)
    library = Library(
        references=references,
        actions=_actions(root, reading),
        terms=_terms(root, reading),
        spans=reading.spans,
        raws=reading.raws,
        broken=frozenset(reading.ids - references.keys()),
        studies={id: study_of(reference) for id, reference in references.items()},
    )
    return library, tuple(reading.diagnostics)


def references_in(text: str, file: str) -> tuple[tuple[Reference, ...], tuple[Diagnostic, ...]]:
    """The references of one text, in their order, and what is wrong with it."""
    reading = _Reading()
    node, faults = compose(text, file)
    found: dict[str, Reference] = {}
    for item in _items(node, file, reading):
        reference = _record(item, text, Reference, file, reading)
        if reference:
            place = at(file, mark_of(find(item, ("id",))[0]))
            _keep("reference", reference.id, reference, found, place, reading)
    return tuple(found.values()), (*faults, *reading.diagnostics)


def _field_spans(node: Node, name: str, file: str) -> dict[str, Span]:
    """Where the values of a record stand, under its name."""
    pairs = node.value if isinstance(node, MappingNode) else ()
    spans = {f"{name}.{key.value}": at(file, mark_of(value)) for key, value in pairs}
    allow = next((value for key, value in pairs if key.value == "allow"), None)
    codes = allow.value if isinstance(allow, MappingNode) else ()
    return spans | {f"{name}.allow.{key.value}": at(file, mark_of(key)) for key, _ in codes}


def _keep_words(reference: Reference, item: Node, text: str, reading: _Reading) -> None:
    """Where the Markdown of a reference stands, and how it reads there."""
    file = reading.spans[f"reference:{reference.id}"].file
    for key in MARKDOWN_OF_REFERENCE:
        if getattr(reference, key) is not None:
            region = region_of(find(item, (key,))[0], text)
            reading.spans[f"{key}:{reference.id}"] = at(file, region.mark)
            reading.raws[f"{key}:{reference.id}"] = region.raw


def _read(root: Path, file: str, reading: _Reading) -> tuple[Node | None, str]:
    data, fault = read_bytes(root, file)
    if data is None:
        reading.diagnostics += [fault] if fault else []
        return None, ""
    text, faults = decode(data, file)
    if text is None:
        reading.diagnostics += faults
        return None, ""
    node, faults = compose(text, file)
    reading.diagnostics += faults
    return node, text


def _items(node: Node | None, file: str, reading: _Reading) -> Iterator[Node]:
    if isinstance(node, SequenceNode):
        yield from node.value
    elif node is not None:
        help = "write `- ` before the first key of each record, and two spaces before the others"
        if (
            isinstance(node, MappingNode)
            and len(node.value) == 1
            and isinstance(node.value[0][1], SequenceNode)
        ):
            help = f"delete the line `{node.value[0][0].value}:`, so that the list stands by itself"
        fault = Diagnostic(at(file, mark_of(node)), "F103", "this file wants a list of records", help)
        reading.diagnostics.append(fault)


def _record(node: Node, text: str, model: type[ModelT], file: str, reading: _Reading) -> ModelT | None:
    mark = mark_of(node)._replace(length=1)
    builder = Builder(file)
    value = builder.build(node)
    report_losses(builder, node, text, model)
    if not isinstance(value, dict):
        keys = ", ".join(list(fields_of(model))[:4])
        fault = Diagnostic(at(file, mark), "F103", f"a record with keys is wanted here: {keys}", _RECORD)
        reading.diagnostics += builder.diagnostics or [fault]
        return None
    record, faults = validate(value, node, model, builder, mark)
    reading.diagnostics += faults
    return record


def _keep(
    kind: str, id: str, record: ModelT, records: dict[str, ModelT], span: Span, reading: _Reading
) -> None:
    earlier = reading.spans.get(f"{kind}:{id}")
    if earlier:
        message = f'the id "{id}" is given twice; {earlier.file}, line {earlier.line} has it too'
        reading.diagnostics.append(Diagnostic(span, "F206", message, "rename or delete one of the two"))
        return
    records[id] = record
    reading.spans[f"{kind}:{id}"] = span


def _actions(root: Path, reading: _Reading) -> dict[str, CallToAction]:
    node, text = _read(root, ACTIONS_FILE, reading)
    actions: dict[str, CallToAction] = {}
    outside = _outside(node)
    if outside:
        message = f'"{outside.value}" stands as far out as an id, so it belongs to none'
        help = "indent the keys of each record by two spaces, below its id"
        reading.diagnostics.append(Diagnostic(at(ACTIONS_FILE, mark_of(outside)), "F103", message, help))
    elif isinstance(node, MappingNode):
        for key, inner in node.value:
            if not isinstance(key, ScalarNode):
                continue
            action = _record(inner, text, CallToAction, ACTIONS_FILE, reading)
            span = at(ACTIONS_FILE, mark_of(key))
            if not IDENTIFIER.fullmatch(key.value):
                message = f'"{key.value}" cannot be an id: an id has no spaces'
                reading.diagnostics.append(Diagnostic(span, "F103", message, "write such as plan-your-visit"))
            elif action:
                _keep("action", key.value, action, actions, span, reading)
                if actions[key.value] is action:
                    reading.spans |= _field_spans(inner, f"action:{key.value}", ACTIONS_FILE)
    elif node is not None:
        help = "write an id such as `plan-your-visit:` above each record, and indent its keys by two spaces"
        fault = Diagnostic(at(ACTIONS_FILE, mark_of(node)), "F103", "this file wants records with ids", help)
        reading.diagnostics.append(fault)
    return actions


def _outside(node: Node | None) -> ScalarNode | None:
    """The first key of a record that was not indented: all that follows would be taken for ids."""
    keys = CallToAction.__struct_fields__
    for key, inner in node.value if isinstance(node, MappingNode) else ():
        if isinstance(key, ScalarNode) and isinstance(inner, ScalarNode) and key.value in keys:
            return key
    return None


def _terms(root: Path, reading: _Reading) -> dict[str, Term]:
    node, text = _read(root, GLOSSARY_FILE, reading)
    terms: dict[str, Term] = {}
    for item in _items(node, GLOSSARY_FILE, reading):
        term = _record(item, text, Term, GLOSSARY_FILE, reading)
        if term:
            _keep_term(term, item, text, terms, reading)
    _report_shared_names(terms, reading)
    return terms


def _report_shared_names(terms: dict[str, Term], reading: _Reading) -> None:
    """A word that is also given as another name: readers would find two meanings for it."""
    names = {slugify(term.term): id for id, term in terms.items()}
    for id, term in terms.items():
        for name in term.also:
            owner = names.setdefault(slugify(name), id)
            if owner != id:
                span, line = reading.spans[f"term:{id}"], reading.spans[f"term:{owner}"].line
                message = f'"{name}" is another name of "{term.term}", and in line {line} of another word'
                help = "let one of the two words have it"
                reading.diagnostics.append(Diagnostic(span, "F206", message, help))


def _keep_term(term: Term, item: Node, text: str, terms: dict[str, Term], reading: _Reading) -> None:
    id, place = _term_id(term.term), at(GLOSSARY_FILE, mark_of(find(item, ("term",))[0]))
    _keep("term", id, term, terms, place, reading)
    if terms[id] is term:
        definition = region_of(find(item, ("definition",))[0], text)
        reading.spans[f"definition:{id}"] = at(GLOSSARY_FILE, definition.mark)
        reading.raws[f"definition:{id}"] = definition.raw


def _term_id(term: str) -> str:
    """The id of a word, which must not be one that the glossary's page has already."""
    id = slugify(term)
    return f"term-{id}" if id == MAIN or id.startswith(("letter-", "page-")) else id
