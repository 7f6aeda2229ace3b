"""The parse stage: every Markdown file to a document, in several processes where it pays."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.documents.parse import parse_document
from tpm_site.engine.pool import map_in_order
from tpm_site.engine.request import Progress, Request
from tpm_site.model.codec import decode, encode
from tpm_site.model.document import ParsedDocument
from tpm_site.model.tree import SourceFile, SourceTree


def parse_all(request: Request, tree: SourceTree, progress: Progress) -> tuple[ParsedDocument, ...]:
    """All documents, in the order of their files. They come from the workers encoded."""
    count = len(tree.documents)
    encoded = map_in_order(
        partial(_read_and_parse, request.root),
        tree.documents,
        request.jobs,
        lambda done: progress("parse", done, count),
    )
    return tuple(decode(data, ParsedDocument) for data in encoded)


def _read_and_parse(root: Path, source: SourceFile) -> bytes:
    try:
        data = (root / source.path).read_bytes()
    except OSError as error:
        fault = Diagnostic(
            Span(source.path), "F008", f"cannot be read: {error.strerror}", "check its permissions"
        )
        return encode(ParsedDocument(source.id, source.path, None, b"", (fault,)))
    return encode(parse_document(source, data))
