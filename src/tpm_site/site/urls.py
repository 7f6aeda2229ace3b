"""The address of everything. Addresses are rooted and without the site's base path."""

from __future__ import annotations

from collections.abc import Mapping

from tpm_site.model.kinds import DocumentId, Kind

HOME = "/"
LIBRARY = "/library/"
TREATMENTS = "/treatments/"
PEOPLE = "/people/"
GLOSSARY = "/glossary/"
EVIDENCE = "/evidence/"
FEED = "/feed.xml"
SITEMAP = "/sitemap.xml"
INDEX_PAGE = "index"
_FOLDERS: Mapping[Kind, str] = {
    Kind.ARTICLE: "/articles/",
    Kind.CATEGORY: LIBRARY,
    Kind.TREATMENT: TREATMENTS,
    Kind.PERSON: PEOPLE,
    Kind.PAGE: "/",
}


def url_of(id: DocumentId, prefix: str) -> str:
    """Where a document stands; `prefix` is its language's, empty for the default one."""
    if id.kind is Kind.PAGE and id.slug == INDEX_PAGE:
        return f"{prefix}{HOME}"
    return f"{prefix}{_FOLDERS[id.kind]}{id.slug}/"


def feed_of(category_url: str) -> str:
    """The feed of a category."""
    return f"{category_url}feed.xml"


def output_path(url: str) -> str:
    """The file of the bundle that answers for an address."""
    path = url.lstrip("/")
    if not path or path.endswith("/"):
        return f"{path}index.html"
    last = path.rsplit("/", 1)[-1]
    return path if "." in last else f"{path}/index.html"


def language_prefix(language: str, default: str) -> str:
    """`/es` for a language that is not the site's default."""
    return "" if language == default else f"/{language}"
