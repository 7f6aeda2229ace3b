"""Edits of a site with every feature, each a function of the project folder and a number."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.support.sites import REPOSITORY

Edit = Callable[[Path, int], object]


def pick(root: Path, pattern: str, number: int) -> Path:
    """One of the files that match, the same for the same number."""
    found = sorted(path for path in root.glob(pattern) if path.is_file())
    return found[number % len(found)] if found else root / "content/site.yaml"


def replaced(path: Path, *choices: tuple[str, str], number: int) -> None:
    """Writes a file anew with the first of some words replaced, if it holds them."""
    old, new = choices[number % len(choices)]
    data = path.read_bytes()
    path.write_bytes(data.replace(old.encode(), new.encode(), 1))


def body(root: Path, number: int) -> None:
    path = pick(root, "content/**/*.md", number)
    path.write_bytes(path.read_bytes() + f"\nSentence {number}.\n".encode())


def words(root: Path, number: int) -> None:
    """Other words in the same places, in any kind of text."""
    replaced(
        pick(root, "content/**/*.md", number // 5),
        ("and", "or"),
        ("the ", "that "),
        (". ", "! "),
        ("a", "o"),
        ("word", "long sentence of words"),
        number=number,
    )


def heading(root: Path, number: int) -> None:
    path = pick(root, "content/**/*.md", number)
    path.write_bytes(path.read_bytes() + f"\n## Part {number % 3}\n\nWords.\n".encode())


def link(root: Path, number: int) -> None:
    """A link to a heading that may be there: see `heading`."""
    path, to = pick(root, "content/articles/*.md", number), pick(root, "content/articles/*.md", number // 9)
    path.write_bytes(path.read_bytes() + f"\n[There]({to.name}#part-{number % 3})\n".encode())


def field(root: Path, number: int) -> None:
    replaced(
        pick(root, "content/**/*.md", number // 7),
        ("title: ", "title: New "),
        ("summary: ", "summary: New "),
        ("category: back-pain", "category: joints"),
        ("category: joints", "category: back-pain"),
        ("published: 2026", "published: 2025"),
        ("published: ", "draft: true\npublished: "),
        ("draft: true\n", ""),
        ("published: ", "expires: 2026-12-01\npublished: "),
        ("published: ", f"tags: [tag-{number % 3}]\npublished: "),
        ("role: ", "role: New "),
        ("title: ", "title: 足首 "),
        ("title: 足首 ", "title: "),
        number=number,
    )


def record(root: Path, number: int) -> None:
    replaced(
        pick(root, "content/**/*.yaml", number // 5),
        ("title: ", "title: New "),
        ("definition: ", "definition: New "),
        ("heading: ", "heading: New "),
        ("name: ", "name: New "),
        ("tagline: ", "tagline: New "),
        number=number,
    )


def watch(root: Path, number: int) -> None:
    """What is known of the papers in the library, and of the one that is written in an article."""
    path = root / "content/evidence/watch.lock.yaml"
    kind = ("concern", "retraction", "correction", "reinstatement")[number % 4]
    doi, day = ("10.1000/JOINT.2019.5", "10.1000/fox")[number // 4 % 2], f"2026-{number % 12 + 1:02}-01"
    notice = f"  - {{kind: {kind}, reference: a, doi: {doi}, date: {day}}}\n"
    path.write_text(f"asked: [{{name: pubmed, date: {day}}}]\nnotices:\n{notice}", encoding="utf-8")


def no_watch(root: Path, number: int) -> None:
    (root / "content/evidence/watch.lock.yaml").unlink(missing_ok=True)


def evidence(root: Path, number: int) -> None:
    replaced(
        pick(root, "content/evidence/*.yaml", number // 7),
        ("title: ", "title: New "),
        ("finding: ", "finding: New "),
        ("retracted: true", "retracted: false"),
        ("participants: 1", "participants: 2"),
        ("design: rct", "design: guideline"),
        ("id: never-cited", "id: Never.Cited"),
        ("compared: ", "compared: New "),
        number=number,
    )


def cite(root: Path, number: int) -> None:
    path = pick(root, "content/*s/*.md", number // 5)
    ids = ("adams-2019", "never-cited", "Ellis.2023", "cole-2021", "pelvis-guide")
    path.write_bytes(path.read_bytes() + f"\nWords [@{ids[number % len(ids)]}].\n".encode())


def cite_no_more(root: Path, number: int) -> None:
    path = pick(root, "content/**/*.md", number)
    path.write_bytes(
        re.sub(rb"^Words \[@.*\n| \[@[^\]]*\]", b"", path.read_bytes(), count=2, flags=re.MULTILINE)
    )


def link_to_study(root: Path, number: int) -> None:
    """A link to a page that is there while something cites the study: see `cite`."""
    path, study = (
        pick(root, "content/articles/*.md", number // 3),
        ("never-cited", "cole-2021", "")[number % 3],
    )
    path.write_bytes(path.read_bytes() + f"\n[There](/evidence/{study}{'/' if study else ''})\n".encode())


def reference_style(root: Path, number: int) -> None:
    """Another style of references, of our own or of CSL; the file of CSL in other words."""
    written = (REPOSITORY / "tests/evidence/plain.csl").read_text(encoding="utf-8")
    text = written.replace(' suffix="."', f' suffix="{number % 3}."', 1)
    (root / "content/plain.csl").write_text(text, encoding="utf-8")
    name = ("ama", "vancouver", "content/plain.csl")[number // 3 % 3]
    setting(root, f"evidence: {{style: {name}}}")


def social_cards(root: Path, number: int) -> None:
    """Has cards made, or no more."""
    setting(root, f"social_cards: {'true' if number % 3 else 'false'}")


def setting(root: Path, line: str) -> None:
    """Writes a setting of one line in the place of what it was."""
    path = root / "content/site.yaml"
    key = line.partition(" ")[0]
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*(o for o in lines if not o.startswith(key)), f"{line}\n"]), encoding="utf-8")


def rename(root: Path, number: int) -> None:
    path = pick(root, "content/articles/*.md", number)
    path.rename(path.with_name(f"renamed-{number % 50}.md"))


def delete(root: Path, number: int) -> None:
    path = pick(root, "content/**/*.md", number)
    path.unlink()


def add(root: Path, number: int) -> None:
    text = (
        f"---\ntitle: Added {number}\nsummary: New.\ncategory: joints\npublished: 2026-0{number % 9 + 1}-01\n"
        f"---\nWords, and [one more](hip-pain.md).\n"
    )
    (root / f"content/articles/added-{number % 20}.md").write_text(text, encoding="utf-8")


def break_file(root: Path, number: int) -> None:
    path = pick(root, "content/**/*.md", number)
    path.write_bytes(path.read_bytes().replace(b"---\n", b"--\n", 1))


def mend_file(root: Path, number: int) -> None:
    for path in root.glob("content/**/*.md"):
        data = path.read_bytes()
        if data.startswith(b"--\n"):
            path.write_bytes(b"-" + data)


def template(root: Path, number: int) -> None:
    names = sorted(p.relative_to(REPOSITORY) for p in REPOSITORY.glob("templates/**/*.html"))
    path = root / names[number % len(names)]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = (REPOSITORY / names[number % len(names)]).read_text(encoding="utf-8")
    path.write_text(text.replace('class="', f'class="edit-{number % 9} ', 1), encoding="utf-8")


def no_templates(root: Path, number: int) -> None:
    shutil.rmtree(root / "templates", ignore_errors=True)


def static(root: Path, number: int) -> None:
    path = root / f"static/assets/note-{number % 3}.css"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"p {{ margin: {number}px }}\n", encoding="utf-8")


def style(root: Path, number: int) -> None:
    path = root / "static/assets/style.css"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"body {{ color: #{number % 10}00 }}\n:root {{ --pine: #{number // 10 % 10}00 }}\n", encoding="utf-8"
    )


def touch(root: Path, number: int) -> None:
    os.utime(pick(root, "content/**/*", number))


def same_size_and_time(root: Path, number: int) -> None:
    path = pick(root, "content/articles/**/*.md", number)
    stat = path.stat()
    path.write_bytes(path.read_bytes().replace(b"ord", b"odr", 1))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def static_deleted(root: Path, number: int) -> None:
    shutil.rmtree(root / "static", ignore_errors=True)


def secret(root: Path, number: int) -> None:
    path = root / "static/secret.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Not for everybody.\n", encoding="utf-8")


def output_deleted(root: Path, number: int) -> None:
    path = pick(root, "build/**/*", number)
    if path.name not in (".tpm-site", "site.yaml"):
        path.unlink()


def output_linked(root: Path, number: int) -> None:
    path = pick(root, "build/**/*.html", number)
    if path.suffix == ".html":
        path.replace(root / "moved")
        path.symlink_to(root / "moved")


def output_overwritten(root: Path, number: int) -> None:
    path = pick(root, "build/**/*.html", number)
    if path.suffix == ".html":
        path.write_bytes(b"overwritten")


def bundle_deleted(root: Path, number: int) -> None:
    shutil.rmtree(root / "build", ignore_errors=True)


def cache_deleted(root: Path, number: int) -> None:
    shutil.rmtree(root / ".tpm-cache", ignore_errors=True)


def cache_damaged(root: Path, number: int) -> None:
    file = root / ".tpm-cache/cache.sqlite"
    if file.exists():
        data = bytearray(file.read_bytes())
        start = number * 997 % len(data)
        data[start : start + 4096] = b"\xff" * len(data[start : start + 4096])
        file.write_bytes(data)


EDITS: Sequence[Edit] = (
    *(body, body, words, words, heading, link, field, field, field, record),
    *(watch, watch, no_watch, evidence, evidence, cite, cite, cite_no_more, link_to_study),
    *(reference_style, social_cards, rename, delete, add, break_file, mend_file),
    *(template, no_templates, static, style, touch, same_size_and_time),
    *(static_deleted, secret, secret, output_deleted, output_overwritten, output_linked),
    *(bundle_deleted, cache_deleted, cache_damaged),
)
