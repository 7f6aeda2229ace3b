"""The parse stage: every Markdown file to a document, in several processes where it pays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module

from tpm_site.base.digest import sha256
from tpm_site.engine.memo import Memo
from tpm_site.engine.one_file import Made, read_and_parse
from tpm_site.engine.pool import map_in_order
from tpm_site.engine.request import Progress, Request
from tpm_site.engine.survey import Parsed, Row
from tpm_site.model.codec import DecodeError, decode, encode
from tpm_site.model.document import ParsedDocument
from tpm_site.model.tree import SourceFile

_PARSER = "tpm_site.documents.parse"
"""It takes a while to import, so that a run imports it only where there is something to parse."""
_BATCH = 400
"""So many results are handed to the memo at a time, so that few are held at once."""


def parse_all(
    request: Request,
    files: Sequence[SourceFile],
    known: Sequence[str],
    rows: Mapping[str, Row],
    memo: Memo,
    progress: Progress,
    *,
    meanwhile: Callable[[], object] = bool,
) -> Parsed:
    """The documents in some files. Digests that are not `known` are empty; `rows` are of an earlier run.

    `meanwhile` is done in this process where others parse.

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
        partial(read_and_parse, request.root),
        sources,
        request.jobs,
        lambda done: progress("parse", done, len(sources)),
        meanwhile,
    )
    for batch in _batches(zip(missing, made, strict=True)):
        for index, result in batch:
            found[index], digests[index] = decode(result.parsed, ParsedDocument), result.source
        memo.put_all(item for index, result in batch for item in _rows(files[index], result))
        memo.have_at_hand((result.digest, result.content) for _, result in batch if result.source)
    return Parsed(tuple(parsed for parsed in found if parsed is not None), tuple(digests))


def take(files: Sequence[SourceFile], made: Sequence[Made], memo: Memo) -> Parsed:
    """The documents that others have made of some files, kept as those of `parse_all`."""
    memo.put_all(item for file, one in zip(files, made, strict=True) for item in _rows(file, one))
    documents = tuple(decode(one.parsed, ParsedDocument) for one in made)
    return Parsed(documents, tuple(one.source for one in made))


def _key(source: SourceFile, digest: str) -> str:
    """A document depends on its name, on where it stands, and on what is in its file."""
    return f"document:{sha256(encode((source, digest)))}"


def _rows(source: SourceFile, made: Made) -> Iterator[tuple[str, bytes]]:
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


def _batches(made: Iterator[tuple[int, Made]]) -> Iterator[list[tuple[int, Made]]]:
    batch = []
    for item in made:
        batch.append(item)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch
