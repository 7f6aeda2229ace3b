"""What a page is made from, as digests: equal keys are equal bytes."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, cast

from tpm_site.base.digest import sha256
from tpm_site.model.codec import encode
from tpm_site.model.plan import PagePlan
from tpm_site.pages.frame import Frame

FRAME = "frame"


def frame_digest(frame: Frame) -> str:
    """A frame is in every page of its language, so it is digested once."""
    return sha256(encode(frame))


def page_key(plan: PagePlan, templates: Mapping[str, str], frame: str) -> str:
    """The digest of all that the page depends on; `templates` are digests by kind, and by component."""
    made_with = [templates[name] for name in (plan.kind, *plan.components)]
    return sha256(encode((plan.kind, made_with, frame, list(_own_inputs(plan).values()))))


def page_parts(plan: PagePlan, templates: Mapping[str, str], frame: str) -> Mapping[str, str]:
    """The same in parts, by name, to tell which one has moved."""
    own = {name: sha256(encode(value)) for name, value in _own_inputs(plan).items()}
    made_with = {f"template of {name}": templates[name] for name in (plan.kind, *plan.components)}
    return {**made_with, FRAME: frame, **own}


def _own_inputs(plan: PagePlan) -> dict[str, object]:
    """The inputs by name, but for the frame."""
    return {name: getattr(plan.inputs, name) for name in _names(cast("Hashable", type(plan.inputs)))}


@cache
def _names(inputs: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(inputs) if field.name != FRAME)
