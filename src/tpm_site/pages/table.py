"""The kinds of pages: one row each, its view and its template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from tpm_site.model.kinds import Kind
from tpm_site.pages.feed import feed_view
from tpm_site.pages.glossary import glossary_view
from tpm_site.pages.home import home_view, not_found_view
from tpm_site.pages.index import people_view, treatments_view
from tpm_site.pages.listing import listing_view
from tpm_site.pages.profile import profile_view
from tpm_site.pages.reading import reading_view
from tpm_site.pages.redirect import redirect_view
from tpm_site.pages.sitemap import sitemap_view
from tpm_site.render.components import Components


class PageKind(NamedTuple):
    """How a page is made of its inputs: the view function, and the template that shows the view."""

    template: str
    view: Callable[[Any, Components], object]


READING_KINDS: Mapping[Kind, str] = {Kind.ARTICLE: "article", Kind.TREATMENT: "treatment", Kind.PAGE: "page"}
"""The pages of documents that are texts to read, all but the home page."""
PAGE_KINDS: Mapping[str, PageKind] = {
    "home": PageKind("home.html", home_view),
    "library": PageKind("library.html", listing_view),
    "category": PageKind("category.html", listing_view),
    "article": PageKind("article.html", reading_view),
    "treatment": PageKind("treatment.html", reading_view),
    "treatments": PageKind("treatments.html", treatments_view),
    "person": PageKind("person.html", profile_view),
    "people": PageKind("people.html", people_view),
    "page": PageKind("page.html", reading_view),
    "glossary": PageKind("glossary.html", glossary_view),
    "not-found": PageKind("404.html", not_found_view),
    "redirect": PageKind("redirect.html", redirect_view),
    "feed": PageKind("feed.xml", feed_view),
    "sitemap": PageKind("sitemap.xml", sitemap_view),
}
