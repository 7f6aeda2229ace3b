"""The address of everything. Addresses are rooted and without the site's base path."""

from __future__ import annotations

from collections.abc import Mapping

from tpm_site.base.digest import sha256
from tpm_site.base.slug import SLUG, slugify
from tpm_site.model.kinds import DocumentId, Kind

HOME = "/"
LIBRARY = "/library/"
TREATMENTS = "/treatments/"
PEOPLE = "/people/"
GLOSSARY = "/glossary/"
EVIDENCE = "/evidence/"
FEED = "/feed.xml"
SITEMAP = "/sitemap.xml"
STYLE_GUIDE = "/styleguide/"
INDEX_PAGE = "index"
_TOLD_APART = 8
"""Digits of a digest that tell apart two names that would be one in an address."""
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


def study_url(id: str, prefix: str) -> str:
    """Where a reference of the library has its page. Ids that differ in capitals alone do not meet."""
    name = id if SLUG.fullmatch(id) else f"{slugify(id)}-{sha256(id.encode())[:_TOLD_APART]}"
    return f"{prefix}{EVIDENCE}{name}/"


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
