"""What a claim of an effect looks like: patterns of English, each with the words that say so.

A pattern takes in what claims and what is claimed, so that "stop taking it" and "it helps you get ready" are
none.
"""

from __future__ import annotations

from tpm_site.markdown.effect_words import (
    APART,
    BEFORE_A_BASE,
    BETWEEN,
    HEALED,
    NO_ILLNESS,
    PLAIN,
    PLAIN_FORMS,
    POSTURE,
    STRONG,
    SUFFERED,
    WEAK,
)
from tpm_site.markdown.figure_words import PEOPLE, either

_SAID_OF = rf"\b{BEFORE_A_BASE} (?:{BETWEEN} )?"
_ILLNESS = rf"(?! (?:(?:the|your|this|its|their|some|any) )?{NO_ILLNESS}\b)"
VERBS = (
    rf"\b{STRONG}(?:es|s|ed)\b{_ILLNESS}",
    rf"{_SAID_OF}{STRONG}e?\b{_ILLNESS}",
    (
        rf"(?:\b(?:{WEAK}(?:es|s|ed)|{PLAIN_FORMS})|{_SAID_OF}(?:{WEAK}|{PLAIN})e?) (?:with )?"
        rf"(?:(?!{APART}\b)[\w'-]+ ){{0,4}}{SUFFERED}\b"
    ),
    (
        r"(?:\b(?:heals|healed|repairs|repaired|regrows|regrew)"
        rf"|(?!\w+ not|\w*n't|cannot){_SAID_OF}(?:heal|repair|regrow)) "
        rf"(?:[\w'-]+ ){{0,3}}{HEALED}\b"
    ),
)
"""What a treatment does. The base of a verb gives advice, but for some words before it."""
_HOW_MUCH = either(
    "an?|the|not|more|less|very|highly|most|as|just|also|safe|and|both|quite|equally|extremely"
)
_DEGREE = either(
    """no|not|any|clearly|much|far|a|little|lot|slightly|just|also|often|probably|generally|even|significantly
    about|nearly|equally|always|usually|still|likely|to be|somewhat"""
)
_ASSISTED = either("with|together|when|if|in the")
_WAS = either("is|are|was|were|be|been")
_DID = either("works?|worked|did|does|do|feels?|felt|fared|fares?|performed")
_FELL = either("improvements?|reductions?|drops?|decreases?|gains?")
_LESS = either("less|fewer|better|lower|greater|faster|quicker|shorter")
_NO_MEASURE = (
    r"(?! (?:zero|before|usual|last|yesterday|expected|nothing|to|\d|it (?:was|is)|(?:you|they) )\b)"
)
"""What nothing that was tried is better than."""
_SET_ASIDE = r"(?! (?:in (?:the )?(?:price|cost)|which|whether|who|how|where|when|what|if)\b)"
_EASED = either("relieved|reduced|eased|improved|lessened|lowered|prevented|cured|helped|controlled|healed")
_BACK = either("breaking|coming back|returning|getting worse|spreading|failing|falling")
_COUNTED = either(
    """needed|had|took|used|got|fell|went|died|reported|felt|recovered|returned|improved|stopped|came
    dropped out"""
)
_DIFFERENCE = either("differences?|benefits?|effects?|advantages?|gains?|improvements?|changes?")
_BOTH_GROUPS = either("both|the two|all|neither|each")
_TWO, _SOME = r"(?:[\w'-]+ ){0,2}", r"(?:[\w'-]+ ){0,4}"
"""Words that may stand between."""

CLAIMS = (
    r"\b(?:cures|cured|guarantee[sd]?|significantly|success rate|proven|proves)\b",
    rf"\b{_WAS} (?:{_HOW_MUCH} )*(?:in)?effective\b",
    r"\bsignificant (?:[\w-]+ ){0,2}(?:relief|improvements?|reductions?|decreases?|benefits?)\b",
    r"\b(?:treats?|relieves?|manages?|works?|worked) (?:[\w'-]+ ){0,3}effectively\b",
    rf"(?<!which )\bworks? (?:(?:very|just as|as) )?(?:well|better|best)\b(?! {_ASSISTED}\b)",
    r"\bworks? for (?:most|many|some|everyone)\b(?! (?:hours|days|weeks|months|years)\b)",
)
"""These claim an effect of whatever they are said."""
RELIEF = (
    r"\b(?:offer(?:s|ed)?|provide[sd]?|gives|gave|brings|brought|gets|got|had) (?:[\w'-]+ ){0,4}relief\b",
    r"\brelief (?:(?:often|usually|can|may|that) )?last(?:s|ed)?\b",
    (
        rf"(?<!to )\b(?:{_WAS}|becomes?|became|leaves?|left|stay(?:s|ed)?) {_SOME}"
        r"(?:pain-free|free (?:of|from) (?:\w+ )?(?:pain|symptoms))\b"
    ),
    (
        rf"\b(?:(?:leads?|led|results?|resulted) (?:to|in)|{_WAS}|had|has|have|feels?|felt|saw|sees?|reports?"
        rf"|reported|showed|shows?|found|brings?|brought|made|makes|experienced?) {_SOME}"
        rf"(?:{_LESS} {_TWO}|{_FELL} (?:in|of) {_SOME}){SUFFERED}\b(?! (?:when|while|if|as)\b)"
    ),
    (
        rf"\bma(?:kes|de) {_SOME}{SUFFERED} {_TWO}"
        r"(?:better|worse|easier|bearable|go away|disappear)\b"
    ),
    r"\bma(?:kes|de) it (?:possible|easier) to (?:\w+ )?(?:walk|sleep|move|work|stand)\b",
    rf"\bke(?:eps|pt) (?:[\w'-]+ ){{1,4}}from {_BACK}\b",
    (
        rf"\b{SUFFERED}(?: [\w'-]+){{0,3}} {_WAS} (?:\w+ )?{_EASED} (?:by|with|after|through|in)\b"
        rf"(?! {_TWO}(?:{POSTURE}|rest|position|shape)\b)"
    ),
)
"""These name what a patient suffers from, or is spared."""
BESIDE = (
    (
        rf"(?<!pain )\b(?:{_WAS}|{_DID}) (?:{_DEGREE} ){{0,3}}"
        r"(?:(?:better|worse|safer|(?:more|less) (?:effective|helpful)) than|(?:superior|inferior) to)\b"
        rf"{_NO_MEASURE}"
    ),
    rf"\b(?:{_WAS}|{_DID}) (?:{_DEGREE} ){{0,2}}as (?:good|well|safe|helpful) as\b",
    rf"\b(?:{_WAS}|{_DID}) (?:{_DEGREE} )?no (?:better|worse|safer)\b",
    r"(?<!heart )\bbeats\b(?! (?:per|a minute|fast|faster|slow|slower|in|too|and|at|for|when)\b)",
    r"\b(?:can|could|may|might|not|n't) beat (?=placebo|sham|a |the |usual|standard|rest|surgery|exercise)",
    rf"\b(?:recover|heal|improve)(?:s|e?d)? (?:{_DEGREE} ){{0,2}}(?:faster|sooner|quicker|more quickly)\b",
    rf"(?<!who )\b(?:felt|did|fared|got) (?:{_DEGREE} ){{0,2}}(?:better|worse)\b",
    rf"\b(?:{_DID}|doing) (?:{_DEGREE} )?(?:as well|equally well|alike)\b",
    rf"\b(?:fewer|more|as many) {PEOPLE} (?:[\w'-]+ ){{0,6}}?{_COUNTED}\b",
    rf"\bfewer {PEOPLE} (?:[\w'-]+ ){{0,6}}?(?:need|get|have|take|use)\b",
    rf"\b(?:same|similar|alike|equal)\b[^.;,]{{0,20}} (?:in|for) {_BOTH_GROUPS} groups\b",
    rf"\b{_BOTH_GROUPS} groups? (?:also |then )?(?:improved|did|were doing|felt|recovered|got|fared)\b",
    rf"\brisks?\b(?: [\w'-]+){{0,5}} {_WAS} (?:\w+ )?(?:higher|lower|greater|smaller|reduced|increased)\b",
)
"""These set one group or treatment beside another."""
NO_EFFECT = (
    (
        rf"(?<!people )\b(?:{_WAS}|had|has|have|found|finds?|makes?|made|showed|shows?|saw|gave|gives?"
        rf"|brought|with) no {_SOME}{_DIFFERENCE}\b{_SET_ASIDE}"
    ),
    rf"\bno {_TWO}{_DIFFERENCE} {_SOME}(?:was|were) (?:found|seen|shown|noted)\b",
    r"(?<!that )(?<!which )(?<!what )\b(?:did|does|do)(?: not|n't) (?:\w+ ){0,2}(?:differ|help)\b",
    r"\b(?:may|might|will|would) not (?:\w+ )?help\b",
    r"\bdid (?:little|nothing) (?:for|to|against)\b",
    r"\badd(?:s|ed) (?:little|nothing|no)\b",
)
"""That something does nothing is as much of a claim."""
