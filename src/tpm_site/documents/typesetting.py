"""Quotation marks, dashes and dots in what is no Markdown, set as in the texts: titles, summaries, buttons.

It is done where a file is read, so that pages, cards, feeds and data for machines show the same. Ids are
made of what was written before.
"""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from msgspec.structs import replace

from tpm_site.markdown.typography import typeset
from tpm_site.model.common import CallToAction
from tpm_site.model.front import Front, Person, Snippet
from tpm_site.model.library import SiteConfig
from tpm_site.model.site import Library
from tpm_site.model.written import Record

RecordT = TypeVar("RecordT", bound=Record)


def set_front(front: Front, language: str) -> Front:
    """Front matter as pages show it."""
    if isinstance(front, Snippet):  # Its title is shown to nobody.
        return front
    keys = ("name", "summary", "role") if isinstance(front, Person) else ("title", "summary")
    front = _set(front, keys, language)
    image = _set(front.image, ("alt", "caption", "credit"), language) if front.image else None
    if image is not front.image:
        front = replace(front, image=image)
    if not isinstance(front, Person) and isinstance(front.cta, CallToAction):
        action = _action(front.cta, language)
        front = front if action is front.cta else replace(front, cta=action)
    return front


def set_library(library: Library, language: str) -> Library:
    """The same with its calls to action and its words."""
    actions = {id: _action(action, language) for id, action in library.actions.items()}
    terms = {id: _set(term, ("term",), language) for id, term in library.terms.items()}
    return replace(library, actions=actions, terms=terms)


def set_config(config: SiteConfig) -> SiteConfig:
    """The same with the words of its settings."""
    config, language = _set(config, ("name", "tagline", "description"), config.language), config.language
    label = partial(_set, keys=("label",), language=language)
    action = config.defaults.cta
    if isinstance(action, CallToAction):
        config = replace(config, defaults=replace(config.defaults, cta=_action(action, language)))
    return replace(config, navigation=tuple(map(label, config.navigation)))


def _action(action: CallToAction, language: str) -> CallToAction:
    return _set(action, ("heading", "text", "label"), language)


def _set(record: RecordT, keys: tuple[str, ...], language: str) -> RecordT:
    """The same record where there is nothing to set, as in nearly all of them."""
    written = {key: text for key in keys if (text := getattr(record, key))}
    found = {key: words for key, text in written.items() if (words := typeset(text, language)) is not text}
    return replace(record, **found) if found else record
