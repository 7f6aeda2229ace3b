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
COUNT = r"(?=[\daoftsen])" + either(
    NUMBER + "|one|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred|a thousand|a million"
)
TENS = either("ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety")
PERCENT = rf"(?=\d)(?:{NUMBER}\s?(?:[-\u2013]|to )\s?)?{NUMBER}\s?(?:%|percent\b|per cent\b)"
WRITTEN_PERCENT = rf"{TENS}(?:-\w+)? per ?cent\b"
PEOPLE = either("people|persons?|patients?|participants|adults|men|women|children|those|them|us")
ROUND = either("100|1,?000|10,?000|100,?000|a hundred|a thousand|a million|million")
IN_OTHER_LANGUAGES = either("de cada|von|sur")
"""What Spanish, German and French say for the `in` of 1 in 5."""
FRACTION = either("half|a third|a quarter|two[- ]thirds|three[- ]quarters")
NO_SHARE = (
    r"(?!\)? (?:confidence|interval|CI|range|off|sure|certain|honest|cotton|alcohol|saline|salt|oxygen"
    r"|lidocaine|diclofenac|of (?:the|your) (?:costs?|price|bill|fee|usual|normal|maximum|best|weight)\b))"
)
"""What a percentage is of, where it is no share of people: a cost, a solution, a measure of one's own."""
NO_YEAR = r"(?!(?:19|20)\d\d\b)"
NO_TIME = r"(?![.,]?\d|\s?%| (?:days?|weeks?|months?|years?|hours?|minutes?)\b)"
"""One in two people is a share, one in two years is none."""

_STRONG = "reliev|reduc|alleviat|restor|prevent|sooth|eliminat|outperform|revers"
_WEAK = "eas|improv|heal|lower|lessen|help|shrink|decreas"
STRONG = either(_STRONG)
"""Stems of verbs that a treatment does to an illness."""
WEAK = either(_WEAK)
"""Stems of verbs that claim an effect only with what a patient suffers from behind them."""
NO_ILLNESS = either(
    r"""pressure|height|blood flow|flow|strain|load|stress|tension|water|doses?|amount|curve|settings?"""
)
"""What a treatment does to these is how it works, or advice; no patient suffers from them."""
SUFFERED = either(
    r"""pain|aches?|symptoms?|numbness|weakness|disability|swelling|inflammation|sciatica|stiffness|spasms?
    function|walking|sleep|movement|mobility|mood|quality of life|strength|risks?|chances?|odds|need"""
)
APART = either("and|but|or|once|if|when|while|until|unless|because|before|after|doses?|pressure|height")
"""Words between a verb and what a patient suffers from that keep the two apart."""
BEFORE_A_BASE = either(
    r"""may|might|can|could|will|would|cannot|can't|won't|do not|does not|did not|don't|doesn't|didn't
    probably|likely|also|often|they|that|which|helps?|(?<!which )[a-z]{2,}[^su\W]s
    (?:shown|proven|found|known|likely|thought|believed|expected|appears?|seems?|tends?) to"""
)
"""After these, or after a plural, a verb in its base form is said of something. It else gives advice."""
BETWEEN = either("not|also|probably|often|help|greatly|really")
PASSIVE = either("is|are|was|were|be|been|being|feels?|gets?|got")
POSTURE = either("sitting|leaning|bending|lying|standing|stooping|squatting|resting")
STILL = either(
    "forward|down|back|up|still|flat|over|on|in|a|the|your|side|chair|bed|or|often|usually|also|may|can|will"
)
"""Pain is relieved by rest, and sitting relieves it: that tells of a sign, not of a treatment."""
_HOW_MUCH = either(
    "an?|the|not|more|less|very|highly|most|as|just|also|safe|and|both|quite|equally|extremely"
)
_ASSISTED = either("with|together|when|if|in the")
ALWAYS_CLAIMS = (
    r"\b(?:cures|cured|guarantee[sd]?|significantly|success rate|proven|proves)\b",
    rf"\b(?:is|are|was|were) (?:{_HOW_MUCH} )*(?:in)?effective\b",
    r"\bsignificant (?:[\w-]+ ){0,2}(?:relief|improvements?|reductions?|decreases?|benefits?)\b",
    r"\b(?:offers?|provides?|gives|gave) (?:[\w'-]+ ){0,4}relief\b",
    rf"(?<!which )\bworks? (?:(?:very|just as|as) )?(?:well|better|best)\b(?! {_ASSISTED}\b)",
    r"\bworks? for (?:most|many|some|everyone)\b(?! (?:hours|days|weeks|months|years)\b)",
    r"\bworked (?:no )?better\b",
)
DENIED = r"\b(?:no|not|none|nobody|nothing|never|cannot|without|\w+n't)\b(?: [\w-]+){0,2} \Z"
"""Before a word that leaves no doubt: that something is not proven claims nothing."""
HELPERS = either(
    r"nurses?|doctors?|teams?|\w*therapists?|surgeons?|specialists?|pharmacists?|dietitians?|staff"
)
"""That these help somebody tells what they do for a living."""
CONDITION = either(
    r"""if|whether|when|until|once|unless|how much|how well|how long|how often|how far
    ask|meant|hopes?|goal|aims?|look for|looking for
    (?:no one|nobody|cannot|not) (?:can )?promise"""
)
WHAT = either("what|which (?:medicines?|drugs?|treatments?|exercises?|positions?|things?|ones?)")
"""What follows them is not claimed; after the second kind, only what follows at once."""
ADVICE = either(
    """aim|apply|be|begin|buy|choose|clean|cut|drink|eat|increase|keep|lift|lose|lower|move|pay|raise|reduce|rest|set
    sit|start|stay|stop|take|try|turn|use|walk|wash|work"""
)
TOLD_TO_DO = either(
    "your|an?|the|it|them|this|up|down|about|only|twice|half|at|by|with|to|for|no more|" + NUMBER
)
"""A sentence that begins with these two asks for something; its figures are no one's results."""
ELSEWHERE = either("that|which|because|since|it|they|and|can|may|will")
"""With one of these the request is over."""
SCALE = (
    r"\b(?:pain|it|score|scale) (?:is|was|of|at|above|below|over|under)"
    r"(?: (?:worse|more|less|higher|lower|about|around|at least)(?: than)?)? \Z"
)
"""Pain of 7 out of 10 is a measure, and no share of people."""

REPORT = either(
    r"""trials?|study|studies|reviews?|researchers|authors|participants|volunteers|found|had|reported
    fell|dropped|rose"""
)
"""They tell what was seen in a study."""
ABSOLUTE = either("proven|proves|guarantee[sd]?|cures")
DENIABLE = either("proven|proves|guarantee[sd]?|cures|cured|shown|found|known")
UNKNOWN = either(
    r"""do not know|does not know|did not know|don't know|not known|unknown|unclear|uncertain|unsure|not sure
    (?:can)?not be sure|not certain|(?:can)?not be certain|nobody knows|no one knows
    no good evidence|not enough evidence|not enough good evidence|not enough research
    very low[- ](?:certainty|quality)|too early|too weak|too little
    little is known|cannot say|cannot tell|untested"""
)
MAY = either(
    r"""(?-i:may)|might|could|appears? to|seems? to|suggests?|(?:some|weak|limited|little) evidence
    low[- ](?:certainty|quality)|possibly|perhaps"""
)
PROBABLY = either(
    r"""probably|likely|can|often|should|(?:thought|believed|expected) to|tends? to
    moderate[- ](?:certainty|quality)"""
)
ASIDE = r"(?:[;:]|, (?:which|who|and|but|so|because)\b)"
"""What stands before it is said of something else, and so is what stands behind the claim."""

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

_ENDINGS = ("", "e", "es", "s", "ed")
_OTHER_SIGNS = (
    "percent", "per", "cures", "cured", "guarantee", "guarantees", "guaranteed", "significantly",
    "significant", "success", "offer", "offers", "provide", "provides", "gives", "gave", "proven", "proves",
    "effective", "ineffective", "work", "works", "worked", "half", "third", "thirds", "quarter", "quarters",
    "twice", "double", "doubles", "doubled", "halve", "halves", "halved", "times", "fold", "twofold",
    "threefold", "fourfold", "fivefold", "tenfold", "ratio", "relative", "three", "four", "five", "ten",
    "twenty", "hundred", "thousand", "same", "follow", "followup", "follow-up", "later", "two-thirds", "one",
    "out",
)  # fmt: skip
_STEMS = (_STRONG + "|" + _WEAK).split("|")
_WORDS = (*_OTHER_SIGNS, *(stem + ending for stem in _STEMS for ending in _ENDINGS))
WORDS = frozenset([*_WORDS, *map(str.capitalize, _WORDS)])
"""One of these words, or a figure, stands in a sentence that claims an effect, or is about one trial."""
SIGNS = WORDS.union(map(str, range(1, 1000)))
"""The same for a whole text, in which any number may be part of a figure: that is quicker to see."""
