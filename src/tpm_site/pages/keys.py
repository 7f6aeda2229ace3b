"""What a page is made from, as bytes and digests: equal keys are equal pages."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast, get_type_hints

from tpm_site.base.digest import sha256
from tpm_site.model.codec import Addressed, decode_fields, encode
from tpm_site.model.plan import PagePlan
from tpm_site.pages.frame import Frame
from tpm_site.pages.social_card import SOCIAL_CARD

_FRAME = "frame"
_SHORT = 32
"""Digits of a digest that stands for one of two in a key."""
InputsT = TypeVar("InputsT")


class Ingredients(NamedTuple):
    """What many pages share, as digests: templates by kind and by component, frames by language."""

    templates: Mapping[str, str]
    frames: Mapping[str, str]


def frame_digest(frame: Frame) -> str:
    """A frame is in every page of its language, so it is digested once."""
    return sha256(encode(frame))


def encode_inputs(inputs: object) -> bytes:
    """All inputs of a page by name, but for the frame."""
    return encode({name: getattr(inputs, name) for name in _names(cast("Hashable", type(inputs)))})


def decode_inputs(
    data: bytes, wanted: type[InputsT], frame: Frame, addressed: Callable[[str], Addressed]
) -> InputsT:
    """The inputs that were encoded. `addressed` gives what was written as a digest. Raises DecodeError."""
    found = decode_fields(data, _hints(cast("Hashable", wanted)), addressed)
    return cast("Callable[..., InputsT]", wanted)(frame=frame, **found)


def inputs_digest(encoded: bytes) -> str:
    """The digest of inputs, as it begins the key of a page."""
    return sha256(encoded)[:_SHORT]


def page_key(inputs: str, shared: str) -> str:
    """What tells one state of a page from any other: the digest of its inputs, and that of all else."""
    return inputs + shared


def shared_digest(plan: PagePlan, made_with: Ingredients) -> str:
    """The digest of what the page shares with all of its kind, language and components."""
    if plan.kind == SOCIAL_CARD:  # It has no template, and of the frame its inputs say what it shows.
        return sha256(plan.kind.encode())[:_SHORT]
    templates = [made_with.templates[name] for name in (plan.kind, *plan.components)]
    return sha256("".join((plan.kind, made_with.frames[plan.language], *templates)).encode())[:_SHORT]


def inputs_of_key(key: str) -> str:
    """The digest of the inputs that a page was made from."""
    return key[:_SHORT]


def key_with(key: str, inputs: str) -> str:
    """The key of the same page made from other inputs."""
    return page_key(inputs, key[_SHORT:])


@cache
def _names(inputs: Any) -> tuple[str, ...]:
    return tuple(name for name in inputs.__struct_fields__ if name != _FRAME)


@cache
def _hints(inputs: Any) -> Mapping[str, Any]:
    return {name: hint for name, hint in get_type_hints(inputs).items() if name in _names(inputs)}
