"""The parse stage: every Markdown file to a document, in several processes where it pays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.digest import sha256
from tpm_site.base.span import Span
from tpm_site.engine.memo import Memo
from tpm_site.engine.pool import aside, map_in_order
from tpm_site.engine.request import Progress, Request
from tpm_site.engine.survey import Parsed, Row
from tpm_site.model.codec import DecodeError, decode, encode
from tpm_site.model.document import ParsedDocument
from tpm_site.model.tree import SourceFile

_PARSER = "tpm_site.documents.parse"
"""It takes a while to import, so that a run imports it only where there is something to parse."""
_BATCH = 200
"""So many results are handed to the memo at a time, so that few are held at once."""


class _Made(NamedTuple):
    """What a worker sends back: the digest of the file, and, encoded, the document and its Content.

    The parent never decodes the Content, which it keeps under its own digest.
    """

    source: str
    parsed: bytes
    digest: str
    content: bytes


def parse_all(
    request: Request,
    files: Sequence[SourceFile],
    known: Sequence[str],
    rows: Mapping[str, Row],
    memo: Memo,
    progress: Progress,
) -> Parsed:
    """The documents in some files. Digests that are not `known` are empty; `rows` are of an earlier run.

    The Content of each document is in the memo, under its digest.
    """
    digests = list(known)
    found = [
        _found(source, digest, rows.get(source.path), memo) if digest else None
        for source, digest in zip(files, digests, strict=True)
    ]
    missing = [index for index, parsed in enumerate(found) if parsed is None]
    sources = [files[index] for index in missing]
    if missing:
        import_module(_PARSER)
    made = map_in_order(
        partial(_read_and_parse, request.root),
        sources,
        request.jobs,
        lambda done: progress("parse", done, len(sources)),
        _import_what_follows,
    )
    for batch in _batches(zip(missing, made, strict=True)):
        for index, result in batch:
            found[index], digests[index] = decode(result.parsed, ParsedDocument), result.source
        memo.put_all(item for index, result in batch for item in _rows(files[index], result))
    return Parsed(tuple(parsed for parsed in found if parsed is not None), tuple(digests))


@contextmanager
def parsing(request: Request, files: Sequence[SourceFile]) -> Iterator[Callable[[Memo], Parsed]]:
    """Begins to parse some files beside this process, and gives a function that waits for the documents."""
    with aside(partial(_read_and_parse, request.root), files, request.jobs) as results:

        def finish(memo: Memo) -> Parsed:
            made = results()
            memo.put_all(item for file, one in zip(files, made, strict=True) for item in _rows(file, one))
            documents = tuple(decode(one.parsed, ParsedDocument) for one in made)
            return Parsed(documents, tuple(one.source for one in made))

        yield finish


def _import_what_follows() -> None:
    """The later stages are not needed before all is parsed, and importing them takes a while."""
    import_module("tpm_site.engine.planning")
    import_module("tpm_site.engine.writing")


def _key(source: SourceFile, digest: str) -> str:
    """A document depends on its name, on where it stands, and on what is in its file."""
    return f"document:{sha256(encode((source, digest)))}"


def _rows(source: SourceFile, made: _Made) -> Iterator[tuple[str, bytes]]:
    """What the memo keeps; of a file that could not be read, nothing."""
    if made.source:
        yield _key(source, made.source), made.parsed
        yield made.digest, made.content


def _found(source: SourceFile, digest: str, row: Row | None, memo: Memo) -> ParsedDocument | None:
    """What is known of a file with that digest."""
    if row is not None and row.source == digest and row.parsed.id == source.id:
        return row.parsed
    data = memo.get(_key(source, digest))
    if data is None:
        return None
    try:
        parsed = decode(data, ParsedDocument)
    except DecodeError:
        return None
    names = {SourceFile(one.id, one.path) for one in (parsed, parsed.document) if one is not None}
    return parsed if names == {source} and memo.has(parsed.content) else None


def _batches(made: Iterator[tuple[int, _Made]]) -> Iterator[list[tuple[int, _Made]]]:
    batch = []
    for item in made:
        batch.append(item)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _read_and_parse(root: Path, source: SourceFile) -> _Made:
    try:
        data = (root / source.path).read_bytes()
    except OSError as error:
        fault = Diagnostic(
            Span(source.path), "F008", f"cannot be read: {error.strerror}", "check its permissions"
        )
        return _Made("", encode(ParsedDocument(source.id, source.path, None, b"", "", (fault,))), "", b"")
    from tpm_site.documents.parse import parse_document

    parsed, content = parse_document(source, data)
    return _Made(sha256(data), encode(parsed), parsed.content, content)
