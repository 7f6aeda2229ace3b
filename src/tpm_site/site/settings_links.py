"""The addresses and ids that site.yaml and ctas.yaml name."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from functools import partial

from msgspec.structs import replace

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span, at
from tpm_site.model.common import CallToAction
from tpm_site.model.kinds import Kind
from tpm_site.model.library import SiteConfig
from tpm_site.model.site import Library, Records
from tpm_site.site.actions import is_left_out, public_action
from tpm_site.site.ids import IdReader
from tpm_site.site.links import Origin, Places, resolve_link
from tpm_site.site.world import World

SITE_FILE = "content/site.yaml"


def check_settings(records: Records, world: World, places: Places) -> Iterator[Diagnostic]:
    """Findings for what site.yaml and ctas.yaml name, and does not exist."""
    config, marks = records.config, records.marks
    hrefs = {f"navigation.{i}.href": item.href for i, item in enumerate(config.navigation)}
    hrefs |= {f"policies.{name}": href for name, href in config.policies.items()}
    for name, href in hrefs.items():
        yield from check_href(href, partial(at, SITE_FILE, marks.get(name)), places)
    reader = IdReader(world, SITE_FILE, config.language, lambda: marks)
    reader.slugs(config.defaults.authors, Kind.PERSON, "defaults.authors")
    action = reader.action_of(config.defaults.cta, "defaults.cta")
    yield from reader.diagnostics
    if action is config.defaults.cta and action is not None:
        yield from check_href(action.href, partial(at, SITE_FILE, marks.get("defaults.cta.href")), places)
    for id, action in records.library.actions.items():
        yield from check_href(action.href, partial(records.library.spans.__getitem__, f"action:{id}"), places)


def check_href(href: str, span: Callable[[], Span], places: Places) -> Iterator[Diagnostic]:
    """A finding for an address of this site that leads nowhere; `span` gives where it stands."""
    if is_left_out(href, places.addresses.left_out):
        message = f"{href} is not shown to readers today, so what leads there is left out, too"
        yield Diagnostic(span(), "L104", message, "publish that page, or take the link out")
    elif href.startswith("/"):
        _, fault = resolve_link(href, Origin(SITE_FILE, ""), places)
        if fault:
            yield Diagnostic(span(), fault.code, fault.message, fault.help)


def public_config(config: SiteConfig, left_out: Container[str]) -> SiteConfig:
    """The settings without what leads to pages that this build does not show."""
    cta = config.defaults.cta
    if isinstance(cta, CallToAction):
        cta = public_action(cta, left_out)
    return replace(
        config,
        navigation=tuple(i for i in config.navigation if not is_left_out(i.href, left_out)),
        policies={n: href for n, href in config.policies.items() if not is_left_out(href, left_out)},
        defaults=replace(config.defaults, cta=cta),
    )


def public_library(library: Library, left_out: Container[str]) -> Library:
    """The shared records without calls to action that lead to pages that this build does not show."""
    actions = {id: action for id, action in library.actions.items() if public_action(action, left_out)}
    return replace(library, actions=actions)
