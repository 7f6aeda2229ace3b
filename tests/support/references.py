"""References as the files of a site would give them."""

from __future__ import annotations

from typing import Any

from tpm_site.model.reference import Reference
from tpm_site.sources.validators import validated


def reference_of(record: Any) -> Reference:
    """The reference that a record holds, its values written as in YAML."""
    reference, errors = validated(record, Reference)
    assert not errors
    assert isinstance(reference, Reference)
    return reference
