"""The project folder to a tree of names. Reads no file's content."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.base.suggest import did_you_mean, nearest
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.library import LANGUAGE
from tpm_site.model.tree import SourceFile, SourceTree, ThemeFile
from tpm_site.sources.file_names import bad_download, bad_name, bad_slug, slug_for
from tpm_site.sources.reading import bad_link, no_file, unreadable

CONTENT = "content"
SITE_FILE = f"{CONTENT}/site.yaml"
ACTIONS_FILE = f"{CONTENT}/ctas.yaml"
GLOSSARY_FILE = f"{CONTENT}/glossary.yaml"
WATCH_FILE = f"{CONTENT}/evidence/watch.lock.yaml"
WORDS_FILE = "templates/strings/en.yaml"
FOLDERS = {
    "articles": Kind.ARTICLE,
    "categories": Kind.CATEGORY,
    "treatments": Kind.TREATMENT,
    "people": Kind.PERSON,
    "pages": Kind.PAGE,
    "snippets": Kind.SNIPPET,
}
_EVIDENCE, _LOCK = "evidence", "/watch.lock.yaml"
_SETTINGS = {"site.yaml", "ctas.yaml", "glossary.yaml"}
# What somebody may have written an article in; published as it is, nobody would find it.
_TEXT_ENDINGS = (
    "yaml", "yml", "json", "markdown", "mdown", "txt", "rtf", "doc", "docx", "odt", "pages", "htm", "html"
)  # fmt: skip
_PLAIN_TEXT = re.compile(r"(?:\.md)?\.(?:markdown|mdown|txt)$", re.IGNORECASE)
_OF_WORD = re.compile(r"\.(?:docx?|odt|rtf|pages)$", re.IGNORECASE)
_LEFTOVERS = re.compile(r"(^[.#])|(~$)|(\.(bak|tmp|swp|orig)$)|(^(Thumbs\.db|desktop\.ini|Icon\r)$)")
_WELL_KNOWN = "static/.well-known"
"""Begins with a full stop, and is meant for the web: RFC 8615."""


def scan(root: Path, theme: Path, language: str, languages: tuple[str, ...]) -> SourceTree:
    """Names everything that a build may read, in an order that no file system decides."""
    documents: list[SourceFile] = []
    evidence: list[str] = []
    attachments: list[str] = []
    diagnostics: list[Diagnostic] = []
    for path in _walk(root / CONTENT, CONTENT, diagnostics):
        parts = path.split("/")[1:]
        edition = language
        if len(parts) > 1 and _is_language(parts[0], path, languages):
            if parts[0] not in languages:
                diagnostics.append(_unknown_language(path, parts[0], language, languages))
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
    locks = [path for path in evidence if path.endswith(_LOCK)]
    diagnostics += [_second_lock(path) for path in locks if path != WATCH_FILE]
    return SourceTree(
        root=str(root),
        documents=tuple(documents),
        evidence=tuple(path for path in evidence if path not in locks),
        watch=WATCH_FILE if WATCH_FILE in locks else "",
        attachments=frozenset(attachments),
        static=overlay(theme, root, "static", diagnostics),
        templates=overlay(theme, root, "templates", diagnostics),
        languages=(language, *languages),
        words=str(theme / WORDS_FILE),
        diagnostics=tuple(diagnostics),
    )


def _is_language(folder: str, path: str, languages: tuple[str, ...]) -> bool:
    """Whether a folder is one of a language, or meant for one; a picture may lie in any, such as img/."""
    if folder in languages:
        return True
    if folder in (*FOLDERS, _EVIDENCE) or path.rpartition(".")[2].lower() not in ("md", *_TEXT_ENDINGS):
        return False
    return bool(LANGUAGE.fullmatch(folder)) or folder.lower() in map(str.lower, languages)


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
                diagnostics.append(unreadable(prefix, error))
            continue
        for entry in entries:
            path = f"{prefix}/{entry.name}"
            if _LEFTOVERS.search(entry.name) and path != _WELL_KNOWN:
                continue
            fault = bad_name(path) or (bad_link(entry.path, path, home) if entry.is_symlink() else None)
            if fault:
                diagnostics.append(fault)
            elif path == WATCH_FILE and entry.is_dir():
                diagnostics.append(no_file(path, entry.stat().st_mode))
            elif entry.is_dir(follow_symlinks=False):
                pending.append((entry.path, path))
            elif entry.is_file():
                found.append(path)
            else:
                diagnostics.append(no_file(path, 0))
    return iter(sorted(found))


def _document(path: str, parts: list[str], language: str) -> SourceFile | Diagnostic:
    kind = FOLDERS.get(parts[0]) if len(parts) > 1 else None
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
    return bad_slug(slug, path) or SourceFile(DocumentId(kind, slug, language), path)


def _take_other(path: str, parts: list[str], attachments: list[str], diagnostics: list[Diagnostic]) -> None:
    """A file that is no page: a setting, a picture or a download, or one in the wrong place."""
    ending = path.rpartition(".")[2]
    if len(parts) == 1 and parts[0] in _SETTINGS:
        if path != f"{CONTENT}/{parts[0]}":
            message = "all languages share one file of this name"
            diagnostics.append(Diagnostic(Span(path), "F204", message, f"put it into {CONTENT}/{parts[0]}"))
        return
    if ending.lower() == "md":
        help = f"rename it to {parts[-1].removesuffix(ending)}md"
        message = "the ending of this file must be .md in small letters"
        diagnostics.append(Diagnostic(Span(path), "F203", message, help))
    elif ending.lower() in _TEXT_ENDINGS:
        diagnostics.append(_misplaced(path, parts))
    else:
        fault = bad_download(path)
        if fault:
            diagnostics.append(fault)
        else:
            attachments.append(path)


def _second_lock(path: str) -> Diagnostic:
    message = "all references share one file of this name"
    return Diagnostic(Span(path), "F204", message, f"delete it: only {WATCH_FILE} is read")


def _misplaced(path: str, parts: list[str]) -> Diagnostic:
    folders = (*FOLDERS, _EVIDENCE)
    fitting = FOLDERS if path.lower().endswith(".md") else folders
    help = f"move it to one of {', '.join(f'content/{name}/' for name in fitting)}"
    if len(parts) == 1:
        message = "this file has no place directly in content/"
        meant = nearest(parts[0], _SETTINGS)
        if meant and not path.endswith(".md"):
            help = f"rename it to {meant}"
    elif parts[0] in folders:
        message = "a file with this ending is not read here"
        help = "articles and the like end in .md, evidence in .yaml; to offer a document, save it as PDF"
        if parts[0] != _EVIDENCE and _PLAIN_TEXT.search(parts[-1]):
            help = f"rename it to {slug_for(_PLAIN_TEXT.sub('', parts[-1])) or 'a-short-name'}.md"
        elif parts[0] != _EVIDENCE and _OF_WORD.search(parts[-1]):
            help = "copy its text into a file whose name ends in .md; to offer it as it is, save it as PDF"
    else:
        message = f"content/{parts[0]}/ is not a folder that is read{did_you_mean(parts[0], folders)}"
        meant = nearest(parts[0], folders)
        help = f"move it to content/{meant}/" if meant else help
    return Diagnostic(Span(path), "F204", message, help)


def _unknown_language(path: str, folder: str, language: str, languages: tuple[str, ...]) -> Diagnostic:
    if folder == language:
        message = f'"{folder}" is the site\'s own language, whose files need no folder for it'
        help = f"move it to {path.replace(f'{folder}/', '', 1)}"
        return Diagnostic(Span(path), "F204", message, help)
    tail = did_you_mean(folder, languages)
    message = f"content/{folder}/ is neither a folder that is read nor a language of this site{tail}"
    help = f"add the language to site.yaml: languages: [{folder}], or move the file to content/articles/"
    help = "rename the folder" if tail else help
    return Diagnostic(Span(path), "F204", message, help)


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


def overlay(theme: Path, own: Path, folder: str, diagnostics: list[Diagnostic]) -> tuple[ThemeFile, ...]:
    """The theme's files in a folder, each replaced by the project's file of the same name."""
    files: dict[str, str] = {}
    for home in dict.fromkeys((theme, own)):
        for path in _walk(home / folder, folder, diagnostics):
            fault, name = bad_download(path), path.removeprefix(f"{folder}/")
            if fault:
                diagnostics.append(fault)
            else:
                files[name] = str(home / folder / name)
    return tuple(ThemeFile(name, files[name]) for name in sorted(files))
