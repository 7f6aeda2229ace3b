"""What the tests of the engine open is closed behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tpm_site.engine.cache import Cache


@pytest.fixture(autouse=True)
def _closed_caches(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """From Python 3.13 on, a connection that nobody closes is complained of."""
    opened: list[Cache] = []
    make = Cache.__init__

    def kept(cache: Cache, *arguments: Any, **options: Any) -> None:
        make(cache, *arguments, **options)
        opened.append(cache)

    monkeypatch.setattr(Cache, "__init__", kept)
    yield
    for cache in opened:
        cache.close()
