"""What is known of a paper from all notices about it: whether it stands, what else a reader must know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from tpm_site.evidence.identifiers import PMID, doi_key
from tpm_site.model.reference import Reference
from tpm_site.model.site import Library
from tpm_site.model.study import Study
from tpm_site.model.watch import Notice, NoticeKind

Known = Mapping[str, tuple[Notice, ...]]
"""Notices by the DOI in lower case, and by the PMID, of the paper."""


class Standing(NamedTuple):
    """How a paper stands. A reinstatement ends the retraction and the concern before it."""

    retraction: Notice | None = None
    concern: Notice | None = None
    corrections: tuple[Notice, ...] = ()
    superseded: Notice | None = None
    mismatch: Notice | None = None


def by_number(notices: Iterable[Notice]) -> Known:
    """Notices by the numbers of their papers."""
    found: dict[str, list[Notice]] = defaultdict(list)
    for notice in notices:
        for number in filter(None, (doi_key(notice.doi), PMID.normalise(notice.pmid))):
            found[number].append(notice)
    return {number: tuple(notices) for number, notices in found.items()}


def notices_on(doi: str, pmid: str, known: Known) -> tuple[Notice, ...]:
    """What is known of the paper with these numbers, in whichever spelling; each notice once."""
    if not known:
        return ()
    # Records hold plain numbers, which need not be made so once more.
    number = doi.lower() if doi.startswith("10.") else doi_key(doi) if doi else None
    found = (*known.get(number or "", ()), *known.get(pmid, ()))
    return tuple(dict.fromkeys(found)) if found else ()


def notices_of_all(studies: Iterable[Study], known: Known) -> Known:
    """What is known of some studies, by the numbers of their papers."""
    found = (notices_on(study.doi, study.pmid, known) for study in studies) if known else ()
    return by_number(dict.fromkeys(notice for notices in found for notice in notices))


def standing_of(notices: Iterable[Notice]) -> Standing:
    """What notices about one paper come to."""
    found = sorted(notices, key=lambda notice: notice.date, reverse=True)
    if not found:
        return Standing()
    ends = [notice.date for notice in found if notice.kind == "reinstatement"]

    def newest(kind: NoticeKind) -> Notice | None:
        return next((notice for notice in found if notice.kind == kind), None)

    retraction, concern = newest("retraction"), newest("concern")
    return Standing(
        retraction if retraction and not _is_ended(retraction, ends) else None,
        concern if concern and not _is_ended(concern, ends) else None,
        tuple(notice for notice in reversed(found) if notice.kind == "correction"),
        newest("superseded"),
        newest("mismatch"),
    )


def _is_ended(notice: Notice, ends: Iterable[str]) -> bool:
    """Whether a reinstatement came later; where days are not known, it came after what it takes back."""
    return any(end[: len(notice.date)] >= notice.date[: len(end)] for end in ends)


def with_notices(reference: Reference, known: Known) -> Reference:
    """A reference that says what its readers must know: that it was retracted, or is in doubt."""
    notices = notices_on(reference.doi, reference.pmid, known)
    if not notices:
        return reference
    standing = standing_of(notices)
    return replace(
        reference,
        retracted=reference.retracted or standing.retraction is not None,
        concern=reference.concern or standing.concern is not None,
    )


def watched(library: Library) -> Library:
    """The library with all that its watch knows."""
    if library.watch is None:
        return library
    known = by_number(library.watch.notices)
    references = {id: with_notices(reference, known) for id, reference in library.references.items()}
    return replace(library, references=references, notices=known)
