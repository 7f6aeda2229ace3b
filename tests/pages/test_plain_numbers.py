"""Numbers that were pasted with their address, and waivers of records: what comes of them."""

from __future__ import annotations

from pathlib import Path

from tests.support.html import parse
from tests.support.sites import BASE, article, build, messages, write_site

PASTED = ("doi: https://dx.doi.org/10.1136/bmj.b3883", "pmid: 'PMID: 19812130'")
LIBRARY = "\n".join(
    ["-- content/evidence/e.yaml --", "- id: kuijper", "  type: article-journal", "  title: Cervical collar",
     *(f"  {line}" for line in PASTED), "  year: 2009", ""]
)  # fmt: skip
IN_PLACE = (
    "citations:", "  - id: kuijper", "    type: article-journal", "    title: Cervical collar",
    *(f"    {line}" for line in PASTED), "    year: 2009",
)  # fmt: skip


def _references(root: Path, text: str) -> str:
    write_site(root, BASE + text)
    assert messages(build(root, root / "build")) == []
    page = parse((root / "build/articles/walking/index.html").read_text(encoding="utf-8"))
    section = page.one("section.references")
    links = [link["href"] for link in section.all("a") if "//" in link["href"]]
    assert links == ["https://doi.org/10.1136/bmj.b3883", "https://pubmed.ncbi.nlm.nih.gov/19812130/"]
    return section.text.replace("About this study, Reference 1 ", "")  # The library has a page for it.


def test_the_same_is_shown_wherever_the_reference_is_written(tmp_path: Path) -> None:
    in_library = _references(tmp_path / "a", LIBRARY + article("walking", body="Words [@kuijper]."))
    in_place = _references(tmp_path / "b", article("walking", *IN_PLACE, body="Words [@kuijper]."))
    assert in_library == in_place
    assert "doi:10.1136/bmj.b3883" in in_library


def test_what_a_record_waives_is_counted(tmp_path: Path) -> None:
    book = (
        "-- content/evidence/e.yaml --\n- {id: b, type: book, title: A book, allow: {C108: Only printed.}}\n"
    )
    report = build(write_site(tmp_path, BASE + book), None)
    assert (messages(report), report.waived) == ([], 1)
