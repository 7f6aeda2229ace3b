"""Sentences made into an entry, and the punctuation of every entry that can be made."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.references import reference_of
from tpm_site.evidence.formatting import Run, closed, compose
from tpm_site.evidence.styles import STYLES
from tpm_site.model.author_names import better_name
from tpm_site.model.fields import FIRST_DAY, FIRST_YEAR, LAST_DAY, LAST_YEAR
from tpm_site.model.reference import Design, SourceType


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Title", "Title."),
        ("Title?", "Title?"),
        ("Title!", "Title!"),
        ("Title.", "Title."),
        ("Title…", "Title…"),
        ("A (part)", "A (part)."),
        ("Is it (really?)", "Is it (really?)."),
        ("Called “pain”", "Called “pain.”"),
        ("Called “pain?”", "Called “pain?”"),
        ('Called "pain"', 'Called "pain."'),
        ('A needle of 3"', 'A needle of 3".'),
        ("The patients’", "The patients’."),
    ],
)
def test_closed(text: str, sentence: str) -> None:
    assert closed(text) == sentence


def test_compose_joins_plain_sentences_into_one_run() -> None:
    entry = compose([("A", "plain", None), ("", "plain", None), ("B?", "plain", None)])
    assert entry.runs == (Run("A. B?"),)


def test_a_piece_that_ends_in_a_space_leads_into_the_next() -> None:
    entry = compose([("In: ", "plain", None), ("Book", "italic", None), ("2015", "plain", None)])
    assert entry.runs == (Run("In: "), Run("Book", "italic"), Run(". 2015."))


def test_an_italic_title_keeps_its_own_question_mark() -> None:
    entry = compose([("Why?", "italic", None), ("2015", "plain", None)])
    assert entry.runs == (Run("Why?", "italic"), Run(" 2015."))
    assert entry.plain == "Why? 2015."


def test_nothing_follows_a_link() -> None:
    entry = compose([("Seen", "plain", None), ("https://x.org/", "plain", "https://x.org/")])
    assert entry.runs == (Run("Seen. "), Run("https://x.org/", "plain", "https://x.org/"))


def test_a_full_stop_stands_behind_a_link_only_where_more_follows() -> None:
    entry = compose([("doi: ", "plain", None), ("10.1/x", "plain", "https://x"), ("PMID: 1", "plain", None)])
    assert entry.runs == (Run("doi: "), Run("10.1/x", "plain", "https://x"), Run(". PMID: 1."))


def test_nothing_comes_of_nothing() -> None:
    assert compose([("", "plain", None)]).plain == ""


# Words as they are met, and punctuation around them where it should not be.
_PLAIN_WORDS = st.sampled_from(["pain", "A", "12", "3.5", "T-1", "i—j", "d/e", "é", "Ünal"])
_ENDED_WORDS = st.sampled_from(["U.S.", "vs.", "Why?", "No!", "a:", "b,", "(CES)", "“so”", "'f'"])
_EDGES = st.sampled_from(["", ".", ",", ";", ":", " ", "..", "(", "…", "?", '"'])
_TEXT = st.builds(
    lambda before, words, after: before + " ".join(words) + after,
    _EDGES,
    st.lists(_PLAIN_WORDS | _ENDED_WORDS, max_size=4),
    _EDGES,
)
_LINE = _TEXT.filter(lambda text: any(map(str.isalnum, text)))
_NUMBERS = st.sampled_from(["1", "12", "106-B", "1-2", "e1", "pp. 1–2", "(4)", "()", ".", "-"])
_ISSUES = st.sampled_from(["", "Suppl 2", "3 Suppl", "Supplement_1", "1 Pt 2"])
_PLACE = _TEXT | _NUMBERS | _ISSUES
_NAME = _LINE.filter(lambda name: not better_name(" ".join(name.split())))
_AUTHOR = _NAME | st.builds(lambda name: {"literal": name}, _LINE)
_DOI = st.sampled_from(["", "10.1000/182", "doi:10.1000/a(b).", "in press", "10.1000/a<b>"])
_URL = st.sampled_from([None, "https://example.org/a", "http://a.org", "/a/", "mailto:a@b.org"])
_LANGUAGE = st.sampled_from(["", "en", "ger", "Norwegian", "?"])


def _agreeing(record: dict[str, Any]) -> dict[str, Any]:
    """The record with the year of its month or its day."""
    return {**record, "year": int(record["issued"][:4])} if record.get("issued") else record


RECORDS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["doe-2020", "x", "a."]),
        "type": st.sampled_from(get_args(SourceType)),
        "title": _LINE,
    },
    optional={
        "authors": st.lists(_AUTHOR, max_size=9),
        "journal": _TEXT,
        "journal_abbrev": _TEXT,
        "year": st.integers(FIRST_YEAR, LAST_YEAR),
        "volume": _PLACE,
        "issue": _PLACE,
        "pages": _PLACE,
        "issued": st.sampled_from(["", "2007", "2007-11", "2007-11-15"]),
        "online": st.dates(min_value=FIRST_DAY, max_value=LAST_DAY),
        "updated": st.dates(min_value=FIRST_DAY, max_value=LAST_DAY),
        "editors": st.lists(_AUTHOR, max_size=8),
        "edition": _PLACE,
        "place": _TEXT,
        "language": _LANGUAGE,
        "pmid": st.sampled_from(["", "17845835", "none"]),
        "pmcid": st.sampled_from(["", "PMC2615549"]),
        "doi": _DOI,
        "url": _URL,
        "accessed": st.dates(),
        "publisher": _TEXT,
        "design": st.sampled_from(get_args(Design)),
    },
).map(_agreeing)


def quoted(doi: str) -> str:
    """A DOI of those above, as it stands in its address."""
    return doi.replace("<", "%3C").replace(">", "%3E")


WITHOUT_A_DAY = {
    "id": "doe-2020",
    "type": "article-journal",
    "title": "pain",
    "url": "https://example.org/a",
    "updated": date(2000, 1, 1),
}
_FORBIDDEN = re.compile(r"\.\.| [.,;:)]|;:|\(\)|  |^\s|\s$|,,|;;|::")


@pytest.mark.parametrize("style", STYLES)
@example(record=WITHOUT_A_DAY)
@given(record=RECORDS)
def test_every_record_has_an_entry_with_sound_punctuation(style: str, record: dict[str, Any]) -> None:
    reference = reference_of(record)
    entry = STYLES[style](reference)
    text = entry.plain
    assert text
    assert all(run.text for run in entry.runs)
    last = entry.runs[-1]
    assert not _FORBIDDEN.search(text), text
    if last.href:
        assert last.href in (last.text, f"https://doi.org/{quoted(last.text.removeprefix('doi:'))}")
    else:
        assert re.search(r"(?:[.?!…]|[.?!…][”\"])\Z", text), text


@pytest.mark.parametrize("style", STYLES)
@given(record=RECORDS)
def test_an_entry_depends_on_its_record_alone(style: str, record: dict[str, Any]) -> None:
    one, other = (
        reference_of(record),
        reference_of(record),
    )
    assert STYLES[style](one) == STYLES[style](other)
