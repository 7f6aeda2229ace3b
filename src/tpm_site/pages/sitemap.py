"""The sitemap: pages that search engines may keep; `lastmod` is the content's own date, or none."""

from __future__ import annotations

from tpm_site.pages.inputs import SitemapInputs
from tpm_site.pages.parts import LinkText
from tpm_site.pages.views import SitemapEntry, SitemapView
from tpm_site.render.components import Components


def sitemap_view(inputs: SitemapInputs, _: Components) -> SitemapView:
    """Everything that sitemap.xml shows."""
    frame = inputs.frame
    return SitemapView(
        entries=tuple(
            SitemapEntry(
                frame.absolute(url),
                modified,
                tuple(
                    LinkText(language, frame.absolute(other))
                    for language, other in inputs.alternates.get(url, ())
                ),
            )
            for url, modified in inputs.pages
        )
    )
