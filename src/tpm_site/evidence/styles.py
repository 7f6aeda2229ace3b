"""The styles of references that are our own, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tpm_site.evidence.ama import format_ama
from tpm_site.evidence.formatting import FormattedReference
from tpm_site.model.reference import Reference

Formatter = Callable[[Reference], FormattedReference]

STYLES: Mapping[str, Formatter] = {"ama": format_ama}
