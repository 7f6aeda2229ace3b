"""What editors, and the programs that they write with, do to a project while it is previewed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.preview.conftest import SITE, STENOSIS
from tests.support.previews import RunningPreview, previewing, wait_until
from tests.support.sites import REPOSITORY, article, write_site

PLACE = "/articles/stenosis/"


def body(text: str, slug: str = "stenosis") -> str:
    """The text of an article's file."""
    return article(slug, body=text).split("--\n", 1)[1]


def atomic(file: Path, text: str) -> None:
    """Writes beside the file and renames, as most editors do."""
    beside = file.with_name(f".{file.name}.tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def with_backup(file: Path, text: str) -> None:
    """Keeps the old file under another name, as vim does, and deletes that afterwards."""
    (file.parent / "4913").touch()
    (file.parent / "4913").unlink()
    backup = file.with_name(f"{file.name}~")
    file.replace(backup)
    file.write_text(text, encoding="utf-8")
    backup.unlink()


def anew(file: Path, text: str) -> None:
    file.unlink()
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("save", [atomic, with_backup, anew])
def test_every_way_to_save(preview: RunningPreview, save: Callable[[Path, str], None]) -> None:
    for words in ("First words.", "Second words."):
        save(preview.root / STENOSIS, body(words))
        preview.shows(PLACE, words)
    assert not [look for look in preview.looks if look.errors]


def test_a_file_is_renamed_and_deleted(preview: RunningPreview) -> None:
    os.rename(preview.root / STENOSIS, preview.root / "content/articles/narrow.md")
    preview.shows("/articles/narrow/", "Paragraph 1")
    assert preview.ask(PLACE).status == 404
    (preview.root / "content/articles/narrow.md").unlink()
    wait_until(lambda: preview.ask("/articles/narrow/").status == 404, "the end of the page")


def test_a_folder_is_moved(preview: RunningPreview) -> None:
    write_site(preview.root, "-- content/articles/fusion/index.md --\n" + body("About fusion."))
    preview.shows("/articles/fusion/", "About fusion.")
    os.rename(preview.root / "content/articles/fusion", preview.root / "content/articles/fused")
    preview.shows("/articles/fused/", "About fusion.")
    preview.write("content/articles/fused/index.md", body("Moved, and written again."))
    preview.shows("/articles/fused/", "Moved, and written again.")


def test_the_folder_of_all_content_goes_and_comes_back(preview: RunningPreview) -> None:
    os.rename(preview.root / "content", preview.root / "elsewhere")
    wait_until(lambda: preview.looks and preview.looks[-1].errors, "an error")
    assert "Paragraph 1" in preview.ask(PLACE).text
    os.rename(preview.root / "elsewhere", preview.root / "content")
    wait_until(lambda: not preview.looks[-1].errors, "the end of the error")
    preview.write(STENOSIS, body("Written after that."))
    preview.shows(PLACE, "Written after that.")


def test_templates_come_later(preview: RunningPreview) -> None:
    preview.write("templates/article.html", "<p>{{ page.title }}, quite plainly</p>\n")
    preview.shows(PLACE, "Stenosis, quite plainly")
    preview.write("templates/article.html", "<p>{{ page.title }}, plainer still</p>\n")
    preview.shows(PLACE, "Stenosis, plainer still")
    shutil.rmtree(preview.root / "templates")
    preview.shows(PLACE, "Paragraph 1")


def test_the_style_guide_follows_its_text(preview: RunningPreview) -> None:
    preview.shows("/styleguide/", "Will it hurt?")
    text = (REPOSITORY / "templates/styleguide.md").read_text(encoding="utf-8")
    preview.write("templates/styleguide.md", text.replace("Will it hurt?", "Does it hurt?"))
    preview.shows("/styleguide/", "Does it hurt?")


def test_a_branch_is_switched(preview: RunningPreview) -> None:
    looks = len(preview.looks)
    for number in range(1000):
        preview.write(f"content/articles/a-{number}.md", body(f"Number {number}.", f"a-{number}"))
    preview.shows("/articles/a-999/", "Number 999.")
    preview.shows("/library/", "A 999")
    wait_until(lambda: preview.looks[-1].paths is None, "the last look")
    assert len(preview.looks) - looks <= 5
    assert not preview.looks[-1].errors


def test_nobody_is_shown_an_older_page(preview: RunningPreview) -> None:
    seen = 0
    for number in range(1, 31):
        preview.write(STENOSIS, body(f"Edit {number}."))
        while seen < number:
            now = int(preview.ask(PLACE).text.partition("<p>Edit ")[2].partition(".")[0] or 0)
            assert now >= seen
            seen = now


def test_a_page_is_new_even_before_word_of_its_change_comes(
    preview: RunningPreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview.replace(STENOSIS, "About stenosis.", "First summary.")
    preview.shows("/library/", "First summary.")
    monkeypatch.setattr("tpm_site.preview.watching._Handler.on_any_event", lambda *_: None)
    preview.write("content/articles/sciatica.md", body("New words."))
    assert "New words." in preview.ask("/articles/sciatica/").text
    preview.replace(STENOSIS, "First summary.", "Second summary.")
    assert "Second summary." in preview.ask("/library/").text


def test_the_machine_fails_and_recovers(preview: RunningPreview, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> object:
        raise OSError(28, "No space left on device", "cache.sqlite")

    with monkeypatch.context() as patch:
        patch.setattr("tpm_site.engine.session.Session.look", full)
        preview.write(STENOSIS, body("New words."))
        wait_until(lambda: preview.looks and preview.looks[-1].trouble, "the trouble")
        assert preview.looks[-1].trouble == "The machine failed: No space left on device: cache.sqlite"
        assert preview.ask(PLACE).status == 200
    preview.shows(PLACE, "New words.")
    wait_until(lambda: not preview.looks[-1].trouble, "the end of the trouble")


def test_a_fault_of_the_program_is_outlived(preview: RunningPreview, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> object:
        raise KeyError("x")

    with monkeypatch.context() as patch:
        patch.setattr("tpm_site.engine.session.Session.look", wrong)
        preview.write(STENOSIS, body("New words."))
        wait_until(lambda: preview.looks and preview.looks[-1].trouble, "the trouble")
        assert preview.looks[-1].trouble.startswith("A fault of the program, not of your content: KeyError")
    preview.shows(PLACE, "New words.")


def test_where_the_cache_cannot_be_written(
    tmp_path: Path, preview_of: Callable[[str], RunningPreview]
) -> None:
    (tmp_path / ".tpm-cache").write_text("in the way", encoding="utf-8")
    preview = preview_of(SITE)
    preview.write(STENOSIS, body("New words."))
    preview.shows(PLACE, "New words.")


def test_only_what_is_new_is_reported(preview: RunningPreview) -> None:
    preview.replace(STENOSIS, "summary:", "sumary:")
    wait_until(lambda: preview.looks and preview.looks[-1].errors, "an error")
    preview.replace("content/articles/sciatica.md", "summary:", "sumary:")
    wait_until(lambda: len(preview.looks[-1].findings) == 2, "more errors")
    new = {finding.diagnostic.span.file for finding in preview.looks[-1].new}
    assert new == {"content/articles/sciatica.md"}


def test_what_the_system_does_not_tell_is_noticed_all_the_same(
    preview: RunningPreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tpm_site.preview.changes.Changes.note", lambda *_: None)
    with preview.open_stream(PLACE):  # Without an open page there is nobody to look for.
        for words in ("Nobody was told of these words.", "Nor of those."):
            preview.write(STENOSIS, body(words))
            preview.shows(PLACE, words)


def test_where_the_system_watches_no_more_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> object:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.api.BaseObserver.schedule", full)
    with previewing(write_site(tmp_path, SITE)) as preview, preview.open_stream(PLACE):
        assert not preview.started.is_watching
        preview.write(STENOSIS, body("New words."))
        preview.shows(PLACE, "New words.")
