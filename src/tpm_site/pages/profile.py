"""The page of someone who writes or treats."""

from __future__ import annotations

from tpm_site.pages import json_ld
from tpm_site.pages.cards import card_view, front_picture
from tpm_site.pages.head import Description, head_of
from tpm_site.pages.inputs import ProfileInputs
from tpm_site.pages.parts import LinkText
from tpm_site.pages.people import person_view
from tpm_site.pages.texts import filled
from tpm_site.pages.views import ProfileView
from tpm_site.render.components import Components
from tpm_site.site import urls


def profile_view(inputs: ProfileInputs, components: Components) -> ProfileView:
    """Everything that person.html shows."""
    frame, url, front = inputs.frame, inputs.person.url, inputs.person.front
    title, summary = front.name, front.summary or ""
    people = LinkText(frame.strings["people"], frame.href(f"{frame.prefix}{urls.PEOPLE}"))
    crumbs = (frame.home_crumb(), people, LinkText(title, frame.href(url), current="page"))
    page = Description(
        url=url,
        title=title,
        summary=summary,
        crumbs=crumbs,
        schema_type="ProfilePage",
        kind="profile" if front.kind == "person" else "website",
        image=inputs.picture.images if inputs.picture else None,
        image_alt=inputs.picture.image.alt if inputs.picture else "",
        translations=inputs.translations,
        extra=(("mainEntity", {"@id": json_ld.person_id(frame, url, front)}),),
        nodes=(json_ld.person_node(frame, url, front),),
    )
    return ProfileView(
        chrome=frame.chrome_at(url),
        head=head_of(frame, page),
        crumbs=crumbs,
        title=title,
        summary=summary,
        mark="",
        person=person_view(frame, inputs.person),
        picture=front_picture(inputs.picture),
        specialties=front.specialties,
        body=filled(inputs.text, components),
        treatments=tuple(card_view(frame, teaser) for teaser in inputs.treatments),
        articles=tuple(card_view(frame, teaser) for teaser in inputs.articles),
    )
