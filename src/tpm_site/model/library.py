"""The site's shared records: glossary terms, and the one file of settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from msgspec import field

from tpm_site.model.common import Action, Ids, Lines
from tpm_site.model.fields import Every, Flag, Href, Interval, Markdown, OptionalText, Plain
from tpm_site.model.front import Review
from tpm_site.model.reference import Design
from tpm_site.model.shapes import ADDRESS, NUMBER_TOO, keys, looks_like
from tpm_site.model.written import Beside, Prose, Record, RefusedError, Shape, Then

_BASE_URL = re.compile(r"https?://[A-Za-z0-9.\[\]:-]+(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
"""A language code, which is also the name of that language's folder: language, script, country."""
_EMAIL = re.compile(r"[^@\s:,;<>]+@[^@\s:,;<>]+\.[^@\s:,;<>.]+")
_TELEPHONE = re.compile(r"\+?[\d ().\-/\u2010-\u2013\u00a0]+")
_FEWEST_DIGITS = 3
POLICIES = ("editorial",)
"""The policies that search engines are told of."""
Specialty = Literal[
    "Anesthesia", "Cardiovascular", "CommunityHealth", "Dentistry", "Dermatology",
    "DietNutrition", "Emergency", "Endocrine", "Gastroenterologic", "Genetic", "Geriatric",
    "Gynecologic", "Hematologic", "Infectious", "LaboratoryScience", "Midwifery",
    "Musculoskeletal", "Neurologic", "Nursing", "Obstetric", "Oncologic", "Optometric",
    "Otolaryngologic", "Pathology", "Pediatric", "PharmacySpecialty", "Physiotherapy",
    "PlasticSurgery", "Podiatric", "PrimaryCare", "Psychiatric", "PublicHealth", "Pulmonary",
    "Radiography", "Renal", "RespiratoryTherapy", "Rheumatologic", "SpeechPathology", "Surgical",
    "Toxicologic", "Urologic",
]  # fmt: skip
"""The members of schema.org's MedicalSpecialty."""


def _language(value: str) -> str:
    if not LANGUAGE.fullmatch(value):
        raise RefusedError(f"wants a language code such as en-US or es, not {value!r}")
    return value


def check_base_url(value: str) -> str:
    """An absolute http or https address without query or fragment; the last slash is dropped."""
    try:
        parts = urlsplit(value.strip())
        known = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        known = False
    if not known or not _BASE_URL.fullmatch(value.strip()):
        raise RefusedError(f"wants the site's address such as https://clinic.example, not {value!r}")
    return value.strip().rstrip("/")


def _email(value: str) -> str:
    text = value.strip()
    if text and not _EMAIL.fullmatch(text):
        help = "write only the address, as in info@clinic.example"
        raise RefusedError(f"wants an e-mail address, not {value!r}", help)
    return text


def _telephone(value: str) -> str:
    text = " ".join(value.split())
    if text and not (_TELEPHONE.fullmatch(text) and sum(map(str.isdigit, text)) >= _FEWEST_DIGITS):
        help = "write the number in digits, as in +1 555 010 0199: a telephone dials what stands here"
        raise RefusedError(f"wants a telephone number, not {value!r}", help)
    return text


def _policies(policies: dict[str, str]) -> dict[str, str]:
    for name in policies:
        if name not in POLICIES:
            help = f"it can have {', '.join(POLICIES)}"
            raise RefusedError(f'has no policy "{name}"', help)
    return policies


LanguageCode = Annotated[
    str, Then(_language), looks_like(LANGUAGE.pattern, "wants a language code such as en-US or es")
]
Email = Annotated[
    str,
    Then(_email),
    looks_like(rf"\s*(?:{_EMAIL.pattern})?\s*", "wants an e-mail address, such as info@clinic.example"),
]
Telephone = Annotated[
    str,
    Then(_telephone),
    looks_like(
        rf"\s*(?:{_TELEPHONE.pattern})?\s*",
        "wants a telephone number in digits: +1 555 010 0199",
        NUMBER_TOO,
    ),
    Prose(),
]
Policies = Annotated[
    dict[str, Href],
    Then(_policies),
    Shape(keys({name: ADDRESS | {"description": f"The {name} policy."} for name in POLICIES})),
]
BaseUrl = Annotated[
    str,
    Then(check_base_url),
    looks_like(rf"\s*(?:{_BASE_URL.pattern})\s*", "wants the site's address, such as https://clinic.example"),
]


class Term(Record, frozen=True, kw_only=True):
    """A word of the glossary, and what it means."""

    term: Plain
    definition: Markdown
    also: Lines = ()


class NavigationItem(Record, frozen=True, kw_only=True):
    """A link in the head of every page."""

    label: Plain
    href: Href


class Organization(Record, frozen=True, kw_only=True):
    """Who publishes the site."""

    kind: Literal["MedicalClinic", "MedicalOrganization", "Organization"] = "MedicalClinic"
    legal_name: OptionalText = ""
    description: OptionalText = ""
    telephone: Telephone = ""
    email: Email = ""
    address: OptionalText = ""
    specialties: tuple[Specialty, ...] = ()
    same_as: tuple[Href, ...] = ()


class Defaults(Record, frozen=True, kw_only=True):
    """What articles have that do not say otherwise."""

    authors: Ids = ()
    cta: Action | None = None
    review: Review = field(default_factory=lambda: Review(every=Interval(count=12, unit="month")))


STYLE_NAMES = ("ama", "vancouver")
"""The styles of references that need no file."""
_CSL_FILE = re.compile(r"content/(?:(?!\.)[\w.-]+/)*(?!\.)[\w.-]+\.csl")


def _style(value: str) -> str:
    text = value.strip()
    if text not in STYLE_NAMES and not _CSL_FILE.fullmatch(text):
        help = f"write {' or '.join(STYLE_NAMES)}, or a file of CSL such as content/citation-style.csl"
        raise RefusedError(f"wants a style of references, not {value!r}", help)
    return text


Style = Annotated[str, Then(_style)]
"""The name of a style, or the path of a CSL style in the project."""


class EvidenceSettings(Record, frozen=True, kw_only=True):
    """How references are shown, and when they are too old.

    `oldest` is how old a source of a design may be; `watch` how old what is known of retractions may be;
    `mail` the address that look-up services are told.
    """

    style: Style = "ama"
    oldest: dict[Design, Every] = field(default_factory=dict)
    watch: Every = field(default_factory=lambda: Interval(count=1, unit="month"))
    mail: Email = ""


def _only_others(languages: tuple[str, ...], above: Mapping[str, Any]) -> tuple[str, ...]:
    seen = {above.get("language")}
    for language in languages:
        if language in seen:
            help = "list only the languages beside the site's own, each once"
            raise RefusedError(f'names "{language}" twice', help)
        seen.add(language)
    return languages


class SiteConfig(Record, frozen=True, kw_only=True):
    """content/site.yaml."""

    name: Plain
    base_url: BaseUrl
    tagline: OptionalText = ""
    description: OptionalText = ""
    language: LanguageCode = "en-US"
    languages: Annotated[tuple[LanguageCode, ...], Beside(_only_others)] = ()
    navigation: tuple[NavigationItem, ...] = ()
    organization: Organization = field(default_factory=Organization)
    defaults: Defaults = field(default_factory=Defaults)
    evidence: EvidenceSettings = field(default_factory=EvidenceSettings)
    disclaimer: Markdown | None = None
    policies: Policies = field(default_factory=dict)
    social_cards: Flag = False
