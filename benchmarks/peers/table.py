"""All peers, in the order of the report."""

from __future__ import annotations

from benchmarks.peers.hugo import HUGO
from benchmarks.peers.zola import ZOLA

PEERS = (HUGO, ZOLA)
