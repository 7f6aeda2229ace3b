"""The list of all studies that pages cite: what each found, what it cannot show, and where it is cited."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from tpm_site.model.linked import LinkedBody
from tpm_site.pages.frame import Frame
from tpm_site.pages.head import Description, head_of
from tpm_site.pages.inputs import EvidenceInputs, StudyEntry
from tpm_site.pages.parts import LinkText
from tpm_site.pages.views import EvidenceListView, StudyCard, StudyGroup
from tpm_site.pages.wording import counted, number_text
from tpm_site.render.components import Components
from tpm_site.render.fill import Filler
from tpm_site.site import urls

_OTHERS = "others"
_GROUPS: Mapping[str | None, str] = {
    "systematic-review": "reviews",
    "guideline": "guidelines",
    "rct": "trials",
    None: _OTHERS,
}
"""The groups in the order in which they are shown, by design."""


def evidence_list_view(inputs: EvidenceInputs, components: Components) -> EvidenceListView:
    """Everything that evidence.html shows."""
    frame, strings = inputs.frame, inputs.frame.strings
    url, title, summary = f"{frame.prefix}{urls.EVIDENCE}", strings["evidence"], strings["evidence_summary"]
    crumbs = (frame.home_crumb(), LinkText(title, frame.href(url), current="page"))
    listed = [
        {
            "@type": "ListItem",
            "position": position,
            "url": frame.absolute(urls.study_url(study.id, frame.prefix)),
            "name": study.title,
        }
        for position, study in enumerate(inputs.studies, 1)
    ]
    items = {"@type": "ItemList", "numberOfItems": len(listed), "itemListElement": listed} if listed else None
    page = Description(
        url=url,
        title=title,
        summary=summary,
        crumbs=crumbs,
        schema_type="CollectionPage",
        extra=(("mainEntity", items),),
    )
    return EvidenceListView(
        chrome=frame.chrome_at(url),
        head=head_of(frame, page),
        crumbs=crumbs,
        title=title,
        summary=summary,
        mark="",
        groups=_groups(inputs, components),
    )


def _groups(inputs: EvidenceInputs, components: Components) -> tuple[StudyGroup, ...]:
    """The groups that hold something; in each the studies by title."""
    strings, filler = inputs.frame.strings, Filler(components, {}, {})
    titles = {page.url: page.title for page in inputs.citing}
    found: dict[str, list[StudyCard]] = {name: [] for name in _GROUPS.values()}
    for study in inputs.studies:
        name = _GROUPS.get(study.design, _OTHERS)
        found[name].append(_card(study, titles, inputs.frame, filler))
    return tuple(
        StudyGroup(name, strings[f"evidence_{name}"], tuple(sorted(cards, key=_by_title)))
        for name, cards in found.items()
        if cards
    )


def _by_title(card: StudyCard) -> tuple[str, str]:
    return card.title.casefold(), card.href


def _card(study: StudyEntry, titles: Mapping[str, str], frame: Frame, filler: Filler) -> StudyCard:
    strings, people = frame.strings, study.participants
    facts = [study.name]
    if people:
        facts.append(counted(strings, "people", people, frame.language, number_text(people, strings)))
    return StudyCard(
        study.title,
        frame.href(urls.study_url(study.id, frame.prefix)),
        strings["list_comma"].join(facts),
        strings["retracted"] if study.retracted else "",
        filled(study.finding, filler),
        filled(study.limits, filler),
        citing_links({url: titles[url] for url in study.cited_by}, study.id, frame),
    )


def filled(words: LinkedBody | None, filler: Filler) -> Markup:
    """Our words on a study; empty where there are none."""
    return filler.fill(words) if words else Markup("")


def citing_links(titles: Mapping[str, str], id: str, frame: Frame) -> tuple[LinkText, ...]:
    """The pages that cite a study, each at the place where it is listed; `titles` are by address."""
    by_title = sorted(titles.items(), key=lambda page: (page[1].casefold(), page[0]))
    return tuple(LinkText(title, f"{frame.href(url)}#ref-{id}") for url, title in by_title)
