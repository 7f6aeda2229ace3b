"""What was measured is judged and written down."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.cases import Sizes, cases
from benchmarks.growth import told_from
from benchmarks.report import report, table
from benchmarks.results import Case, Figures, Result, at_most, under, without_fault
from benchmarks.workshop import Workshop

OURS = Figures(wall=(0.2, 0.1, 2.0), cpu=(0.3, 0.3, 0.3), memory=50 * 1024**2, pages="10")


def nothing(workshop: Workshop, runs: int) -> Sequence[Figures]:
    return []


def cold(articles: int, seconds: float, megabytes: int) -> tuple[Case, Result]:
    case = Case(name="cold", measure=nothing, articles=articles, is_growth=True)
    its = Figures(wall=(seconds,), cpu=(seconds,), memory=megabytes * 1024**2)
    return case, case.result([its])


def test_the_median_is_judged() -> None:
    assert Case(name="a", measure=nothing, target=under(0.3)).result([OURS]).is_met is True
    assert Case(name="a", measure=nothing, target=under(0.2)).result([OURS]).is_met is False
    assert Case(name="a", measure=nothing).result([OURS]).is_met is None


def test_a_peer_is_the_target_where_it_was_measured() -> None:
    case = Case(name="a", measure=nothing, target=at_most("Hugo"))
    assert case.result([OURS, Figures(who="Hugo", wall=(0.2,))]).is_met is True
    assert case.result([OURS, Figures(who="Hugo", wall=(0.1,))]).is_met is False
    assert case.result([OURS, Figures(who="Hugo", fault="makes no feed")]).is_met is None
    assert case.result([OURS]).is_met is None


def test_what_is_fast_and_wrong_is_not_met() -> None:
    wrong = Figures(wall=(0.001,), fault="renders 3 that do not show it")
    for target in (under(1), without_fault("only pages that use it")):
        assert Case(name="a", measure=nothing, target=target).result([wrong]).is_met is False


def test_the_table_has_a_row_for_each_program() -> None:
    case = Case(name="cold", measure=nothing, target=under(0.1))
    results = [
        case.result([OURS, Figures(who="Hugo", wall=(0.1,))]),
        Result("preview", target="under 100 ms", missing="no browser"),
    ]
    assert table(results).splitlines()[2:] == [
        "| cold | tpm-site | 10 | 200 ms | 100 ms | 2.00 s | 300 ms | 50 MB | under 100 ms | **not met** |",
        "|  | Hugo |  | 100 ms | 100 ms | 100 ms |  | n/a |  |  |",
        "| preview |  | not measured: no browser |  |  |  |  |  | under 100 ms | not judged |",
    ]
    whole = report("2026-11-28", "A machine", "Quiet.", {"Hugo": "0.168.0"}, results)
    assert "A machine.\nQuiet.\n\n- Hugo: 0.168.0\n" in whole
    assert "**0 targets met, 1 not met, 1 not judged.**" in whole


def test_growth_is_told_from_three_sizes() -> None:
    straight = dict([cold(1_000, 1, 60), cold(4_000, 4, 90), cold(10_000, 10, 150)])
    bent = dict([cold(1_000, 1, 60), cold(4_000, 4, 90), cold(10_000, 10, 500)])
    few = dict([cold(1_000, 1, 60), cold(10_000, 10, 150)])
    assert [result.is_met for result in told_from(straight)] == [True, True]
    assert [result.is_met for result in told_from(bent)] == [False, False]
    assert [result.is_met for result in told_from(few)] == [True, None]


def test_ten_times_the_articles_take_eleven_times_as_long_at_most() -> None:
    assert [r.is_met for r in told_from(dict([cold(10_000, 10, 1), cold(100_000, 109, 1)]))][-1] is True
    assert [r.is_met for r in told_from(dict([cold(10_000, 10, 1), cold(100_000, 111, 1)]))][-1] is False


def test_no_two_cases_have_the_same_name() -> None:
    names = [case.name for case in cases(Sizes(huge=100_000))]
    assert len(names) == len(set(names))
