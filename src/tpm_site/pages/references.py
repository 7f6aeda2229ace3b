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
    about: str = "",
) -> ReferenceView:
    """A reference in AMA style, its links and the ways back to its uses; `about` leads to its own page."""
    content = reference_text(reference, [link.href for link in open_at])
    if reference.retracted:
        content = Markup("<strong>{}</strong> {}").format(strings["retracted"], content)
    leading = [link_text(link, strings) for link in open_at]
    if about:
        leading.append(LinkText(strings["about_study"], about))
    return ReferenceView(
        f"ref-{reference.id}",
        number,
        content,
        tuple(leading),
        tuple([LinkText(letter(index), f"#{mark}") for index, mark in enumerate(uses)]),
    )


def link_text(link: Link, strings: Mapping[str, str]) -> LinkText:
    """A link to where a reference can be read, in the words of the language."""
    return LinkText(strings[_LINK_LABELS[link.label]], link.href)


def reference_text(reference: Reference, named: Sequence[str]) -> Markup:
    """A reference in AMA style; addresses in `named` have links of their own beside it."""
    return made_here("".join([_run(run, named) for run in format_ama(reference).runs]))


def _run(run: Run, named: Sequence[str]) -> str:
    """A stretch of a reference as HTML; an address with a link of its own below it is plain text."""
    text, style, href = run
    text = escaped(text)
    if style == "italic":
        return f"<em>{text}</em>"
    if href and href not in named:
        return f'<a href="{escaped(href)}">{text}</a>'
    return text
