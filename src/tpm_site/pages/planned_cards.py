"""The social cards of a language: which there are, and the inputs of each."""

from __future__ import annotations

from tpm_site.model.kinds import DocumentId
from tpm_site.model.social_card import SocialCard, style_digest
from tpm_site.pages.gather import Gatherer
from tpm_site.pages.inputs import SocialCardInputs
from tpm_site.pages.social_card import card_of, card_of_home, kicker_of


def planned_card(gatherer: Gatherer, id: DocumentId | None) -> SocialCard | None:
    """The card of a document's page, as the page names it; without an id that of a home page with no text."""
    frame, home = gatherer.frame, gatherer.edition.home
    if frame.card_style is None:
        return None
    if id is None:
        return card_of_home(frame, None, None)
    teaser, picture = (
        gatherer.teaser(gatherer.site.cards[id]),
        gatherer.picture(gatherer.readable[id].document),
    )
    if home is not None and id == home.id:
        return card_of_home(frame, teaser, picture)
    return card_of(frame, teaser.title, kicker_of(frame, id.kind, teaser.kicker), picture)


def social_card(gatherer: Gatherer, url: str, id: DocumentId | None) -> SocialCardInputs:
    """The inputs of the card of the page at `url`, which has one."""
    card = planned_card(gatherer, id)
    if card is None:
        raise LookupError(f"{url} has no card")
    return SocialCardInputs(
        frame=gatherer.frame, url=url, title=card.title, kicker=card.kicker, style=style_digest(card.style)
    )
