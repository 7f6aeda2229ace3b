"""M201: a picture that is not there, or that another site would have to send."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.base.suggest import nearest
from tpm_site.rules.subject import Subject
from tpm_site.site.pictures import is_elsewhere, picture_path

_ON_A_COMPUTER = re.compile(r"[A-Za-z]:[\\/]|file:", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each picture named in the front matter and in the text is a file of the project."""
    document = subject.document
    found = [(document.image.src, subject.span("image.src"))] if document.image else []
    if document.facts.pictures:
        marks = map(subject.text, subject.marks.pictures)
        found += zip(document.facts.pictures, marks, strict=True)
    for src, span in found:
        if picture_path(src, document.path, subject.tree) is None:
            yield _missing(src, span, subject)


def _missing(src: str, span: Span, subject: Subject) -> Diagnostic:
    if _ON_A_COMPUTER.match(src):
        name = re.split(r"[\\/]", src)[-1]
        message = "this names a picture on your own computer, which is not there for readers"
        return Diagnostic(
            span, "M201", message, f"put it beside the article, and write its name alone: {name}"
        )
    if is_elsewhere(src):
        message = "this picture would be fetched from another site, which would learn of the reader"
        return Diagnostic(span, "M201", message, "save it beside the article and name that file")
    folder = posixpath.dirname(subject.document.path)
    known = {posixpath.basename(path): path for path in sorted(subject.tree.attachments)}
    match = nearest(posixpath.basename(src), known)
    if not src:
        help = "write the name of the picture between the round brackets"
        return Diagnostic(span, "M201", "this picture has no file", help)
    if match:
        help = f"did you mean {posixpath.relpath(known[match], folder)}?"
    elif src.startswith("/"):
        help = f"save the picture as static{posixpath.normpath(src)}"
    else:
        help = f"save the picture as {posixpath.normpath(posixpath.join(folder, src))}"
    return Diagnostic(span, "M201", f"there is no picture {src}", help)
