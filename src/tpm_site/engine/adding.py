"""New references: from files and look-up services to what is to be written, and then to the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.evidence.identifiers import DOI, PMID
from tpm_site.evidence.imports.asking import LookUp, ask_for_doi, ask_for_pmids
from tpm_site.evidence.imports.draft import Draft, Imported
from tpm_site.evidence.imports.encoding import MAX_BYTES
from tpm_site.evidence.imports.ids import propose_id
from tpm_site.evidence.imports.table import read_export
from tpm_site.evidence.imports.twins import keys_of_draft, known_keys, twin_of
from tpm_site.model.site import Library
from tpm_site.sources.appending import Appended, appended, write_whole
from tpm_site.sources.library import references_in
from tpm_site.sources.record_text import Value, text_of_record
from tpm_site.sources.scan import CONTENT

_FOLDER = f"{CONTENT}/evidence"


class Trouble(NamedTuple):
    """What could not be read: where, as a person finds it, and why."""

    place: str
    message: str


class Gathered(NamedTuple):
    """The records of all that was asked for, each with where it comes from, and what could not be read."""

    drafts: tuple[tuple[str, Draft], ...] = ()
    troubles: tuple[Trouble, ...] = ()
    notes: tuple[str, ...] = ()


class Proposal(NamedTuple):
    """One record: where it comes from and what is to be written of it. `text` is empty where nothing is.

    `twin` is the record of the library that is the same paper, `twin_place` where it stands, `by` what the
    two have in common.
    """

    origin: str
    draft: Draft
    id: str = ""
    text: str = ""
    twin: str = ""
    twin_place: str = ""
    by: str = ""


def kind_of(asked: str) -> str:
    """Whether something is the path of a file, a DOI or a PMID; empty where it is none of these."""
    if Path(asked).exists():
        return "file"
    if DOI.accepts(asked):
        return "doi"
    return "pmid" if PMID.accepts(asked) else ""


def gather(asked: Sequence[str], look_up: Callable[[], LookUp]) -> Gathered:
    """The records in files and behind numbers. `look_up` is called where somebody has to be asked."""
    drafts: list[tuple[str, Draft]] = []
    troubles: list[Trouble] = []
    notes: list[str] = []
    pmids = [PMID.normalise(one) or "" for one in asked if kind_of(one) == "pmid"]
    for one in asked:
        kind = kind_of(one)
        if kind == "file":
            found = _read(Path(one))
            notes += [f"{one}: {note}" for note in found.notes]
        elif kind == "doi":
            found = ask_for_doi(DOI.normalise(one) or "", look_up())
        elif pmids:
            found, pmids = ask_for_pmids(list(dict.fromkeys(pmids)), look_up()), []
        else:
            continue
        is_file = kind == "file"
        drafts += [
            (f"{one}:{draft.line}" if is_file else _named(draft, one), draft) for draft in found.drafts
        ]
        troubles += [
            Trouble(f"{one}:{fault.line}" if is_file else one, fault.message) for fault in found.faults
        ]
    return Gathered(tuple(drafts), tuple(troubles), tuple(notes))


def _named(draft: Draft, asked: str) -> str:
    pmid = draft.text("pmid")
    return f"PMID {pmid}" if PMID.accepts(asked) and pmid else asked


def _read(path: Path) -> Imported:
    found = path.stat()
    if not S_ISREG(found.st_mode):
        raise OSError(0, "this is no file with references", str(path))
    with path.open("rb") as file:
        return read_export(file.read(MAX_BYTES + 1))


def propose(gathered: Gathered, library: Library) -> tuple[tuple[Proposal, ...], tuple[Trouble, ...]]:
    """What is to be written for each record: nothing for a paper that is there, or comes twice."""
    known = known_keys(library.references.values())
    taken = {*library.references, *library.broken}
    places = {id: str(library.spans[f"reference:{id}"]).rpartition(":")[0] for id in library.references}
    proposals: list[Proposal] = []
    troubles: list[Trouble] = []
    for origin, draft in gathered.drafts:
        twin = twin_of(draft, known)
        if twin:
            proposals.append(Proposal(origin, draft, "", "", twin.id, places.get(twin.id, ""), twin.by))
            continue
        id = propose_id(draft, taken)
        accepted, message = _accepted(id, draft)
        if message:
            troubles.append(Trouble(origin, message))
            continue
        proposals.append(Proposal(origin, accepted, id, text_of_record(values_of(id, accepted))))
        taken.add(id)
        known |= dict.fromkeys(keys_of_draft(accepted), id)
        places[id] = origin
    return tuple(proposals), tuple(troubles)


def _accepted(id: str, draft: Draft) -> tuple[Draft, str]:
    """The record without what the reader of the library refuses, which is named; or why it is refused."""
    if not _refusal(id, draft):
        return draft, ""
    kept = draft._replace(values={key: draft.values[key] for key in ("type", "title")}, doubts=())
    message = _refusal(id, kept)
    notes = list(draft.notes)
    for key, value in draft.values.items():
        more = kept._replace(values={**kept.values, key: value})
        refusal = _refusal(id, more)
        if refusal:
            notes.append(f"left out: {refusal}")
        else:
            kept = more
    doubts = tuple(key for key in draft.doubts if key in kept.values)
    return kept._replace(doubts=doubts, notes=tuple(notes)), message


def _refusal(id: str, draft: Draft) -> str:
    """What the reader of the library says of a record; empty where it takes it."""
    _, faults = references_in(text_of_record(values_of(id, draft)), id)
    return "; ".join(fault.message for fault in faults)


def values_of(id: str, draft: Draft) -> Mapping[str, Value]:
    """The keys of a new record; those that somebody has to look at are its `unconfirmed`."""
    doubts: dict[str, Value] = {"unconfirmed": draft.doubts} if draft.doubts else {}
    return {"id": id, **draft.values, **doubts}


def place_of(written: str) -> str | None:
    """The file that new records go to, below the project folder; None where it is none of the library's."""
    name = written.removeprefix("./").removeprefix(f"{_FOLDER}/")
    name = name if name.endswith((".yaml", ".yml")) else f"{name}.yaml"
    parts = name.split("/")
    is_sound = all(part not in ("", ".", "..") and not part.startswith((".", "#")) for part in parts)
    is_seen = name.isprintable() and "\\" not in name
    return f"{_FOLDER}/{name}" if is_sound and is_seen and not name.endswith(".lock.yaml") else None


def prepare(root: Path, file: str, proposals: Sequence[Proposal]) -> Appended:
    """The file as it is to be, read back by the reader of the library; what it refuses is a fault."""
    new = [proposal for proposal in proposals if proposal.text]

    def make_text(indent: int) -> str:
        records = (text_of_record(values_of(one.id, one.draft), indent) for one in new)
        return "\n".join(records)

    change = appended(root, file, make_text)
    if change.faults or [one.id for one in change.references] == [one.id for one in new]:
        return change
    fault = Diagnostic(Span(file), "F103", "the new records are not read as they were meant")
    return change._replace(faults=(fault,))


def write(root: Path, file: str, change: Appended) -> bool:
    """Puts the file in place; not where it has changed since it was read."""
    return write_whole(root, file, change)
