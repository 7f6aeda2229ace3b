"""The English words that claim an effect, say how sure it is, or compare: lists, and nothing else.

They are those that the FTC (claims must be substantiated), GRADE (wording as sure as the evidence) and plain
language (shares of people before relative figures) look at.
"""

from __future__ import annotations


def either(words: str) -> str:
    """A pattern for any of some words, one a line or several, parted by `|`."""
    return "(?:" + "|".join(word.strip() for line in words.splitlines() for word in line.split("|")) + ")"


NUMBER = r"\d[\d,]{0,15}(?:\.\d{1,15})?"
"""Of so many digits as a number has: a long line of them is looked at once."""
COUNT = either(NUMBER + "|one|two|three|four|five|six|seven|eight|nine|ten")
PERCENT = rf"{NUMBER}\s?(?:%|percent\b|per cent\b)"
NO_YEAR = r"(?!(?:19|20)\d\d\b)"
NO_TIME = r"(?![.,]?\d|\s?%| (?:days?|weeks?|months?|years?|hours?|minutes?)\b)"
"""One in two people is a share, one in two years is none."""

_STRONG = "reliev|reduc|alleviat|restor|prevent|sooth|eliminat|outperform|revers"
_WEAK = "eas|improv|heal|lower|lessen|help|shrink|decreas"
STRONG = either(_STRONG)
"""Stems of verbs that a treatment does to an illness."""
WEAK = either(_WEAK)
"""Stems of verbs that claim an effect only with what a patient suffers from behind them."""
SUFFERED = either(
    r"""pain|aches?|symptoms?|numbness|weakness|disability|swelling|inflammation|sciatica|stiffness|spasms?
    function|walking|sleep|movement|mobility|mood|quality of life|strength|risks?|chances?|odds|need"""
)
BEFORE_A_BASE = either(
    r"""may|might|can|could|will|would|cannot|can't|won't|do not|does not|did not|don't|doesn't|didn't
    probably|likely|also|often|they|that|which|helps?|[a-z]{2,}[^su\W]s"""
)
"""After these, or after a plural, a verb in its base form is said of something. It else gives advice."""
BETWEEN = either("not|also|probably|often|help|greatly|really")
PASSIVE = either("is|are|was|were|be|been|being|feels?|gets?|got")
"""Pain is relieved by rest: that tells of a sign, not of a treatment."""
ALWAYS_CLAIMS = (
    r"\b(?:cures|cured|guarantee[sd]?|significantly|success rate)\b",
    r"(?<!not )(?<!never )(?<!not been )(?<!never been )\b(?:proven|proves)\b",
    r"\b(?:is|are|was|were) (?:(?:an?|not|more|less|very|highly|most|as|just as) )?(?:in)?effective\b",
    r"\bworks? (?:(?:very|just as|as) )?(?:well|better|best)\b",
    r"\bworks? for (?:most|many|some|everyone)\b",
    r"\bworked (?:no )?better\b",
)
CONDITION = either(
    r"""if|whether|when|until|once|unless|how much|how well|how long|how often|how far
    ask|meant|hopes?|goal|aims?"""
)
"""What follows them is not claimed."""

REPORT = either(
    r"""trials?|study|studies|reviews?|researchers|authors|participants|groups?|volunteers|found|compared
    people who|people with|people in|people given|patients who|patients with|patients in|patients given
    had|reported|fell|dropped|rose"""
)
"""They tell what was seen in a study."""
ABSOLUTE = either("proven|proves|guarantee[sd]?|cures")
UNKNOWN = either(
    r"""do not know|does not know|did not know|don't know|not known|unknown|unclear|uncertain|unsure|not sure
    not be sure|no good evidence|not enough evidence|not enough good evidence|not enough research
    little is known|cannot say|cannot tell|untested"""
)
MAY = either(
    r"""may|might|could|appears? to|seems? to|suggests?|some evidence|low-quality evidence|possibly|perhaps"""
)
PROBABLY = either("probably|likely|can|often|should|is thought to|tends? to")

MORE = either(
    "fewer|less|lower|more|higher|better|greater|smaller|reduction|decrease|increase|drop|improvement"
)
MOVED = either(
    r"""reduc\w*|lower\w*|cut\w*|decreas\w*|increas\w*|rais\w*|improv\w*|fell|fall\w*|drop\w*|rose|rise\w*
    less\w*"""
)
ABOUT = either("about|around|more than|almost|nearly|up to|over")
PART = either(rf"{PERCENT}|half|a third|a quarter|two thirds|two-thirds|{NUMBER}[ -]?fold")
TIMES = either(rf"twice|half|double|{COUNT} times|{COUNT}[ -]?fold")
AS_LIKELY = either("likely|many|much|often|good|high|low|great")
ODDS = either("risks?|chances?|odds|rates?|pain|need|number")
RATIOS = either("relative risk|risk ratio|odds ratio|hazard ratio|rate ratio")

_ENDINGS = ("", "e", "es", "s", "ed")
_OTHER_SIGNS = (
    "percent", "per", "cures", "cured", "guarantee", "guarantees", "guaranteed", "significantly", "success",
    "proven", "proves", "effective", "ineffective", "work", "works", "worked", "half", "third", "thirds",
    "quarter", "twice", "double", "doubles", "doubled", "halve", "halves", "halved", "times", "fold", "ratio",
    "same", "follow", "followup", "later",
)  # fmt: skip
_STEMS = (_STRONG + "|" + _WEAK).split("|")
SIGNS = frozenset([*_OTHER_SIGNS, *(stem + ending for stem in _STEMS for ending in _ENDINGS)])
"""One of these words, or a figure, stands in a sentence that claims an effect, or is about one trial."""
