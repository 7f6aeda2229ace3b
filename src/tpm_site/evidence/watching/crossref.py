"""Asks Crossref about papers by their DOI: updates, newer versions, and whether the title is ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from tpm_site.evidence.http import UnreachableError, Web
from tpm_site.evidence.identifiers import normalise_doi
from tpm_site.evidence.services import address_of_work, mapping_in, told_to_crossref
from tpm_site.evidence.updates import kind_of_update
from tpm_site.evidence.watching.paper import Answer, Paper
from tpm_site.evidence.watching.wording import is_same_title, partial_date, plain
from tpm_site.model.watch import Notice, NoticeKind

_MOST_FAILURES = 3
"""After as many in a row, nobody is at home."""
_NEWER = ("is-replaced-by", "is-preprint-of")
_MOST, _LONGEST = 10, 5_000
"""No paper has more titles of one kind, and none with more letters."""
Shown = Callable[[int, int], None]
"""Gets how many papers are done, and how many there are."""


def ask_crossref(papers: Sequence[Paper], web: Web, address: str, shown: Shown) -> Answer:
    """What Crossref knows of the papers that have a DOI."""
    asked = [paper for paper in papers if paper.doi]
    notices: list[Notice] = []
    silent: list[Paper] = []
    trouble, failures = "", 0
    for number, paper in enumerate(asked):
        shown(number, len(asked))
        if failures >= _MOST_FAILURES:
            silent.append(paper)
            continue
        try:
            notices += _ask(paper, web, address)
            failures = 0
        except UnreachableError as error:
            silent.append(paper)
            trouble, failures = str(error), failures + 1
    return Answer("crossref", frozenset(asked) - {*silent}, tuple(notices), tuple(silent), trouble)


def _ask(paper: Paper, web: Web, address: str) -> Iterator[Notice]:
    at, params = address_of_work(paper.doi, address), told_to_crossref(web.mail)
    data = web.get(at, params)
    if data is not None:
        yield from notices_in(_message(data), paper)
    elif web.get(f"{at}/agency", params) is None:
        # Not given out by Crossref, and not by any other agency either.
        yield _notice(paper, "mismatch")


def _message(data: bytes) -> Mapping[str, object]:
    answer = mapping_in(data)
    if answer is None:
        raise UnreachableError("its answer is no JSON")
    message = answer.get("message")
    if not isinstance(message, dict):
        raise UnreachableError("its answer has another form than it should have")
    return message


def notices_in(message: Mapping[str, object], paper: Paper) -> Iterator[Notice]:
    """The notices in a record of Crossref's about a paper."""
    for update in _mappings(message.get("updated-by")):
        yield _update(update, paper)
    relations = message.get("relation")
    for name in _NEWER:
        for other in _mappings(relations.get(name) if isinstance(relations, dict) else None):
            doi = normalise_doi(_text(other.get("id"))) or ""
            if other.get("id-type") == "doi" and doi and doi.lower() != paper.doi.lower():
                yield _notice(paper, "superseded", notice_doi=doi)
    titles = [plain(title) for title in _titles(message)]
    if titles and not any(is_same_title(paper.title, title) for title in titles):
        yield _notice(paper, "mismatch", reason=titles[0])


def _update(update: Mapping[str, object], paper: Paper) -> Notice:
    kind = kind_of_update(_text(update.get("type")))
    label = plain(_text(update.get("label")))
    usual = {"retraction": "retraction", "correction": "correction", "concern": "expression of concern"}
    reason = "" if label.lower() == usual.get(kind, "") else label
    doi = normalise_doi(_text(update.get("DOI"))) or ""
    # A notice may stand at the paper's own DOI: that says nothing of where it can be read.
    doi = "" if doi.lower() == paper.doi.lower() else doi
    return _notice(paper, kind, date=_date(update.get("updated")), notice_doi=doi, reason=reason)


def _notice(
    paper: Paper, kind: NoticeKind, *, date: str = "", notice_doi: str = "", reason: str = ""
) -> Notice:
    return Notice(
        kind=kind,
        reference=paper.reference,
        doi=paper.doi,
        date=date,
        notice_doi=notice_doi,
        reason=reason,
        sources=("crossref",),
    )


def _titles(message: Mapping[str, object]) -> Iterator[str]:
    """All that the paper may be called, the whole title first."""
    titles, subtitles = _texts(message.get("title")), _texts(message.get("subtitle"))
    yield from (f"{title}: {subtitle}" for title in titles for subtitle in subtitles)
    yield from titles
    for name in ("original-title", "short-title"):
        yield from _texts(message.get(name))


def _date(value: object) -> str:
    """Crossref's date: `{"date-parts": [[2021, 5, 6]]}`, or with only some of these."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = [n for n in first if isinstance(n, int)] if isinstance(first, list) else []
    return partial_date(*numbers[:3]) if numbers else ""


def _mappings(value: object) -> list[Mapping[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    found = [item[:_LONGEST] for item in value if isinstance(item, str)] if isinstance(value, list) else []
    return found[:_MOST]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
