"""The formats that can be imported: one row each. A file is told by what is in it, not by its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tpm_site.evidence.imports.bibtex import read_bibtex
from tpm_site.evidence.imports.csl_json import read_csl_json
from tpm_site.evidence.imports.draft import Fault, Imported
from tpm_site.evidence.imports.encoding import decode_file
from tpm_site.evidence.imports.nbib import read_nbib
from tpm_site.evidence.imports.ris import read_ris


class Format(NamedTuple):
    """A format: its name, what tells it, and its reader."""

    name: str
    sign: re.Pattern[str]
    read: Callable[[str], Imported]


def _begins(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


FORMATS = (
    Format("CSL-JSON", re.compile(r"\s*[\[{]"), read_csl_json),
    Format("RIS", _begins(r"^\ufeff?TY {1,2}-"), read_ris),
    Format("PubMed (NBIB)", _begins(r"^(?:PMID|OWN |STAT|TI  |FAU |PMC )- ?\S"), read_nbib),
    Format("BibTeX", _begins(r"^[ \t]*@[\s%]*+[A-Za-z]++\s*+[{(]"), read_bibtex),
)


def read_export(data: bytes) -> Imported:
    """What is in an exported file."""
    text, note, fault = decode_file(data)
    if fault:
        return Imported(faults=(fault,))
    for format in FORMATS:
        # JSON is told by how it begins, the others by a line of theirs, below whatever else stands there.
        found = format.sign.match(text) if format.read is read_csl_json else format.sign.search(text)
        if found:
            imported = format.read(text)
            return imported._replace(notes=(note, *imported.notes)) if note else imported
    names = ", ".join(format.name for format in FORMATS)
    return Imported(faults=(Fault(1, f"this is none of the formats that can be read: {names}"),))
