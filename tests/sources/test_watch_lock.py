"""The lock is written so that a change of it can be read line by line, and read back as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_site.model.watch import Asked, Notice, NoticeKind, WatchLock, WatchSource
from tpm_site.sources.scan import WATCH_FILE
from tpm_site.sources.watch_lock import read_watch_lock, text_of_lock, write_watch_lock

LOCK = WatchLock(
    asked=(
        Asked(name="crossref", date=date(2026, 11, 23), unanswered=("doe-2020", "Roe:2021")),
        Asked(name="retraction-watch", date=date(2026, 11, 20), sha256="4f0d", rows=69000),
    ),
    notices=(
        Notice(
            kind="retraction",
            reference="doe-2020",
            doi="10.1000/walk",
            pmid="12345678",
            date="2024-05-06",
            notice_doi="10.1000/N(1)<2>",
            reason='Concerns: "data" & images # and more',
            sources=("crossref", "retraction-watch"),
        ),
        Notice(kind="mismatch", reference="roe", pmid="7", reason="– Größe", sources=("pubmed",)),
    ),
)
TEXT = """\
# What is known of retractions, corrections and newer versions of the papers that this site cites.
# Written by `tpm-site evidence watch`: do not edit it. Builds read it, and ask nobody.
asked:
  - name: crossref
    date: 2026-11-23
    unanswered: [doe-2020, "Roe:2021"]
  - name: retraction-watch
    date: 2026-11-20
    sha256: "4f0d"
    rows: 69000
notices:
  - kind: retraction
    reference: doe-2020
    doi: "10.1000/walk"
    pmid: 12345678
    date: 2024-05-06
    notice_doi: "10.1000/N(1)<2>"
    reason: "Concerns: \\"data\\" & images # and more"
    sources: [crossref, retraction-watch]
  - kind: mismatch
    reference: roe
    pmid: 7
    reason: "– Größe"
    sources: [pubmed]
"""


def read(root: Path, text: str) -> WatchLock | None:
    (root / WATCH_FILE).parent.mkdir(parents=True, exist_ok=True)
    (root / WATCH_FILE).write_bytes(text.encode("utf-8", "replace"))
    lock, _, faults = read_watch_lock(root, WATCH_FILE)
    assert faults == ()
    return lock


def test_one_notice_is_one_block() -> None:
    assert text_of_lock(LOCK) == TEXT


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_watch_lock(tmp_path, LOCK)
    assert read_watch_lock(tmp_path, WATCH_FILE).lock == LOCK
    assert [path.name for path in (tmp_path / WATCH_FILE).parent.iterdir()] == ["watch.lock.yaml"]


@given(
    st.text(max_size=40).map(lambda text: " ".join(text.split())),
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,20}", fullmatch=True),
    st.sampled_from(get_args(NoticeKind)),
    st.lists(st.sampled_from(get_args(WatchSource)), unique=True).map(tuple),
)
def test_any_notice_is_read_back_but_for_what_cannot_be_seen(
    tmp_path_factory: pytest.TempPathFactory,
    reason: str,
    id: str,
    kind: NoticeKind,
    sources: tuple[WatchSource, ...],
) -> None:
    notice = Notice(kind=kind, reference=id, doi="10.1000/1", reason=reason, sources=sources)
    text = text_of_lock(WatchLock(asked=(), notices=(notice,)))
    root = tmp_path_factory.mktemp("any")
    again = read(root, text)
    assert again is not None
    [found] = again.notices
    assert (found.reference, found.kind, found.sources) == (id, kind, sources)
    if reason.isprintable() and "PLACEHOLDER" not in reason.upper():
        assert found.reason == reason


def test_a_lock_of_which_nobody_knows_anything(tmp_path: Path) -> None:
    nothing = WatchLock(asked=(), notices=())
    assert text_of_lock(nothing).endswith("asked: []\nnotices: []\n")
    assert read(tmp_path, text_of_lock(nothing)) == nothing
