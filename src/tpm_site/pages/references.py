"""The numbered references of a page, in AMA style, with their links out and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from tpm_site.base.html import escaped, made_here
from tpm_site.base.slug import letter
from tpm_site.evidence.ama import format_ama
from tpm_site.evidence.formatting import Run
from tpm_site.evidence.links import Link
from tpm_site.model.reference import Reference
from tpm_site.pages.parts import LinkText, ReferenceView

_LINK_LABELS = {"DOI": "doi", "PubMed": "pubmed", "PMC": "pmc"}


def reference_view(
    reference: Reference,
    number: int,
    open_at: Sequence[Link],
    uses: Sequence[str],
    strings: Mapping[str, str],
) -> ReferenceView:
    """A reference in AMA style, with its links and the ways back to its uses."""
    named = [link.href for link in open_at]
    content = made_here("".join([_run(run, named) for run in format_ama(reference).runs]))
    if reference.retracted:
        content = Markup("<strong>{}</strong> {}").format(strings["retracted"], content)
    return ReferenceView(
        f"ref-{reference.id}",
        number,
        content,
        tuple([LinkText(strings[_LINK_LABELS[link.label]], link.href) for link in open_at]),
        tuple([LinkText(letter(index), f"#{mark}") for index, mark in enumerate(uses)]),
    )


def _run(run: Run, named: Sequence[str]) -> str:
    """A stretch of a reference as HTML; an address with a link of its own below it is plain text."""
    text, style, href = run
    text = escaped(text)
    if style == "italic":
        return f"<em>{text}</em>"
    if href and href not in named:
        return f'<a href="{escaped(href)}">{text}</a>'
    return text
