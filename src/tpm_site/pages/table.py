"""The kinds of pages: one row each, its template, its view and its inputs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from tpm_site.model.kinds import Kind
from tpm_site.pages.evidence import evidence_list_view
from tpm_site.pages.feed import feed_view
from tpm_site.pages.glossary import glossary_view
from tpm_site.pages.home import home_view, not_found_view
from tpm_site.pages.index import people_view, treatments_view
from tpm_site.pages.inputs import (
    EvidenceInputs,
    FeedInputs,
    GlossaryInputs,
    HomeInputs,
    IndexInputs,
    ListingInputs,
    NotFoundInputs,
    ProfileInputs,
    ReadingInputs,
    RedirectInputs,
    SitemapInputs,
    StudyInputs,
    StyleGuideInputs,
)
from tpm_site.pages.listing import listing_view
from tpm_site.pages.profile import profile_view
from tpm_site.pages.reading import reading_view
from tpm_site.pages.redirect import redirect_view
from tpm_site.pages.sitemap import sitemap_view
from tpm_site.pages.study import study_view
from tpm_site.pages.style_guide import style_guide_view
from tpm_site.render.components import Components
from tpm_site.sources.templates import STYLE_GUIDE


class PageKind(NamedTuple):
    """How a page is made: the template, the view that it shows, and the inputs that the view is made of."""

    template: str
    view: Callable[[Any, Components], object]
    inputs: type
    texts: tuple[str, ...] = ()
    """Templates that the view reads as texts."""


READING_KINDS: Mapping[Kind, str] = {Kind.ARTICLE: "article", Kind.TREATMENT: "treatment", Kind.PAGE: "page"}
"""The pages of documents that are texts to read, all but the home page."""
PAGE_KINDS: Mapping[str, PageKind] = {
    "home": PageKind("home.html", home_view, HomeInputs),
    "library": PageKind("library.html", listing_view, ListingInputs),
    "category": PageKind("category.html", listing_view, ListingInputs),
    "article": PageKind("article.html", reading_view, ReadingInputs),
    "treatment": PageKind("treatment.html", reading_view, ReadingInputs),
    "treatments": PageKind("treatments.html", treatments_view, IndexInputs),
    "person": PageKind("person.html", profile_view, ProfileInputs),
    "people": PageKind("people.html", people_view, IndexInputs),
    "page": PageKind("page.html", reading_view, ReadingInputs),
    "glossary": PageKind("glossary.html", glossary_view, GlossaryInputs),
    "evidence": PageKind("evidence.html", evidence_list_view, EvidenceInputs),
    "study": PageKind("study.html", study_view, StudyInputs),
    "style-guide": PageKind("styleguide.html", style_guide_view, StyleGuideInputs, (STYLE_GUIDE,)),
    "not-found": PageKind("404.html", not_found_view, NotFoundInputs),
    "redirect": PageKind("redirect.html", redirect_view, RedirectInputs),
    "feed": PageKind("feed.xml", feed_view, FeedInputs),
    "sitemap": PageKind("sitemap.xml", sitemap_view, SitemapInputs),
}
