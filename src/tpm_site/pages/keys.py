"""What a page is made from, as digests: equal keys are equal bytes."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, NamedTuple, cast

from tpm_site.base.digest import sha256
from tpm_site.model.codec import encode
from tpm_site.model.plan import PagePlan
from tpm_site.pages.frame import Frame

_FRAME = "frame"
_SHORT = 16
"""Digits of a digest that only tells two states of one thing apart."""


class Ingredients(NamedTuple):
    """What many pages share, as digests: templates by kind and by component, frames by language."""

    templates: Mapping[str, str]
    frames: Mapping[str, str]


def frame_digest(frame: Frame) -> str:
    """A frame is in every page of its language, so it is digested once."""
    return sha256(encode(frame))


def inputs_digest(inputs: object) -> str:
    """The digest of all inputs of a page, but for the frame."""
    return sha256(encode(list(_own_inputs(inputs).values())))


def page_key(plan: PagePlan, inputs: str, made_with: Ingredients) -> str:
    """The digest of all that the page depends on; `inputs` is that of its inputs."""
    templates = [made_with.templates[name] for name in (plan.kind, *plan.components)]
    return sha256("".join((plan.kind, inputs, made_with.frames[plan.language], *templates)).encode())


def page_parts(plan: PagePlan, inputs: object, made_with: Ingredients) -> bytes:
    """The same in parts by name, encoded, to tell later which one has moved."""
    shared = {f"template of {name}": made_with.templates[name] for name in (plan.kind, *plan.components)}
    own = {name: sha256(encode(value)) for name, value in _own_inputs(inputs).items()}
    found = {**shared, _FRAME: made_with.frames[plan.language], **own}
    return encode({name: digest[:_SHORT] for name, digest in found.items()})


def _own_inputs(inputs: object) -> dict[str, object]:
    """The inputs by name, but for the frame."""
    return {name: getattr(inputs, name) for name in _names(cast("Hashable", type(inputs)))}


@cache
def _names(inputs: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(inputs) if field.name != _FRAME)
