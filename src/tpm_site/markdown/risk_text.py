"""What an editor writes of a risk, to numbers of people: `48 of 100 with stimulation, 9 of 100 without`.

Read with a large ear: fractions, percentages, numbers in words, labels before or behind. A relative risk is
told from an absolute one, and what cannot be read is kept as that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Literal, NamedTuple

Kind = Literal["share", "note", "relative", "unclear"]

_NUMBERS = {
    name: number
    for number, name in enumerate(
        ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
} | {"twenty": 20, "fifty": 50, "a hundred": 100, "one hundred": 100, "a thousand": 1000}
_NAMES = "|".join(sorted(_NUMBERS, key=len, reverse=True)).replace(" ", r"\s+")
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}}|{_NAMES})"
_PEOPLE = r"(?:people|persons?|patients|participants)"
_WHO = r"(?:people|persons?|patients|participants|adults|women|men|children)"
_CENT = r"(?:%|percent\b|per\ cent\b)"
_SHARE = re.compile(
    rf"""
    (?<![\w.,%/–-])
    (?:
      (?P<count>{_NUMBER})(?:\s+{_WHO})?(?:\s*/\s*|\s+(?:out\s+of|of|in|per)\s+)(?:(?:every|each|the|all)\s+)?
      (?P<total>{_NUMBER})(?![\w%/–-]|[.,]\d|\s+(?:days?|weeks?|months?|years?|hours?|points?|mg)\b)
      (?:\s+{_PEOPLE}\b)?(?:\s*\(\s*(?:about\s+)?(?P<percent>\d{{1,3}}(?:\.\d{{1,6}})?)\s*{_CENT}\s*\))?
    |
      (?:{_NUMBER}\s+{_WHO}\s*)?\(?(?P<cent>\d{{1,3}}(?:\.\d{{1,6}})?)\s*{_CENT}\)?
      (?:\s+of\s+(?:all\s+|the\s+)?{_PEOPLE}\b)?
      (?:\s*\(\s*(?P<part>{_NUMBER})\s*(?:/|(?:out\s+)?of\b)\s*(?P<whole>{_NUMBER})(?:\s+{_WHO})?\s*\))?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MORE = (
    r"(?:(?:pain|risk|relative)\s+)?(?:fewer|less|more|lower|higher|greater|better|worse|relief|reduction|increase"
    r"|decrease|improvement|drop|cut)\b"
)
_RELATIVE = re.compile(
    rf"""
    \d\s*{_CENT}\s+{_MORE}
    | \b(?:reduc|cut|lower|rais|increas|decreas|improv|fell|rose|dropp?)\w*\b[^.;]{{0,40}}?\bby\s+
      (?:(?:about|nearly|over|at\s+least)\s+)?(?:\d[\d.,]{{0,9}}\s*{_CENT}|half|a\s+third|two\s+thirds)
    | \b(?:twice|thrice|doubl|tripl|halv)\w*\b
    | \bhalf\s+(?:as|the)\b
    | \b(?:\d[\d.,]{{0,9}}|two|three|four|five|six|ten)[\s-]*(?:times|fold)\b
    | \b(?:relative\s+risk|(?:risk|odds|hazard|rate)\s+ratio|relative\s+(?:risk\s+)?reduction)\b
    | \b(?-i:RR|OR|HR|RRR)\s*+[:=]?\s*+\d
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARK = re.compile(r"\[@[^\[\]]*\]|\]\([^()]*\)")
_AND = re.compile(
    r"(?<!\s)\s+(?:and|but|while|versus|vs\.?|v\.?|against|compared\s+(?:with|to))\s+", re.IGNORECASE
)
_TIME = re.compile(r"(?:at|after|within|by|over|in|during|for|until|up\s+to|from)\b", re.IGNORECASE)
_VAGUE = re.compile(r"(?:\w+\s+)?(?:a\s+|one\s+|two\s+|three\s+)?(?:half|thirds?|quarters?|most|few|many)\b")
_MEANT = re.compile(
    rf"(?:(?:about|nearly|almost|over|around|some|up\s+to)\s+)?\d|.*?\d\s*{_CENT}|.*?\d\s*(?:/|(?:out\s+)?of\b|in\b|per\b)\s*\d",
    re.IGNORECASE,
)
"""What was meant for a number of people: it begins with a number, or holds a percentage or a fraction."""
_LENGTH = re.compile(
    r"(?<!\d)\d++(?:[.,]\d++)?[\s-]++(?:days?|weeks?|months?|years?|hours?)\b|\b(?:19|20)\d\d\b"
)
_MOST = 12
"""Numbers of people in one line. Who has more writes a line for each."""
_EDGE = " \t,;:–-"
_SLACK = Fraction(6, 10)
"""A percentage beside its fraction may be rounded to a whole one."""


class Piece(NamedTuple):
    """A stretch of the text from `start` on; of a share its numbers, and the `label` that says whose it is.

    `written` is a percentage as it stands there. `fault` says why a piece is unclear, where that is known.
    """

    kind: Kind
    text: str
    start: int
    number: int = 0
    total: int = 0
    written: str = ""
    label: str = ""
    fault: str = ""


def first_share(text: str) -> tuple[int, str] | None:
    """Where the first number of people stands in a text, and how it is written there."""
    shares = _shares(_MARK.sub(lambda mark: "\0" * len(mark[0]), text))
    return (shares[0].start(), shares[0][0].rstrip()) if shares else None


def read_line(line: str, start: int = 0) -> list[Piece]:
    """The pieces of one line, which begins at `start` of its text."""
    masked = _MARK.sub(lambda mark: "\0" * len(mark[0]), line)
    shares = _shares(masked)
    if len(shares) < 2:
        return list(_whole(line, masked, start, shares))
    if len(shares) > _MOST:
        return [Piece("unclear", line.strip(_EDGE), start, fault="there are too many numbers in one line")]
    pieces: list[Piece] = []
    for begin, end in _parts(masked, shares):
        pieces += _part(line, masked, begin, end, start, pieces)
    return pieces


def _shares(masked: str) -> list[re.Match[str]]:
    """The numbers of people in a line; a percentage that is relative is none."""
    relative = [match.span() for match in _RELATIVE.finditer(masked)]
    return [
        share
        for share in _SHARE.finditer(masked)
        if share["count"] or not any(a < share.end() and share.start() < b for a, b in relative)
    ]


def _parts(masked: str, shares: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Where the parts of a line stand that has several numbers: parted by commas, else by an `and`."""
    begin = 0
    ends = [match.span() for match in re.finditer(r"[,;]\s+", masked) if not _is_within(match, shares)]
    for end, after in [*ends, (len(masked), len(masked))]:
        inside = [share for share in shares if begin <= share.start() < end]
        for one, other in pairwise(inside):
            joint = _AND.search(masked, one.end(), other.start())
            if joint:
                yield begin, joint.start()
                begin = joint.end()
        yield begin, end
        begin = after


def _is_within(match: re.Match[str], shares: Sequence[re.Match[str]]) -> bool:
    return any(share.start() <= match.start() < share.end() for share in shares)


def _part(line: str, masked: str, begin: int, end: int, start: int, before: list[Piece]) -> list[Piece]:
    """One part of a line with several numbers; one without a number may belong to the label `before`."""
    shares = _shares(masked[begin:end])
    text = line[begin:end]
    is_more = before and before[-1].kind == "share" and not shares and not _TIME.match(text)
    if is_more and not _RELATIVE.search(masked, begin, end) and not re.search(r"\d", masked[begin:end]):
        last = before.pop()
        return [last._replace(label=f"{last.label}, {text.strip(_EDGE)}")]
    return list(_whole(text, masked[begin:end], start + begin, shares))


def _whole(text: str, masked: str, start: int, shares: Sequence[re.Match[str]]) -> Iterator[Piece]:
    """A text with one number of people or none."""
    indent = len(text) - len(text.lstrip(_EDGE))
    place = Piece("note", text.strip(_EDGE), start + indent)
    if not place.text:
        return
    if not shares:
        yield place._replace(kind=_kind(masked.strip(_EDGE)))
    elif len(shares) > 1 or _VAGUE.match(masked.strip(_EDGE).lower()):
        yield place._replace(kind="unclear", fault="there are two numbers in one place")
    else:
        before, after = text[: shares[0].start()], text[shares[0].end() :]
        if before.rstrip().endswith(":") and masked[shares[0].end() :].strip(_EDGE + ".\0"):
            yield place._replace(text=before.strip(_EDGE))
            before = ""
        label = " ".join(filter(None, (before.strip(_EDGE), after.strip(_EDGE))))
        yield _share(shares[0], place, label)


def _kind(masked: str) -> Kind:
    """What a text without a number of people is. Times and years are no such number."""
    if _RELATIVE.search(masked):
        return "relative"
    is_number = _MEANT.match(_LENGTH.sub("", masked).lstrip()) or _VAGUE.match(masked.lower())
    return "unclear" if is_number else "note"


def _share(match: re.Match[str], place: Piece, label: str) -> Piece:
    if match["part"]:
        count, total, written = _number(match["part"]), _number(match["whole"]), ""
    elif match["cent"]:
        share = Fraction(match["cent"]) / 100
        count, total, written = share.numerator, share.denominator, f"{match['cent']}%"
        if 100 % total == 0:
            count, total = count * (100 // total), 100
    else:
        count, total, written = _number(match["count"]), _number(match["total"]), ""
    found = place._replace(kind="share", number=count, total=total, written=written, label=label)
    fault = _fault(found, match)
    return found._replace(kind="unclear", fault=fault) if fault else found


def _fault(share: Piece, match: re.Match[str]) -> str:
    """What is wrong with a number that can be read."""
    if share.total == 0 or share.number > share.total:
        return "there cannot be more than all"
    percent = match["percent"] or (match["cent"] if match["part"] else None)
    if percent and abs(Fraction(share.number * 100, share.total) - Fraction(percent)) > _SLACK:
        rounded = f"{100 * share.number / share.total:.3g}"
        return f"{share.number} of {share.total} is {rounded}%, not {percent}%"
    return ""


def _number(written: str) -> int:
    word = " ".join(written.lower().split())
    return _NUMBERS[word] if word in _NUMBERS else int(word.replace(",", ""))
