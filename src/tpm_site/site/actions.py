"""Calls to action: the default one, and what is left of one whose page this build does not show."""

from __future__ import annotations

import re
from collections.abc import Container

from tpm_site.model.common import CallToAction
from tpm_site.model.library import SiteConfig
from tpm_site.model.site import Library


def is_left_out(href: str, left_out: Container[str]) -> bool:
    """Whether an address leads to a page that this build does not show."""
    return re.split("[?#]", href, maxsplit=1)[0] in left_out


def public_action(action: CallToAction | None, left_out: Container[str]) -> CallToAction | None:
    """A call to action, or None where it leads to a page that this build does not show."""
    return None if action is None or is_left_out(action.href, left_out) else action


def default_action(config: SiteConfig, library: Library, left_out: Container[str]) -> CallToAction | None:
    """What pages show that name no call to action."""
    named = config.defaults.cta
    action = library.actions.get(named) if isinstance(named, str) else named
    return public_action(action, left_out)
