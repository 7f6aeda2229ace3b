"""Someone who writes or treats, as bylines and lists show them."""

from __future__ import annotations

from tpm_site.pages.frame import Frame
from tpm_site.pages.inputs import PersonInput
from tpm_site.pages.parts import PersonView


def person_view(frame: Frame, person: PersonInput) -> PersonView:
    """Someone as a list shows them."""
    front = person.front
    credentials = ", ".join(front.credentials)
    return PersonView(front.name, credentials, front.role, frame.href(person.url), front.summary or "")


def author_view(frame: Frame, person: PersonInput) -> PersonView:
    """An author as a byline names one: a team is "the Team"."""
    view = person_view(frame, person)
    if person.front.kind == "organization":
        return view._replace(name=frame.strings["team"].format(name=view.name))
    return view


def practice_view(frame: Frame, summary: str = "") -> PersonView:
    """The practice itself, where nobody is named."""
    return PersonView(frame.name, "", "", frame.chrome.home, summary)
