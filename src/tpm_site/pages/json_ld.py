"""The JSON-LD graph of a page, from the same values that the page shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from tpm_site.base.html import made_here
from tpm_site.evidence.links import Link
from tpm_site.model.front import Person
from tpm_site.model.json_text import encoded, json_of
from tpm_site.model.reference import Reference
from tpm_site.pages.frame import Frame
from tpm_site.pages.parts import LinkText

Node = dict[str, Any]
_VOCABULARY = "https://schema.org"
_TYPES = {
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "legislation": "Legislation",
    "report": "Report",
    "software": "SoftwareApplication",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
_IDENTIFIERS = {"DOI": "DOI", "PubMed": "PMID", "PMC": "PMCID"}
_ESCAPED = {sign.encode(): f"\\u{ord(sign):04x}".encode() for sign in "<>&\u2028\u2029"}
_NOTHING: tuple[object, ...] = (None, "", [], ())


def graph(nodes: Iterable[object]) -> Markup:
    """The nodes as one document, safe inside a script element."""
    data = json_of({"@context": _VOCABULARY, "@graph": list(nodes)})
    for sign, written in _ESCAPED.items():
        data = data.replace(sign, written)
    return made_here(data.decode())


def without_empty(node: Node) -> Node:
    """A node without the properties that are not known."""
    return {key: value for key, value in node.items() if value or value not in _NOTHING}


@lru_cache(maxsize=32)
def site_nodes(frame: Frame) -> tuple[object, object]:
    """The practice and its site, in full and encoded: the home page says what they are."""
    website: Node = {
        **_website(frame),
        "description": frame.description,
        "publisher": {"@id": organization_id(frame)},
    }
    return encoded(organization_node(frame)), encoded(without_empty(website))


@lru_cache(maxsize=32)
def named_site_nodes(frame: Frame) -> tuple[object, object]:
    """Who they are, no more: for the graph of every other page."""
    organization: Node = {
        "@type": frame.organization.kind,
        "@id": organization_id(frame),
        "name": frame.name,
        "url": frame.absolute("/"),
    }
    return encoded(organization), encoded(_website(frame))


def _website(frame: Frame) -> Node:
    return {"@type": "WebSite", "@id": website_id(frame), "url": frame.absolute("/"), "name": frame.name}


def organization_node(frame: Frame) -> Node:
    """The practice."""
    organization = frame.organization
    medical = organization.kind != "Organization"
    specialties = [f"{_VOCABULARY}/{name}" for name in organization.specialties]
    return without_empty(
        {
            "@type": organization.kind,
            "@id": organization_id(frame),
            "name": frame.name,
            "legalName": organization.legal_name,
            "url": frame.absolute("/"),
            "description": organization.description,
            "telephone": organization.telephone,
            "email": organization.email,
            "address": organization.address,
            "medicalSpecialty": specialties if medical else [],
            "sameAs": list(organization.same_as),
            "publishingPrinciples": frame.absolute(frame.policy) if frame.policy else "",
        }
    )


def organization_id(frame: Frame) -> str:
    """The practice's `@id`."""
    return frame.absolute("/#organization")


def website_id(frame: Frame) -> str:
    """The site's `@id`."""
    return frame.absolute("/#website")


def person_id(frame: Frame, url: str, person: Person) -> str:
    """The `@id` of someone, or of a team, with a page at `url`."""
    return frame.absolute(f"{url}#{person.kind}")


def author_node(frame: Frame, url: str, person: Person) -> Node:
    """Who wrote a page, with what is said of them beside it; all else is on their own page."""
    is_person = person.kind != "organization"
    return without_empty(
        {
            "@type": "Person" if is_person else "Organization",
            "@id": person_id(frame, url, person),
            "name": person.name,
            "honorificSuffix": ", ".join(person.credentials) if is_person else "",
            "jobTitle": person.role if is_person else "",
            "url": frame.absolute(url),
        }
    )


def person_node(frame: Frame, url: str, person: Person) -> Node:
    """Someone who writes or treats, with credentials; or a team."""
    if person.kind == "organization":
        return without_empty(
            {
                "@type": "Organization",
                "@id": person_id(frame, url, person),
                "name": person.name,
                "description": person.summary,
                "url": frame.absolute(url),
                "parentOrganization": {"@id": organization_id(frame)},
                "sameAs": list(person.same_as),
            }
        )
    credentials = [
        {"@type": "EducationalOccupationalCredential", "name": name} for name in person.credentials
    ]
    identifiers = [
        {"@type": "PropertyValue", "propertyID": kind, "value": value}
        for kind, value in (("NPI", person.npi), ("ORCID", person.orcid))
        if value
    ]
    return without_empty(
        {
            "@type": "Person",
            "@id": person_id(frame, url, person),
            "name": person.name,
            "honorificSuffix": ", ".join(person.credentials),
            "jobTitle": person.role,
            "description": person.summary,
            "url": frame.absolute(url),
            "knowsAbout": list(person.specialties),
            "hasCredential": credentials,
            "identifier": identifiers,
            "worksFor": {"@id": organization_id(frame)},
            "sameAs": list(person.same_as),
        }
    )


def breadcrumb_node(frame: Frame, canonical: str, crumbs: Sequence[LinkText]) -> Node:
    """The breadcrumb; its hrefs carry the base path already."""
    return {
        "@type": "BreadcrumbList",
        "@id": f"{canonical}#breadcrumb",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb.label,
                "item": f"{frame.place.origin}{crumb.href}",
            }
            for position, crumb in enumerate(crumbs, 1)
        ],
    }


def _is_range(pages: str) -> bool:
    """Whether they are pages, and not the number of an electronic article."""
    return pages.isdigit() or "-" in pages


_PUBLICATIONS = {
    "rct": "Randomized Controlled Trial",
    "systematic-review": "Systematic Review",
    "cohort": "Observational Study",
    "case-series": "Case Reports",
}
"""How MEDLINE calls what is published of a study of some design."""


def study_node(reference: Reference, open_at: Sequence[Link]) -> Node:
    """A reference as the main thing of its own page."""
    node = _citation_node(reference, open_at)
    if reference.design == "guideline":
        kept: Node = {key: node[key] for key in ("name", "identifier", "sameAs", "url") if key in node}
        date = str(reference.year) if reference.year else ""
        return without_empty({"@type": "MedicalGuideline", **kept, "guidelineDate": date})
    if node["@type"] == "ScholarlyArticle":
        kind = _PUBLICATIONS.get(reference.design or "", "")
        node |= {"@type": "MedicalScholarlyArticle", "publicationType": kind}
    return without_empty({**node, "creativeWorkStatus": "Retracted" if reference.retracted else ""})


def cited_node(reference: Reference, open_at: Sequence[Link]) -> Node:
    """A reference that a page cites: what it is, and where. The page of the study says the rest."""
    return without_empty(
        {
            "@type": _type_of(reference),
            "name": reference.title,
            "datePublished": str(reference.year) if reference.year else "",
            "url": open_at[0].href if open_at else reference.url,
        }
    )


def _type_of(reference: Reference) -> str:
    scholarly = "ScholarlyArticle" if reference.journal or reference.design else "CreativeWork"
    return _TYPES.get(reference.type, scholarly)


def _citation_node(reference: Reference, open_at: Sequence[Link]) -> Node:
    """A reference as a creative work; `open_at` are the links that the page shows with it."""
    kind = _type_of(reference)
    has_pages = kind == "ScholarlyArticle" and _is_range(reference.pages)
    identifiers = [
        {"@type": "PropertyValue", "propertyID": _IDENTIFIERS[label], "value": number}
        for label, _, number in open_at
    ]
    journal = {"@type": "Periodical", "name": reference.journal} if reference.journal else None
    return without_empty(
        {
            "@type": kind,
            "name": reference.title,
            "author": [
                {"@type": "Organization" if author.is_group else "Person", "name": author.name}
                for author in reference.authors
            ],
            "datePublished": str(reference.year) if reference.year else "",
            "isPartOf": journal,
            "pagination": reference.pages if has_pages else "",
            "identifier": identifiers,
            "sameAs": [link.href for link in open_at],
            "url": reference.url,
        }
    )
