"""The numbered references of a page, in the site's style, with their links out and back; and their cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from tpm_site.base.html import escaped, made_here
from tpm_site.base.slug import letter
from tpm_site.evidence.formatting import Run
from tpm_site.evidence.links import Link
from tpm_site.evidence.short_form import short_form
from tpm_site.evidence.styles import formatter_of
from tpm_site.model.citation_style import CitationStyle
from tpm_site.model.reference import Reference
from tpm_site.pages.frame import Frame
from tpm_site.pages.parts import LinkText, NoteView, ReferenceView

_LINK_LABELS = {"DOI": "doi", "PubMed": "pubmed", "PMC": "pmc"}


def reference_view(
    reference: Reference,
    number: int,
    open_at: Sequence[Link],
    uses: Sequence[str],
    frame: Frame,
    about: str = "",
) -> ReferenceView:
    """A reference with its links and the ways back to its uses; `about` leads to its own page."""
    strings = frame.strings
    leading = [link_text(link, strings) for link in open_at]
    if about:
        leading.append(LinkText(strings["about_study"], about))
    return ReferenceView(
        f"ref-{reference.id}",
        number,
        tuple(_notes(reference, strings)),
        reference_text(reference, frame.style, [link.href for link in open_at]),
        tuple(leading),
        tuple([LinkText(letter(index), f"#{mark}") for index, mark in enumerate(uses)]),
    )


def link_text(link: Link, strings: Mapping[str, str]) -> LinkText:
    """A link to where a reference can be read, in the words of the language."""
    return LinkText(strings[_LINK_LABELS[link.label]], link.href)


def reference_text(reference: Reference, style: CitationStyle, named: Sequence[str]) -> Markup:
    """A reference in the site's style; addresses in `named` have links of their own beside it."""
    return made_here("".join([_run(run, named) for run in formatter_of(style)(reference).runs]))


def _notes(reference: Reference, strings: Mapping[str, str]) -> Iterator[NoteView]:
    """What has become of a source since it was published, the gravest first."""
    if reference.retracted:
        yield NoteView("retracted", strings["retracted"])
    if reference.concern:
        yield NoteView("concern", strings["concern"])
    for correction in reference.corrections:
        yield NoteView("corrected", strings["corrected"].format(correction=correction))
    if reference.superseded:
        yield NoteView("superseded", strings["superseded"])


def card_of(reference: Reference, strings: Mapping[str, str]) -> str:
    """What a mark shows of its reference, as HTML: a short line, and a warning where there is one."""
    text = escaped(short_form(reference))
    for kind in ("retracted", "concern"):
        if getattr(reference, kind):
            return f'<strong class="{kind}">{escaped(strings[kind])}</strong> {text}'
    return f"{text} <strong>{escaped(strings['card_corrected'])}</strong>" if reference.corrections else text


def _run(run: Run, named: Sequence[str]) -> str:
    """A stretch of a reference as HTML; an address with a link of its own below it is plain text."""
    text, style, href = run
    text = escaped(text)
    if style == "italic":
        return f"<em>{text}</em>"
    if href and href not in named:
        return f'<a href="{escaped(href)}">{text}</a>'
    return text
