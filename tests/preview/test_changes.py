"""A burst of events is one change, and nothing that is noted is lost."""

from __future__ import annotations

from threading import Thread

import pytest

from tpm_site.preview import changes
from tpm_site.preview.changes import Change, Changes


def taken(gathered: Changes, patience: float | None = 0) -> Change:
    change = gathered.take(patience)
    assert change
    return change


def test_what_was_noted_is_taken_once() -> None:
    gathered = Changes()
    for path in ("content/a.md", "content/b.md", "content/a.md"):
        gathered.note(path)
    change = taken(gathered)
    assert (change.paths, change.number, change.has_events) == (
        frozenset({"content/a.md", "content/b.md"}),
        3,
        True,
    )
    again = taken(gathered)
    assert (again.paths, again.number, again.has_events) == (None, 3, False)


def test_where_anything_may_have_moved_everything_is_looked_at() -> None:
    gathered = Changes()
    gathered.note("content/a.md")
    gathered.note(None)
    assert taken(gathered).paths is None


def test_many_paths_are_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MANY_QUIET", 0.0)
    gathered = Changes()
    for number in range(changes.TOO_MANY + 1):
        gathered.note(f"content/{number}.md")
    assert taken(gathered).paths is None


def test_who_waits_is_woken() -> None:
    gathered = Changes()
    found: list[Change | None] = []
    thread = Thread(target=lambda: found.append(gathered.take(None)))
    thread.start()
    gathered.note("content/a.md")
    thread.join()
    assert found[0]
    assert found[0].paths == frozenset({"content/a.md"})


def test_a_closed_one_gives_nothing() -> None:
    gathered = Changes()
    gathered.note("content/a.md")
    gathered.close()
    assert gathered.take(None) is None
