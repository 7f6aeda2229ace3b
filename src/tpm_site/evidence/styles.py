"""The styles of references that are our own, by name. Any other is a CSL style: see `csl`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tpm_site.evidence.ama import format_ama
from tpm_site.evidence.formatting import FormattedReference
from tpm_site.evidence.vancouver import format_vancouver
from tpm_site.model.reference import Reference

Formatter = Callable[[Reference], FormattedReference]

STYLES: Mapping[str, Formatter] = {"ama": format_ama, "vancouver": format_vancouver}
