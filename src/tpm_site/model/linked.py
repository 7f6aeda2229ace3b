"""A body with what its holes lead to."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from tpm_site.model.assets import ImageSet
from tpm_site.model.body import Body


class LinkedBody(Struct, frozen=True):
    """Addresses by link target as written, pictures by source as written."""

    body: Body
    hrefs: Mapping[str, str]
    images: Mapping[str, ImageSet]
