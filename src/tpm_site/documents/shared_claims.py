"""C119: what site.yaml and ctas.yaml claim of an effect. Many pages show them, and nothing is cited there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, Span, at
from tpm_site.documents.headlines import claims_in
from tpm_site.model.common import CallToAction
from tpm_site.model.library import SiteConfig
from tpm_site.model.site import Library
from tpm_site.sources.scan import SITE_FILE

_OF_SITE = ("tagline", "description")
_OF_ACTION = ("heading", "text", "label")
_HELP = "leave the claim out here: make it in an article, with its study, and lead there"


def check_shared_claims(
    config: SiteConfig, marks: Mapping[str, Mark], library: Library
) -> Iterator[Diagnostic]:
    """Each claim of what stands beside the articles."""
    for text, span in _texts(config, marks, library):
        for effect in claims_in(text, config.language):
            message = f'"{effect.words}" claims an effect, and nothing can be cited here'
            yield Diagnostic(span, "C119", message, _HELP)


def _texts(config: SiteConfig, marks: Mapping[str, Mark], library: Library) -> Iterator[tuple[str, Span]]:
    for key in _OF_SITE:
        yield getattr(config, key), at(SITE_FILE, marks.get(key))
    if isinstance(config.defaults.cta, CallToAction):
        for key in _OF_ACTION:
            yield getattr(config.defaults.cta, key), at(SITE_FILE, marks.get(f"defaults.cta.{key}"))
    for id, action in library.actions.items():
        for key in _OF_ACTION:
            yield getattr(action, key), library.spans[f"action:{id}.{key}"]
