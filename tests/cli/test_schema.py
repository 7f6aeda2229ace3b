"""`tpm-site schema`: what VS Code needs to know a project's keys; nobody's own settings are written over."""

from __future__ import annotations

import json
import re

import pytest

from tests.support.cli import Terminal
from tests.support.editors import KEYS
from tests.support.sites import BASE, REPOSITORY, article, write_site
from tpm_site.cli.schema import NAMES
from tpm_site.model.front import FRONT_OF_KIND
from tpm_site.model.written import fields_of
from tpm_site.schemas.snippets import snippets
from tpm_site.schemas.table import SCHEMAS
from tpm_site.schemas.vscode import FINDING

SETTINGS = {"settings.json", "extensions.json", "tasks.json", "tpm-site.code-snippets"}


def test_it_writes_all_schemas_and_settings_that_name_them(tpm_site: Terminal) -> None:
    run = tpm_site("schema")
    assert (run.code, run.err) == (0, "")
    folder = tpm_site.root / ".vscode"
    assert {path.stem for path in (folder / "schemas").iterdir()} == set(SCHEMAS) == set(NAMES)
    assert {path.name for path in folder.iterdir() if path.is_file()} == SETTINGS
    settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    named = settings["yaml.schemas"]
    assert all((tpm_site.root / path).is_file() for path in named)
    assert {
        glob for globs in named.values() for glob in globs if glob.startswith("content/") and "*" not in glob
    } == {
        "content/ctas.yaml",
        "content/glossary.yaml",
        "content/site.yaml",
    }


def test_the_repository_has_what_it_writes(tpm_site: Terminal) -> None:
    """If this fails: run `tpm-site schema` in the repository, and commit what it has written."""
    tpm_site("schema")
    written = {
        path.relative_to(tpm_site.root).as_posix(): path.read_text(encoding="utf-8")
        for path in tpm_site.root.rglob("*")
        if path.is_file()
    }
    assert written
    for path, text in written.items():
        assert (REPOSITORY / path).read_text(encoding="utf-8") == text, path


def test_settings_of_others_are_left_and_ours_are_brought_up_to_date(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, "-- .vscode/settings.json --\nmine\n-- .vscode/schemas/site.json --\nold\n")
    run = tpm_site("schema")
    folder = tpm_site.root / ".vscode"
    assert (folder / "settings.json").read_text(encoding="utf-8") == "mine\n"
    assert "Left .vscode/settings.json as it is" in run.out
    assert "tpm-site schema --print settings.json" in run.out
    assert (folder / "schemas" / "site.json").read_text(encoding="utf-8") != "old\n"
    assert "Left .vscode/tasks.json" not in tpm_site("schema").out


def test_schemas_alone_can_be_written_for_another_editor(tpm_site: Terminal) -> None:
    assert tpm_site("schema", "--out", "for/emacs").out == "Wrote 10 schemas to for/emacs/.\n"
    assert not (tpm_site.root / ".vscode").exists()
    assert len(list((tpm_site.root / "for/emacs").iterdir())) == len(SCHEMAS)


@pytest.mark.parametrize("name", [*NAMES, "settings.json", "extensions.json", "tasks.json"])
def test_one_can_be_shown(tpm_site: Terminal, name: str) -> None:
    run = tpm_site("schema", "--print", name)
    assert json.loads(run.out)
    assert list(tpm_site.root.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(tpm_site: Terminal) -> None:
    (tpm_site.root / "taken").write_text("", encoding="utf-8")
    run = tpm_site("schema", "--out", "taken/schemas")
    assert (run.code, run.out) == (2, "")
    assert "cannot write taken/schemas/article.json" in run.err


def test_the_task_understands_what_check_says(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE + article("pain", "tag: a") + article("rest", body="[none](none.md)"))
    found = [m.groups() for line in tpm_site("check").out.splitlines() if (m := re.match(FINDING, line))]
    assert [finding[:5] for finding in found] == [
        ("content/articles/pain.md", "6", "1", "error", "F101"),
        ("content/articles/rest.md", "7", "1", "error", "L101"),
    ]


def test_there_is_a_snippet_for_every_key_of_front_matter() -> None:
    found = snippets(KEYS)
    assert set(found) == {key for front in FRONT_OF_KIND.values() for key in fields_of(front)}
    for key, snippet in found.items():
        assert snippet["body"][0].startswith(f"{key}:")


@pytest.mark.parametrize(
    ("key", "body"),
    [
        ("title", ["title: $1"]),
        ("draft", ["draft: ${1|true,false|}"]),
        ("kind", ["kind: ${1|person,organization|}"]),
        ("published", ["published: ${1:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}"]),
        ("authors", ["authors:", "  - $1"]),
        ("faqs", ["faqs:", "  - question: $1", "    answer: $2"]),
        ("image", ["image:", "  src: $1", "  alt: $2"]),
        ("citations", ["citations:", "  - $1"]),
        ("allow", ["allow:", "  $1"]),
    ],
)
def test_a_snippet_writes_what_the_key_wants(key: str, body: list[str]) -> None:
    assert snippets(KEYS)[key]["body"] == body
