"""The English words and signs of figures: shares of people, comparisons, changes of a score.

They are lists, and nothing else. Plain language has shares of people before relative figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def either(words: str) -> str:
    """A pattern for any of some words, one a line or several, parted by `|`."""
    return "(?:" + "|".join(word.strip() for line in words.splitlines() for word in line.split("|")) + ")"


NUMBER = r"\d[\d,]{0,15}(?:\.\d{1,15})?"
"""Of so many digits as a number has: a long line of them is looked at once."""
COUNT = r"(?=[\daoftsen])" + either(
    NUMBER + "|one|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred|a thousand|a million"
)
TENS = either("ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety")
PERCENT = rf"(?=\d)(?:{NUMBER}\s?(?:[-\u2013]|to )\s?)?{NUMBER}\s?(?:%|percent\b|per cent\b)"
WRITTEN_PERCENT = rf"{TENS}(?:-\w+)? per ?cent\b"
PEOPLE_WORDS = """
people person persons patient patients participants adults men women children those them us volunteers smokers
cases operations
"""
PEOPLE = either("|".join(PEOPLE_WORDS.split()))
ROUND = either("100|1,?000|10,?000|100,?000|a hundred|a thousand|a million|million")
SCORED = either("10|ten|100|1,?000|10,?000|100,?000|a hundred|a thousand|a million")
"""Of these, a share is told without saying of what."""
OF_ALL = "(?:every |the |about |all |these |those |our )?"
IN_OTHER_LANGUAGES = either("de cada|von|sur")
"""What Spanish, German and French say for the `in` of 1 in 5."""
FRACTION = either(
    """half|a third|a quarter|a fifth|(?:one|two)[- ](?:thirds?|fifths?)
    (?:one|three)[- ](?:quarters?|fourths?)"""
)
NO_SHARE = (
    r"(?!\)? (?:confidence|interval|CI|range|off|sure|certain|honest|cotton|alcohol|saline|salt|oxygen"
    r"|lidocaine|diclofenac|brightness|volume|humidity|incline|slope|grade|charged?|full(?! recovery)|water"
    r"|discount|of full|of (?:an?|the|your|our) (?:\w+ )?(?:costs?|price|bill|fee|size|speed|dose|usual"
    r"|normal|maximum|best|weight|battery|light|screen|page|forms?|visits|appointments|calls|staff)\b))"
)
"""What a percentage is of, where it is no share of people: a cost, a solution, a setting, a measure."""
NOT_ALL = (
    r"(?!100\s?%(?! (?:of|in|were|had|are|have|pain|safe|effective|success|relief|cure|people|patients)\b))"
)
"""What is 100% something else is wholly that."""
NO_YEAR = r"(?!(?:19|20)\d\d\b)"
NO_TIME = (
    r"(?![.,]?\d|\s?%| (?:of (?:our|the) )?(?:days?|weeks?|months?|years?|hours?|minutes?|times|nights?"
    r"|mornings?|evenings?|steps?|parts?|pages?|visits?|sessions?|doses?|tablets?|pills?|levels?|offices"
    r"|appointments?|calls?|forms?|questions?|rooms?|chairs?|seats?|exercises|stretches|messages)\b)"
)
"""One in two people is a share, one in two years or two of three steps are none."""
SCALE = (
    r"\b(?:(?:pain|score|scale)(?: score)? (?:is|was|of|at|above|below|over|under)"
    r"|it (?:is|was) (?:above|below|over|under|worse|more|less))"
    r"(?: (?:worse|more|less|higher|lower|about|around|at least)(?: than)?| than)? \Z"
)
"""Pain of 7 out of 10 is a measure, and no share of people."""

SETTING = (
    r"\b(?:(?:slope|incline|grade|volume|brightness|humidity|zoom|charge|battery|bar|screen|lights?|oxygen|seat)"
    r" (?:[\w-]+ ){0,3}?(?:of|to|at|above|below|by|is|shows?|reaches)|makes? up)"
    r" (?:(?:about|around|at least|up to|only) )?\Z"
)
"""A percentage of one of these is set or read."""
ASKED_OF = (
    r"(?: [\w'-]+){0,6}? should\b"
    r"(?! (?:not )?(?:get|feel|recover|improve|have|see|sleep|walk|be (?:able|free|better|pain))\b)"
)
"""What some people should do tells of no result."""
MORE = either(
    "fewer|less|lower|more|higher|better|greater|smaller|reduction|decrease|increase|drop|improvement"
)
CHANGE = either("reduction|decrease|increase|drop|improvement|rise|fall")
MOVED = either(
    r"""reduc\w*|lower\w*|cut\w*|decreas\w*|increas\w*|rais\w*|improv\w*|fell|fall\w*|drop\w*|rose|rise\w*
    less\w*"""
)
ABOUT = either("about|around|more than|almost|nearly|up to|over")
PART = either(rf"{PERCENT}|half|a third|a quarter|two thirds|two-thirds|{NUMBER}[ -]?fold")
TIMES = either(rf"twice|half|double|{COUNT}(?: times|[ -]?fold)")
AS_LIKELY = either("likely|many|much|often|good|high|low|great|common|effective")
ODDS = either("risks?|chances?|odds|rates?|pain|need|number")
RATIOS = either("relative risk|risk ratio|odds ratio|hazard ratio|rate ratio")
SCORE = either("pain|scores?|disability|function|strength")
POINTS_MOVED = either("fell|fallen|dropped|rose|risen|improved|went|down|up|better|worse")
"""What a score does between two groups, or from one day to another."""
_COUNT_OF = re.compile(r"0 ++(?:(?:[a-z]++ ++)?(?:in|of|out|per)|de ++cada|von|sur) ")
_OF_COUNT = re.compile(r"of ++(?:every ++)?0")
"""What stands in a figure in digits, in plain text. Quickly looked for, since both begin with one sign.

Several spaces may be a bracket, or the sign of a quotation where it goes on in the next line.
"""


def has_count(plain: str) -> bool:
    """Whether a number stands beside a word that makes a share of it; `plain` is a text as `plain_text`."""
    return _has_number(plain) and bool(_COUNT_OF.search(plain) or _OF_COUNT.search(plain))


def places_of_counts(plain: str) -> Iterator[int]:
    """Where that is so."""
    for pattern in (_COUNT_OF, _OF_COUNT) if _has_number(plain) else ():
        for found in pattern.finditer(plain):
            yield found.start()


def _has_number(plain: str) -> bool:
    """Whether a word of it is one. Ids hold some, too, behind a hyphen."""
    return " 0" in plain or plain.startswith("0")


COUNTED = """
percent per half third thirds quarter one two three four five six seven eight nine ten twenty hundred thousand
million point points fell dropped rose fallen risen went
"""
"""A figure holds the above, a percent sign, or one of these, as plain words."""
FRACTIONS = """
quarters fifth fifths two-thirds two-fifths one-third one-quarter one-fifth three-quarters three-fourths
one-fourth
"""
"""Or one of these, and what they are parts of: people, or a group."""
GROUPS = "group groups"
FIRST_OF_COUNT = """
one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety half
two-thirds two-fifths one-third one-quarter one-fifth three-quarters three-fourths one-fourth two-third
one-thirds one-fifths one-quarters one-fourths two-fifth three-quarter three-fourth
"""
"""A figure that does not begin with a digit begins with one of these, but for those that words lead to."""
COMPARED = """
percent half third quarter thirds two-thirds twice double doubles doubled halve halves halved times fold
twofold threefold fourfold fivefold tenfold two-fold three-fold four-fold five-fold ten-fold 0-fold 00-fold
000-fold ratio relative
"""
"""A comparison holds a percent sign, or one of these."""
