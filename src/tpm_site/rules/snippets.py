"""M107, M108, M109: snippets that do not exist, include themselves, or stand twice on a page."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.slug import slugify
from tpm_site.base.span import Mark
from tpm_site.base.suggest import did_you_mean
from tpm_site.model.kinds import Kind
from tpm_site.rules.subject import Subject
from tpm_site.site.snippets import snippet_id


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each include names a snippet, once on a page, and leads to an end."""
    document = subject.document
    if not document.facts.includes:
        return
    seen: dict[str, int] = {}
    for name, mark in zip(document.facts.includes, subject.marks.includes, strict=True):
        snippet = subject.world.known.get(snippet_id(name, document.id.language))
        if snippet is None:
            if snippet_id(name, document.id.language) not in subject.world.broken:
                yield _unknown(name, subject, mark)
            continue
        reached = {part.id for part in subject.reached(snippet)}
        twice = min((id.slug for id in reached if id.slug in seen), default=None)
        if document.id in reached:
            message = f'the snippet "{name}" includes this one, so it has no end'
            yield Diagnostic(subject.text(mark), "M108", message, "take one of the two includes out")
        elif twice:
            by = "" if twice == name else f', and "{name}" includes it'
            message = f'the snippet "{twice}" stands on this page already, in line {seen[twice]}{by}'
            yield Diagnostic(subject.text(mark), "M109", message, "take one of the two out")
        for id in reached:
            seen.setdefault(id.slug, mark.line)


def _unknown(name: str, subject: Subject, mark: Mark) -> Diagnostic:
    known = sorted(id.slug for id in subject.world.known if id.kind is Kind.SNIPPET)
    plain = slugify(name.rpartition("/")[2].removesuffix(".md"))
    tail = did_you_mean(plain, known)
    if tail:
        help = "write the name of its file without the folder and without .md"
    elif known:
        help = f"known: {', '.join(known)}"
    else:
        help = f"write content/snippets/{plain or 'red-flags'}.md"
    return Diagnostic(subject.text(mark), "M107", f'there is no snippet "{name}"{tail}', help)
