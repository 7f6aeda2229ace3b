"""The page of one study: who was compared with what, what was found, how sure that is, and who cites it."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.evidence.identifiers import doi_and_url
from tpm_site.evidence.links import links, registry_links
from tpm_site.evidence.naming import short_name
from tpm_site.model.reference import Reference
from tpm_site.pages import json_ld
from tpm_site.pages.evidence import citing_links, filled
from tpm_site.pages.frame import Frame
from tpm_site.pages.head import Description, head_of
from tpm_site.pages.inputs import StudyInputs
from tpm_site.pages.parts import LinkText
from tpm_site.pages.references import link_text, reference_text
from tpm_site.pages.views import Fact, StudyView
from tpm_site.pages.wording import date_text, number_text
from tpm_site.render.components import Components
from tpm_site.render.fill import Filler
from tpm_site.site import urls


def study_view(inputs: StudyInputs, components: Components) -> StudyView:
    """Everything that study.html shows."""
    frame, record, strings = inputs.frame, inputs.record, inputs.frame.strings
    url, summary = urls.study_url(record.id, frame.prefix), _summary(record, frame)
    evidence = LinkText(strings["evidence"], frame.href(f"{frame.prefix}{urls.EVIDENCE}"))
    crumbs = (frame.home_crumb(), evidence, LinkText(record.title, frame.href(url), current="page"))
    open_at = links(record)
    page = Description(
        url=url,
        title=record.title,
        summary=summary,
        crumbs=crumbs,
        translations=inputs.translations,
        extra=(("mainEntity", json_ld.study_node(record, open_at)),),
    )
    filler = Filler(components, {}, {})
    named = [link_text(link, strings) for link in open_at]
    registered = [LinkText(link.label, link.href) for link in registry_links(record)]
    return StudyView(
        chrome=frame.chrome_at(url),
        head=head_of(frame, page),
        crumbs=crumbs,
        title=record.title,
        summary=summary,
        mark="",
        kicker=evidence,
        notices=tuple(_notices(inputs)),
        finding=filled(inputs.finding, filler),
        limits=filled(inputs.limits, filler),
        facts=tuple(_facts(record, frame)),
        reference=reference_text(record, inputs.frame.style, [link.href for link in (*named, *registered)]),
        links=(*named, *registered, *_corrections(record, frame)),
        citing=citing_links({page.url: page.title for page in inputs.citing}, record.id, frame),
    )


def _summary(record: Reference, frame: Frame) -> str:
    """What kind of source it is, in plain words."""
    design = (record.design or "none").replace("-", "_")
    return frame.strings["study_summary"].format(
        name=short_name(record), design=frame.strings[f"design_{design}"]
    )


def _notices(inputs: StudyInputs) -> Iterator[str]:
    record, strings = inputs.record, inputs.frame.strings
    if record.retracted:
        yield strings["study_retracted"]
    if record.concern:
        yield strings["study_concern"]
    if inputs.newer:
        yield strings["study_superseded"].format(newer=inputs.newer)
    if record.corrections:
        yield strings["study_corrected"]


def _facts(record: Reference, frame: Frame) -> Iterator[Fact]:
    """What the record says of how the study was done, as far as it does."""
    strings = frame.strings
    known = [("compared", record.compared)]
    if record.control and not record.compared:
        known.append(("compared", strings[f"control_{record.control.replace('-', '_')}"]))
    if record.participants:
        known.append(("participants", number_text(record.participants, strings)))
    if record.studies:
        known.append(("studies", number_text(record.studies, strings)))
    if record.masking:
        known.append(("masking", strings[f"masking_{record.masking.replace('-', '_')}"]))
    certainty = (record.certainty or "none").replace("-", "_")
    known.append(("certainty", strings[f"certainty_{certainty}"]))
    if record.valid_until:
        known.append(("valid_until", date_text(record.valid_until, frame.language).text))
    unconfirmed = (strings.get(f"unconfirmed_{key}", key) for key in record.unconfirmed)
    known.append(("unconfirmed", strings["list_comma"].join(unconfirmed)))
    yield from (Fact(strings[f"study_{name}"], value) for name, value in known if value)


def _corrections(record: Reference, frame: Frame) -> Iterator[LinkText]:
    """The corrections that can be opened."""
    for written in record.corrections:
        doi = doi_and_url(written)
        if doi:
            yield LinkText(frame.strings["study_correction"], doi[1])
