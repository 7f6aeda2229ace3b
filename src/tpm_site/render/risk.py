"""Numbers of people to what the risk component shows: all out of the same number, and honestly rounded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup

from tpm_site.model.body import Share
from tpm_site.render.icons import IconArray, icon_array

_TOTALS = (100, 1_000, 10_000, 100_000, 1_000_000)
_COMPARED = 2


class ShareView(NamedTuple):
    """A group: `people` is 48 of 100 people, `written` the number as it was written where that is another."""

    people: str
    written: str
    label: Markup
    name: str
    icons: IconArray | None


class RiskView(NamedTuple):
    """What components/risk.html shows. `difference` is empty where there are not just two groups."""

    heading: Markup
    shares: tuple[ShareView, ...]
    difference: str
    notes: tuple[Markup, ...]


def risk_view(
    heading: Markup,
    shares: Sequence[Share],
    labels: Sequence[Markup],
    notes: Sequence[Markup],
    strings: Mapping[str, str],
) -> RiskView:
    """The view of some groups; `labels` are those of `shares` as HTML."""
    total = common_total(shares)
    return RiskView(
        heading,
        tuple(_share(share, label, total, strings) for share, label in zip(shares, labels, strict=True)),
        _difference(shares, total, strings) if len(shares) == _COMPARED else "",
        tuple(notes),
    )


def common_total(shares: Sequence[Share]) -> int:
    """100, or more where of 100 nobody would be left, or two groups that differ would look the same."""
    rates = {Fraction(share.count, share.total) for share in shares}
    for total in _TOTALS:
        counts = {_rounded(rate, total) for rate in rates}
        hides = any(0 < rate < 1 and _rounded(rate, total) in (0, total) for rate in rates)
        if len(counts) == len(rates) and not hides:
            return total
    return _TOTALS[-1]


def _rounded(rate: Fraction, total: int) -> int:
    """How many of `total`; a half is rounded up."""
    return int(rate * total + Fraction(1, 2))


def _is_exact(share: Share, total: int) -> bool:
    return share.count * total % share.total == 0


def _share(share: Share, label: Markup, total: int, strings: Mapping[str, str]) -> ShareView:
    count = _rounded(Fraction(share.count, share.total), total)
    exact = _is_exact(share, total)
    people = _of("risk_people" if exact else "risk_about", count, total, strings)
    written = share.written
    if not written and share.total != total:
        written = _of("risk_people", share.count, share.total, strings)
    elif exact and share.total == total:
        written = ""
    return ShareView(people, written, label, f"{people} {share.words}".strip(), icon_array(count, total))


def _difference(shares: Sequence[Share], total: int, strings: Mapping[str, str]) -> str:
    """By how many the first group differs from the second."""
    first, second = (_rounded(Fraction(share.count, share.total), total) for share in shares)
    if first == second:
        return _of("risk_same", first, total, strings)
    about = "" if all(_is_exact(share, total) for share in shares) else "about_"
    key = f"risk_{about}{'more' if first > second else 'fewer'}"
    return _of(key, abs(first - second), total, strings)


def _of(key: str, count: int, total: int, strings: Mapping[str, str]) -> str:
    """Words with two numbers, large ones parted as the language does."""
    count_text, total_text = (f"{number:,}".replace(",", strings["thousands"]) for number in (count, total))
    return strings[key].format(count=count_text, total=total_text)
