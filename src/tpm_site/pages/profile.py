"""The page of someone who writes or treats."""

from __future__ import annotations

from tpm_site.pages import json_ld
from tpm_site.pages.head import Description, head_of
from tpm_site.pages.inputs import PersonInput, ProfileInputs
from tpm_site.pages.parts import LinkText
from tpm_site.pages.reading import person_view
from tpm_site.pages.views import ProfileView
from tpm_site.render.components import Components
from tpm_site.render.fill import Filler
from tpm_site.render.picture import picture_view
from tpm_site.site import urls


def profile_view(inputs: ProfileInputs, components: Components) -> ProfileView:
    """Everything that person.html shows."""
    frame, card, front = inputs.frame, inputs.card, inputs.front
    people = LinkText(frame.strings["people"], frame.href(f"{frame.edition.prefix}{urls.PEOPLE}"))
    crumbs = (frame.home_crumb(), people, LinkText(card.title, frame.href(card.url), current="page"))
    image = front.image
    page = Description(
        url=card.url,
        title=card.title,
        summary=card.summary,
        crumbs=crumbs,
        schema_type="ProfilePage",
        kind="profile" if front.kind == "person" else "website",
        image=inputs.image,
        image_alt=image.alt if image else "",
        translations=inputs.translations,
        extra=(("mainEntity", {"@id": json_ld.person_id(frame, card.url, front)}),),
        nodes=(json_ld.person_node(frame, card.url, front),),
    )
    picture = None
    if image and inputs.image:
        picture = picture_view(inputs.image, image.alt, image.caption or "", image.credit or "")
    return ProfileView(
        chrome=frame.chrome_at(card.url),
        head=head_of(frame, page),
        crumbs=crumbs,
        title=card.title,
        summary=card.summary,
        mark="",
        person=person_view(frame, PersonInput(card=card, front=front)),
        picture=picture,
        specialties=front.specialties,
        body=Filler(components, {}, inputs.snippets).fill(inputs.source),
        treatments=tuple(frame.card(c)._replace(date=None) for c in inputs.treatments),
        articles=tuple(frame.card(c, inputs.kickers.get(c.category, "")) for c in inputs.articles),
    )
