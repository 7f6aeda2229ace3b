"""References as the files of a site would give them."""

from __future__ import annotations

from typing import Any

from tpm_site.model.reference import Reference
from tpm_site.sources.validators import validator_of


def reference_of(record: Any) -> Reference:
    """The reference that a record holds, its values written as in YAML."""
    reference: Reference = validator_of(Reference).validate_python(record)
    return reference
