"""The parse stage of one file, in any process. What it takes to parse is imported when there is a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.digest import sha256
from tpm_site.base.span import Span
from tpm_site.model.codec import encode
from tpm_site.model.tree import SourceFile


class Made(NamedTuple):
    """What a worker sends back: the digest of the file, and, encoded, the document and its Content.

    The parent never decodes the Content, which it keeps under its own digest.
    """

    source: str
    parsed: bytes
    digest: str
    content: bytes


def read_and_parse(root: Path, source: SourceFile) -> Made:
    """What is in a file; one that cannot be read is a finding."""
    from tpm_site.documents.parse import parse_document
    from tpm_site.model.document import ParsedDocument

    try:
        # There are thousands of them: no buffer, and no Path for each.
        with open(os.path.join(root, source.path), "rb", buffering=0) as file:
            data = file.read()
    except OSError as error:
        fault = Diagnostic(
            Span(source.path), "F008", f"cannot be read: {error.strerror}", "check its permissions"
        )
        return Made("", encode(ParsedDocument(source.id, source.path, None, b"", "", (fault,))), "", b"")
    parsed, content = parse_document(source, data)
    return Made(sha256(data), encode(parsed), parsed.content, content)
