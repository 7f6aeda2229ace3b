"""The project folder to a tree of names. Reads no file's content."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.slug import SLUG, slugify
from tpm_site.base.span import Span
from tpm_site.base.suggest import did_you_mean
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.tree import SourceFile, SourceTree, ThemeFile

CONTENT = "content"
SITE_FILE = f"{CONTENT}/site.yaml"
ACTIONS_FILE = f"{CONTENT}/ctas.yaml"
GLOSSARY_FILE = f"{CONTENT}/glossary.yaml"
_FOLDERS = {
    "articles": Kind.ARTICLE,
    "categories": Kind.CATEGORY,
    "treatments": Kind.TREATMENT,
    "people": Kind.PERSON,
    "pages": Kind.PAGE,
    "snippets": Kind.SNIPPET,
}
_EVIDENCE = "evidence"
_SETTINGS = {"site.yaml", "ctas.yaml", "glossary.yaml"}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
_LEFTOVERS = re.compile(r"(^[.#])|(~$)|(\.(bak|tmp|swp|orig)$)|(^(Thumbs\.db|desktop\.ini)$)")


def scan(root: Path, theme: Path, language: str, languages: tuple[str, ...]) -> SourceTree:
    """Names everything that a build may read, in an order that no file system decides."""
    documents: list[SourceFile] = []
    evidence: list[str] = []
    attachments: list[str] = []
    diagnostics: list[Diagnostic] = []
    for path in _walk(root / CONTENT, CONTENT, diagnostics):
        parts = path.split("/")[1:]
        edition = language
        if len(parts) > 1 and _LANGUAGE.fullmatch(parts[0]) and parts[0] not in (*_FOLDERS, _EVIDENCE):
            if parts[0] not in languages:
                diagnostics.append(_unknown_language(path, parts[0]))
                continue
            edition, parts = parts[0], parts[1:]
        if parts[0] == _EVIDENCE and len(parts) > 1 and path.endswith((".yaml", ".yml")):
            evidence.append(path)
        elif not path.endswith(".md"):
            _take_other(path, parts, attachments, diagnostics)
        else:
            found = _document(path, parts, edition)
            if isinstance(found, Diagnostic):
                diagnostics.append(found)
            else:
                documents.append(found)
    diagnostics += _same_slugs(documents)
    return SourceTree(
        root=str(root),
        documents=tuple(documents),
        evidence=tuple(evidence),
        attachments=frozenset(attachments),
        static=_overlay(theme / "static", root / "static", diagnostics),
        templates=_overlay(theme / "templates", root / "templates", diagnostics),
        languages=(language, *languages),
        diagnostics=tuple(diagnostics),
    )


def _walk(folder: Path, name: str, diagnostics: list[Diagnostic]) -> Iterator[str]:
    """The files below a folder, sorted, with `name` before each; editors' leftovers passed over."""
    home = os.path.realpath(folder)
    pending = [(str(folder), name)]
    found: list[str] = []
    while pending:
        location, prefix = pending.pop()
        try:
            entries = list(os.scandir(location))
        except OSError as error:
            if location != str(folder):
                diagnostics.append(_unreadable(prefix, error))
            continue
        for entry in entries:
            path = f"{prefix}/{entry.name}" if prefix else entry.name
            if _LEFTOVERS.search(entry.name):
                continue
            if entry.is_symlink() and not os.path.realpath(entry.path).startswith(home + os.sep):
                diagnostics.append(_leads_out(path))
            elif entry.is_dir(follow_symlinks=False):
                pending.append((entry.path, path))
            elif entry.is_file():
                found.append(path)
    return iter(sorted(found))


def _document(path: str, parts: list[str], language: str) -> SourceFile | Diagnostic:
    kind = _FOLDERS.get(parts[0]) if len(parts) > 1 else None
    if kind is None:
        return _misplaced(path, parts)
    if len(parts) == 3 and parts[2] == "index.md":
        slug = parts[1]
    elif len(parts) == 2:
        slug = parts[1][: -len(".md")]
    else:
        return Diagnostic(
            Span(path),
            "F204",
            "this file lies too deep to be a page",
            f"move it to content/{parts[0]}/NAME.md, or name it content/{parts[0]}/NAME/index.md",
        )
    if not SLUG.fullmatch(slug):
        better = slugify(slug).encode("ascii", "ignore").decode() or "a-short-name"
        return Diagnostic(
            Span(path),
            "F203",
            f'"{slug}" cannot be part of an address',
            f"rename it to {better}: lower-case letters, digits and hyphens",
        )
    return SourceFile(DocumentId(kind, slug, language), path)


def _take_other(path: str, parts: list[str], attachments: list[str], diagnostics: list[Diagnostic]) -> None:
    if len(parts) == 1 and parts[0] in _SETTINGS:
        return
    if path.endswith((".yaml", ".yml", ".markdown", ".mdown", ".txt")):
        diagnostics.append(_misplaced(path, parts))
        return
    attachments.append(path)


def _misplaced(path: str, parts: list[str]) -> Diagnostic:
    folders = (*_FOLDERS, _EVIDENCE)
    known = ", ".join(f"content/{name}/" for name in folders)
    if len(parts) == 1:
        tail = did_you_mean(parts[0], _SETTINGS) if not path.endswith(".md") else ""
        message = f"no kind of content stands directly in content/ under this name{tail}"
    elif parts[0] in folders:
        message = "this file has an ending that is not read here"
        known = "articles and the like end in .md, evidence in .yaml"
        return Diagnostic(Span(path), "F204", message, known)
    else:
        message = f"content/{parts[0]}/ is not a folder that is read{did_you_mean(parts[0], folders)}"
    return Diagnostic(Span(path), "F204", message, f"move it to one of {known}")


def _unknown_language(path: str, language: str) -> Diagnostic:
    return Diagnostic(
        Span(path),
        "F204",
        f'"{language}" is not a language of this site',
        f"add it to site.yaml: languages: [{language}]",
    )


def _leads_out(path: str) -> Diagnostic:
    message = "this link leads out of its folder and is not followed"
    return Diagnostic(Span(path), "F205", message, "copy the file here instead of linking to it")


def _unreadable(path: str, error: OSError) -> Diagnostic:
    return Diagnostic(Span(path), "F008", f"cannot be read: {error.strerror}", "check its permissions")


def _same_slugs(documents: list[SourceFile]) -> Iterator[Diagnostic]:
    first: dict[DocumentId, str] = {}
    for document in documents:
        earlier = first.setdefault(document.id, document.path)
        if earlier != document.path:
            yield Diagnostic(
                Span(document.path),
                "F201",
                f'{earlier} already makes the {document.id.kind} "{document.id.slug}"',
                "keep one of the two files, or rename one",
            )


def _overlay(theme: Path, own: Path, diagnostics: list[Diagnostic]) -> tuple[ThemeFile, ...]:
    """The theme's files, each replaced by the project's file of the same name."""
    files = {name: str(theme / name) for name in _walk(theme, "", diagnostics)}
    if own != theme:
        files |= {name: str(own / name) for name in _walk(own, "", diagnostics)}
    return tuple(ThemeFile(name, files[name]) for name in sorted(files))
