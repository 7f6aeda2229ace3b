"""The links of a text to where they lead; one that leads nowhere is a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, at
from tpm_site.model.document import Document, LibraryText
from tpm_site.model.kinds import Kind
from tpm_site.model.sections import DISCLAIMER, MAIN, SPECIALISTS
from tpm_site.model.site import Target
from tpm_site.site.links import Fault, Origin, Places, resolve_link
from tpm_site.site.urls import GLOSSARY, language_prefix

_WITH_DISCLAIMER = {anchor: anchor for anchor in (MAIN, SPECIALISTS, DISCLAIMER)}
"""What every page has that shows the disclaimer."""
_WITH_STUDY = {MAIN: MAIN}
"""What the page of a study has, and the list of all."""
Hrefs = Mapping[str, Target]
Found = dict[str, tuple[Target, Fault | None]]


def hrefs_of(
    links: Sequence[str], marks: Callable[[], Sequence[Mark]], origin: Origin, places: Places, shared: Found
) -> tuple[Hrefs, tuple[Diagnostic, ...]]:
    """Where some links lead. From a page that is left out, one to another such page is no finding.

    `marks` gives where they stand, `shared` keeps those that lead to the same place from everywhere.
    """
    found: Found = {}
    is_left_out = origin.url in places.addresses.left_out
    for target in dict.fromkeys(links):
        from_anywhere = target.startswith("/") and "#" not in target
        known = shared.get(target) if from_anywhere else None
        found[target] = known or resolve_link(target, origin, places)
        if from_anywhere:
            shared[target] = found[target]
    hrefs = {written: target for written, (target, _) in found.items()}
    faults = {
        written: fault
        for written, (_, fault) in found.items()
        if fault and not (is_left_out and fault.code == "L104")
    }
    named = zip(links, marks(), strict=True) if faults else ()
    told = ((at(origin.path, mark), faults[link]) for link, mark in named if link in faults)
    return hrefs, tuple(Diagnostic(span, fault.code, fault.message, fault.help) for span, fault in told)


def origin_of(document: Document, url: str, default: str) -> Origin:
    """Where a document's links stand. A snippet knows its own headings alone, whose ids carry its name.

    `default` is the site's language.
    """
    glossary = f"{language_prefix(document.id.language, default)}{GLOSSARY}"
    if document.id.kind is Kind.SNIPPET:
        prefix = f"{document.id.slug}--"
        own = {anchor.removeprefix(prefix): anchor for anchor in document.facts.anchors}
        own |= {anchor: anchor for anchor in document.facts.anchors}
        return Origin(document.path, "", own, glossary)
    return Origin(document.path, url, None, glossary)


def connect_texts(
    texts: Iterable[LibraryText], places: Places
) -> tuple[dict[str, Hrefs], tuple[Diagnostic, ...]]:
    """The same for the texts of YAML files, by name, with what they hold and cannot show."""
    found: dict[str, Hrefs] = {}
    diagnostics: list[Diagnostic] = []
    for text in texts:
        found[text.name], faults = _hrefs_of_text(text, places)
        diagnostics += [*faults, *_out_of_place(text)]
    return found, tuple(diagnostics)


def _hrefs_of_text(text: LibraryText, places: Places) -> tuple[Hrefs, tuple[Diagnostic, ...]]:
    if text.name.startswith("term:"):
        origin = Origin(text.span.file, GLOSSARY)
    else:
        origin = Origin(text.span.file, "", _WITH_DISCLAIMER if text.name == DISCLAIMER else _WITH_STUDY)
    return hrefs_of(text.facts.links, lambda: text.marks.links, origin, places, {})


def _out_of_place(text: LibraryText) -> Iterator[Diagnostic]:
    for mark in text.marks.citations:
        message, help = "a text in this file shows no references", "cite it in the article that explains it"
        yield Diagnostic(at(text.span.file, mark), "C104", message, help)
    for mark in (*text.marks.pictures, *text.marks.includes):
        message = "a text in this file shows no pictures and no snippets"
        yield Diagnostic(at(text.span.file, mark), "M105", message, "write it out in words")
