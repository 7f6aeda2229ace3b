"""The first stage: names of files, settings and records. Articles are read by the parse stage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.digest import sha256
from tpm_site.base.span import Mark, Span, at
from tpm_site.documents.records import check_library
from tpm_site.documents.shared_claims import check_shared_claims
from tpm_site.documents.texts import DISCLAIMER, Written, parse_texts
from tpm_site.documents.typesetting import set_config, set_library
from tpm_site.engine.records import read_records
from tpm_site.engine.request import Request
from tpm_site.evidence.styles import check_style
from tpm_site.model.citation_style import CitationStyle
from tpm_site.model.codec import encode
from tpm_site.model.library import SiteConfig
from tpm_site.model.site import Records
from tpm_site.model.tree import SourceTree, TemplateText
from tpm_site.pages.wording import is_known
from tpm_site.rules.watch_out_of_date import check_watch
from tpm_site.rules.year_to_come import check_years
from tpm_site.sources.citation_style import read_style
from tpm_site.sources.scan import SITE_FILE, scan
from tpm_site.sources.settings import read_settings
from tpm_site.sources.strings import read_strings
from tpm_site.sources.templates import STYLE_GUIDE, read_templates


class Sources(Struct, frozen=True):
    """All that a site is made from, but for its documents. `strings` are by language.

    `guide` is the text of the style guide, which only a preview has.
    """

    records: Records
    tree: SourceTree
    templates: Mapping[str, TemplateText]
    strings: Mapping[str, Mapping[str, str]]
    style: CitationStyle
    guide: bytes | None


def read_sources(request: Request) -> tuple[Sources | None, tuple[Diagnostic, ...]]:
    """The sources, and what is wrong with them; None where there are no settings to go by."""
    settings = read_settings(request.root)
    config = settings.config
    if config is None:
        return None, settings.diagnostics
    if request.base_url:
        config = replace(config, base_url=request.base_url)
    tree = scan(request.root, request.theme, config.language, config.languages)
    library, library_faults = read_records(request.root, tree)
    disclaimer = Written(at(SITE_FILE, settings.marks.get(DISCLAIMER)), settings.disclaimer)
    texts, text_faults = parse_texts(config, disclaimer, library)
    faults = [*check_library(library), *check_watch(library, config.evidence, request.today)]
    faults += check_years(library, request.today)
    faults += check_shared_claims(config, settings.marks, library)
    words = {language: read_strings(tree, language) for language in tree.languages}
    faults += [d for _, found in words.values() for d in found]
    faults += _unknown_languages(tree.languages, settings.marks)
    strings = {language: found for language, (found, _) in words.items()}
    style, style_faults = _style(request.root, config, settings.marks)
    faults += style_faults
    found = (*settings.diagnostics, *tree.diagnostics, *library_faults, *text_faults, *faults)
    records = Records(set_config(config), settings.marks, set_library(library, config.language), texts)
    templates = read_templates(tree.templates)
    guide = templates.get(STYLE_GUIDE) if request.drafts else None
    return Sources(records, tree, templates, strings, style, guide.data if guide else None), found


def _style(
    root: Path, config: SiteConfig, marks: Mapping[str, Mark]
) -> tuple[CitationStyle, tuple[Diagnostic, ...]]:
    """The style of references, and why it cannot be used."""
    style, faults = read_style(root, config.evidence.style, marks)
    error = check_style(style) if style.source else None
    if error is None:
        return style, faults
    span = Span(error.file, error.line) if error.line else at(SITE_FILE, marks.get("evidence.style"))
    return style, (*faults, Diagnostic(span, "F113", error.message, error.help))


def world_digest(request: Request, sources: Sources) -> str:
    """The digest of all that documents are linked and checked with, beside each other."""
    records, tree = sources.records, sources.tree
    library = records.library
    written = (
        library.references,
        library.actions,
        library.terms,
        library.spans,
        sorted(library.broken),
        library.watch,
    )
    texts = [(text.name, text.span, text.facts, text.marks) for text in records.texts]
    names = (sorted(tree.attachments), [file.name for file in tree.static], tree.languages)
    day = (request.today, request.drafts)
    return sha256(encode((records.config, records.marks, written, texts, names, day)))


def _unknown_languages(languages: tuple[str, ...], marks: Mapping[str, Mark]) -> Iterator[Diagnostic]:
    for index, language in enumerate(languages):
        if not is_known(language):
            span = at(SITE_FILE, marks.get(f"languages.{index - 1}" if index else "language"))
            help = "write a code such as en-US, es or zh-Hans"
            yield Diagnostic(span, "F103", f'there is no language with the code "{language}"', help)
