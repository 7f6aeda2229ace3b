"""Which pages have a social card, and what is on it; their views ask, and the plan of what to make."""

from __future__ import annotations

from tpm_site.model.kinds import Kind
from tpm_site.model.social_card import SocialCard
from tpm_site.pages.frame import Frame
from tpm_site.pages.inputs import Picture, ReadingInputs, Teaser

SOCIAL_CARD = "social-card"
"""The kind of plan that is drawn: there is no template."""
_FILE = "card.png"


def card_address(url: str) -> str:
    """A card lies beside its page, under a name that stays: a post of last year shows what holds now."""
    return f"{url}{_FILE}"


def card_of(frame: Frame, title: str, kicker: str, picture: Picture | None) -> SocialCard | None:
    """The card of a page; None where it has none, for then its own picture or the site's stands for it."""
    if frame.card_style is None or (picture is not None and not picture.images.path.endswith(".svg")):
        return None
    card = SocialCard(title, kicker, frame.card_style)
    return card if card.is_drawable else None


def card_of_home(frame: Frame, own: Teaser | None, picture: Picture | None) -> SocialCard | None:
    """That of the home page: the name stands on every card, so that another word is wanted beside it."""
    return card_of(frame, own.title if own else frame.tagline or frame.name, "", picture)


def card_of_reading(inputs: ReadingInputs) -> SocialCard | None:
    """That of a text to read."""
    kicker = kicker_of(inputs.frame, inputs.kind, inputs.category.title if inputs.category else "")
    return card_of(inputs.frame, inputs.title, kicker, inputs.picture)


def kicker_of(frame: Frame, kind: Kind, category: str) -> str:
    """The shelf that a document stands on, in words."""
    if kind is Kind.TREATMENT:
        return frame.strings["treatments"]
    return frame.strings["library"] if kind is Kind.CATEGORY else category
