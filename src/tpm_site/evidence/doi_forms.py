"""What a DOI tells of its paper: many publishers write journal, year, volume or page into it.

A DOI promises nothing, so that only forms stand here which publishers have kept to for years: a row each.
Forms that nobody is sure of are left out, and tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tpm_site.evidence import journals
from tpm_site.evidence.journals import BY_ISSN, Journal
from tpm_site.evidence.scheme import pattern

_BMJ_YEARS = {letter: 2008 + index for index, letter in enumerate("abcdefghijklmnopqr")}
_OXFORD_YEARS = {letter: 2010 + index for index, letter in enumerate("qrstuvwxyz")} | {
    f"a{letter}": 2020 + index for index, letter in enumerate("abcdef")
}
_CENTURY = 60
"""Of years with two digits, those from here on are of the last century."""


class Told(NamedTuple):
    """What a DOI tells. `years` are the first and the last in which the paper can have come out.

    `locator` is what stands in `pages` where the journal has no page numbers.
    """

    journal: Journal | None = None
    issn: str = ""
    years: tuple[int, int] | None = None
    volume: str = ""
    issue: str = ""
    page: str = ""
    locator: str = ""


class _Form(NamedTuple):
    """A form of DOIs. Groups of the pattern are named as in Told, `code` is a key of `codes`.

    `early` and `late` are how many years before and after the one in the DOI a paper may come out: it gets
    its DOI when it is handed in or accepted, and is printed later.
    """

    pattern: re.Pattern[str]
    journal: Journal | None = None
    codes: Mapping[str, Journal] = {}
    years: Mapping[str, int] = {}
    early: int = 0
    late: int = 2
    locator: str = ""


def _form(
    text: str,
    journal: Journal | None = None,
    *,
    codes: Mapping[str, Journal] | None = None,
    years: Mapping[str, int] | None = None,
    early: int = 0,
    late: int = 2,
    locator: str = "",
) -> _Form:
    return _Form(pattern(text), journal, codes or {}, years or {}, early, late, locator)


_ISSN = r"(?P<issn>\d{4}-\d{3}[\dX])"
_ELSEVIER = {
    "apmr": journals.ARCH_PHYS_MED_REHABIL,
    "bja": journals.BR_J_ANAESTH,
    "eclinm": journals.ECLINICALMEDICINE,
    "jpain": journals.J_PAIN,
    "msksp": journals.MUSCULOSKELET_SCI_PRACT,
    "neurom": journals.NEUROMODULATION,
    "pain": journals.PAIN,
    "spinee": journals.SPINE_J,
}
_LWW = {
    "00000542": journals.ANESTHESIOLOGY,
    "00002508": journals.CLIN_J_PAIN,
    "00006123": journals.NEUROSURGERY,
    "00006396": journals.PAIN,
    "00007632": journals.SPINE,
    "aap": journals.RAPM,
    "ajp": journals.CLIN_J_PAIN,
    "aln": journals.ANESTHESIOLOGY,
    "brs": journals.SPINE,
    "j.pain": journals.PAIN,
}
_BMJ_GROUP = {"bmj": journals.BMJ, "bmjopen": journals.BMJ_OPEN, "rapm": journals.RAPM}
_PLOS = {"pmed": journals.PLOS_MED, "pone": journals.PLOS_ONE}
_SPRINGER = {"00198": journals.OSTEOPOROS_INT, "00586": journals.EUR_SPINE_J}
_WILEY = {
    "ejp": journals.EUR_J_PAIN,
    "ner": journals.NEUROMODULATION,
    "papr": journals.PAIN_PRACT,
    "pme": journals.PAIN_MED,
}
_OXFORD = {"bja": journals.BR_J_ANAESTH, "neuros": journals.NEUROSURGERY, "pm": journals.PAIN_MED}

_FORMS: Mapping[str, Sequence[_Form]] = {
    "10.1001": (
        _form(r"jama\.(?P<year>20\d\d)\.\d{3,6}", journals.JAMA),
        _form(r"jama\.(?P<volume>\d{3})\.(?P<issue>\d{1,2})\.(?P<page>\d+)", journals.JAMA),
        _form(
            r"jamanetworkopen\.(?P<year>20(?P<short>\d\d))\.(?P<number>\d{4,5})",
            journals.JAMA_NETW_OPEN,
            locator="e{short}{number}",
        ),
    ),
    "10.1002": (
        _form(r"14651858\.(?P<number>CD\d{6})(?:\.pub\d+)?", journals.COCHRANE, locator="{number}"),
        _form(r"(?P<code>ejp)\.\d+", codes=_WILEY),
    ),
    "10.1007": (_form(r"s(?P<code>\d{5})-0(?P<year>\d\d)-\d{4}-[\dx]", codes=_SPRINGER),),
    "10.1016": (
        _form(r"j\.(?P<code>[a-z]+)\.(?P<year>20\d\d)\.(?:\d\d\.\d{3}|\d{6})", codes=_ELSEVIER),
        _form(rf"s?{_ISSN}\((?P<year>\d\d)\)\d{{5}}-[\dx]"),
    ),
    "10.1046": (_form(rf"j\.{_ISSN}\.(?P<year>\d{{4}})\.\w+\.x"),),
    "10.1056": (
        _form(r"nejm[a-z]{1,4}(?P<year>\d\d)\d{4,5}", journals.NEJM),
        _form(
            r"nejm(?P<year>\d{4})\d{4}(?P<volume>\d{3})(?P<issue>\d\d)\d\d", journals.NEJM, early=1, late=1
        ),
    ),
    "10.1093": (
        _form(r"(?P<code>[a-z]+)/[a-z]{2}(?P<year>a[a-f]|[q-z])\d{3}", codes=_OXFORD, years=_OXFORD_YEARS),
        _form(r"neuros/.+", journals.NEUROSURGERY),
    ),
    "10.1097": (
        _form(r"(?P<code>\d{8})-(?P<year>(?:19|20)\d\d)[01]\d{4}-\d{5}", codes=_LWW, early=1, late=1),
        _form(r"(?:01\.)?(?P<code>aap|ajp|aln|brs|j\.pain)\.\w+(?:\.\w+)*", codes=_LWW),
    ),
    "10.1111": (
        _form(rf"j\.{_ISSN}\.(?P<year>\d{{4}})\.\w+\.x"),
        _form(r"(?P<code>[a-z]+)\.\d+", codes=_WILEY),
    ),
    "10.1136": (
        _form(r"bmj\.(?P<number>(?P<year>[a-r])\d{1,4})", journals.BMJ, years=_BMJ_YEARS, locator="{number}"),
        _form(r"bmj\.(?P<volume>3\d\d)\.(?P<issue>\d{4})\.(?P<page>\d+)", journals.BMJ),
        _form(r"bmj\.\d{5}\.\d{6}\.\w\w", journals.BMJ),
        _form(
            r"(?P<code>bmj|bmjopen)-(?P<year>20\d\d)-(?P<number>\d{6})", codes=_BMJ_GROUP, locator="e{number}"
        ),
        _form(r"(?P<code>rapm)-(?P<year>20\d\d)-\d{6}", codes=_BMJ_GROUP),
    ),
    "10.1186": (
        _form(r"s(?P<code>\d{5})-0(?P<year>\d\d)-\d{4}-[\dx]", codes={"12891": journals.BMC_MUSCULOSKELET}),
        _form(rf"{_ISSN}-(?P<volume>\d{{1,2}})-(?P<page>\d+)"),
    ),
    "10.1227": (_form(r"(?:01\.)?neu\..+", journals.NEUROSURGERY),),
    "10.1302": (_form(rf"{_ISSN}\.(?P<volume>\d+[AB])(?P<issue>\d+)\..+"),),
    "10.1371": (_form(r"journal\.(?P<code>pone|pmed)\.\d{7}", codes=_PLOS),),
    "10.14444": (_form(r"\d{4,5}", journals.INT_J_SPINE_SURG),),
    "10.15585": (_form(r"mmwr\.rr(?P<volume>\d\d)(?P<issue>\d\d)[ae]\d", journals.MMWR_RECOMM_REP),),
    "10.2106": (_form(r"jbjs\.(?P<year>[12]\d)\.\d{5}", journals.JBJS),),
    "10.2519": (_form(r"jospt\.(?P<year>20\d\d)\.\d{4}", journals.JOSPT, early=1),),
    "10.7326": (
        _form(r"m(?P<year>\d\d)-\d{4}", journals.ANN_INTERN_MED),
        _form(
            rf"{_ISSN}-(?P<volume>\d+)-(?P<issue>\d+)-(?P<year>(?:19|20)\d\d)\d{{5}}-\d{{5}}", early=1, late=1
        ),
    ),
}
"""By what stands before the slash. Sources: the publishers' own DOIs, as they stand in PubMed."""


def told_by(doi: str) -> Told | None:
    """What a DOI in its normal form tells; None where it has none of these forms."""
    registrant, _, rest = doi.partition("/")
    for form in _FORMS.get(registrant, ()):
        found = form.pattern.fullmatch(rest)
        if found:
            return _told(form, found.groupdict())
    return None


def _told(form: _Form, groups: Mapping[str, str]) -> Told | None:
    journal, issn = form.journal, groups.get("issn", "").upper()
    if issn:
        journal = BY_ISSN.get(issn)
    elif "code" in groups:
        journal = form.codes.get(groups["code"].lower())
        if journal is None and form.years:
            return None
    return Told(
        journal,
        issn,
        _years(form, groups["year"]) if "year" in groups else None,
        groups.get("volume", ""),
        groups.get("issue", ""),
        groups.get("page", ""),
        form.locator.format_map(groups) if form.locator else "",
    )


def _years(form: _Form, written: str) -> tuple[int, int]:
    if form.years:
        year = form.years[written.lower()]
    elif len(written) == len("07"):
        year = int(written) + (1900 if int(written) >= _CENTURY else 2000)
    else:
        year = int(written)
    return year - form.early, year + form.late
