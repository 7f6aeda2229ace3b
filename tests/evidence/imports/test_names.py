"""Names, dates, pages and LaTeX of other programs, and what becomes of each."""

from __future__ import annotations

import pytest

from tpm_site.evidence.imports.bibtex_names import people_of
from tpm_site.evidence.imports.dates import is_whole, partial_date
from tpm_site.evidence.imports.latex import unicode_of
from tpm_site.evidence.imports.names import inverted, medline
from tpm_site.evidence.imports.pages import full_pages
from tpm_site.evidence.imports.plain import plain
from tpm_site.model.author_names import better_name
from tpm_site.model.reference import Author

INVERTED = {
    "Kumar, Krishna": "Kumar K",
    "Kumar, K.": "Kumar K",
    "Kumar, K": "Kumar K",
    "Kumar,Krishna A.": "Kumar KA",
    "O'Callaghan, Jean-Pierre": "O'Callaghan JP",
    "O'Callaghan, J.-P.": "O'Callaghan JP",
    "van der Berg, Jan": "van der Berg J",
    "Berg, Jan van der": "van der Berg J",
    "Van den Abeele, Carine": "Van den Abeele C",
    "Wong Kee Song, Louis M.": "Wong Kee Song LM",
    "Smith, JPR": "Smith JPR",
    "Doe, Jane, Jr.": "Doe J Jr",
    "Lee, J. S., III": "Lee JS III",
    "Ng, A": "Ng A",
    "Øie, Lise R.": "Øie LR",
    "Doe, Mary (Molly) Ann": "Doe MA",
    "Kumar K": "Kumar K",
    "World Health Organization": "{World Health Organization}",
    "NICE,": "{NICE}",
    "Council on Cardiopulmonary, Critical Care, and Resuscitation": (
        "{Council on Cardiopulmonary, Critical Care, and Resuscitation}"
    ),
    "UNICEF": "{UNICEF}",
}
DATES = {
    "2007": "2007",
    "2007 Nov": "2007-11",
    "2014 Jul 3": "2014-07-03",
    "2007/11//": "2007-11",
    "2007/11/15/": "2007-11-15",
    "2007//": "2007",
    "2026/11/20/09:15:00": "2026-11-20",
    "20071115": "2007-11-15",
    "2013-10-31T00:00:00Z": "2013-10-31",
    "November 15, 2007": "2007-11-15",
    "15 November 2007": "2007-11-15",
    "Nov. 2007": "2007-11",
    "11/2007": "2007-11",
    "15.11.2007": "2007-11-15",
}
IN_PART = {
    "2019 Jan-Feb": "2019",
    "1998 Dec-1999 Jan": "1998",
    "2000 Spring": "2000",
    "2013-02-30": "2013-02",
    "circa 1999": "1999",
    "in press": "",
    "0000": "",
}
PAGES = {
    "179-88": "179-188",
    "179--88": "179-188",
    "S50-62": "S50-S62",
    "e747-e752": "e747-e752",
    "330—331": "330-331",
    "507-19.e2": "507-519.e2",
    "pp. 3-9": "3-9",
    "1-3, 17-9": "1-3, 17-19",
    "123-123": "123",
    "179-8": "179-8",
    "CD006146": "CD006146",
    "1" * 5000 + "-2": "1" * 5000 + "-2",
    "iii-iv": "iii-iv",
    "1051.e13-1051.e17": "1051.e13-1051.e17",
    "E174; discussion E174": "E174; discussion E174",
}
LATEX = {
    r"P\"{a}ckert": "Päckert",
    r"Eli{\'a}{\v{s}}": "Eliáš",
    r"{\v S}m{\'\i}d": "Šmíd",
    r"Ji{\v{r}}{\'{\i}}": "Jiří",
    r"{E}rd{\H o}s-{S}zekeres": "Erdős-Szekeres",
    r"He{\ss}, Sundstr{\o}m, {\AA}se, \L{}ukasz": "Heß, Sundstrøm, Åse, Łukasz",
    r"Lucius \& Lucius, 50\%": "Lucius & Lucius, 50%",
    r"DNA$_{2}$ and 10$^{-6}$ in \textit{Natrix cetti}": "DNA2 and 10⁻⁶ in Natrix cetti",
    r"``quoted'' --- and 1--2": "“quoted” — and 1–2",
    r"D\textquotesingle aspremont": "D'aspremont",
    r"$\Delta$ and $\Sigma$": "Δ and Σ",
    r"\unknown{left}": "unknownleft",
    r"a \~{} b": "a ~ b",
}
BIBTEX = {
    "Kumar, Krishna and Taylor, Rod S.": ["Kumar K", "Taylor RS"],
    "Milton {Abramowitz} and Irene A. {Stegun}": ["Abramowitz M", "Stegun IA"],
    "Ludwig van Beethoven": ["van Beethoven L"],
    "van der Berg, Jan AND Doe, Jr., Jane": ["van der Berg J", "Doe J Jr"],
    "{PROMISE Study Group} and {Barnes and Noble}": ["{PROMISE Study Group}", "{Barnes and Noble}"],
    r"{\O}ie, Lise and Jos{\'e} de la Cruz": ["Øie L", "de la Cruz J"],
    "American Rights at Work": ["{American Rights at Work}"],
}
PLAIN = {
    "H<sub>2</sub>O &amp; <i>more</i>": "H2O & more",
    "10<sup>-6</sup> mm": "10⁻⁶ mm",
    "<jats:title>A title</jats:title>": "A title",
    "p &amp;lt; 0.05 and a < b": "p < 0.05 and a < b",
    "a\u200bb\u2028c\ud800": "abc",
    "**bold** and `code`": "*bold* and 'code'",
}


def shown(author: Author | None) -> str:
    assert author is not None
    return f"{{{author.name}}}" if author.is_group else author.name


@pytest.mark.parametrize("written", INVERTED)
def test_a_name(written: str) -> None:
    author = inverted(written)
    assert shown(author) == INVERTED[written]
    assert author is not None
    assert author.is_group or better_name(author.name) == ""


@pytest.mark.parametrize("written", ["Roos YBWEM", "Given CA 2nd", "Rovira À", "de Hoon MJ", "Doe J"])
def test_names_of_medline_are_as_references_have_them(written: str) -> None:
    assert shown(medline(written)) == written


@pytest.mark.parametrize("written", BIBTEX)
def test_names_of_bibtex(written: str) -> None:
    assert [shown(author) for author in people_of(written)] == BIBTEX[written]


@pytest.mark.parametrize("written", DATES)
def test_a_date(written: str) -> None:
    assert partial_date(written) == DATES[written]
    assert is_whole(written)


@pytest.mark.parametrize("written", IN_PART)
def test_of_a_date_only_what_is_sure(written: str) -> None:
    assert partial_date(written) == IN_PART[written]
    assert not is_whole(written) or not IN_PART[written]


@pytest.mark.parametrize("written", PAGES)
def test_pages_in_full(written: str) -> None:
    assert full_pages(written) == PAGES[written]


@pytest.mark.parametrize("written", LATEX)
def test_latex_to_unicode(written: str) -> None:
    assert unicode_of(written) == LATEX[written]


@pytest.mark.parametrize("written", PLAIN)
def test_plain_text(written: str) -> None:
    assert plain(written) == PLAIN[written]
