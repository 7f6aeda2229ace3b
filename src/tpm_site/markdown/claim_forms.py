"""What a claim of an effect looks like: patterns of English, each with words of which a sentence has one.

A pattern takes in what claims and what is claimed, so that "stop taking it" and "it helps you get ready" are
none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tpm_site.markdown.claim_form import Form, form_of
from tpm_site.markdown.effect_words import (
    APART,
    BEFORE_A_BASE,
    BETWEEN,
    HEALED,
    NO_ILLNESS,
    PLAIN,
    PLAIN_FORMS,
    PLAIN_STEMS,
    POSTURE,
    STRONG,
    STRONG_STEMS,
    SUFFERED,
    SUFFERED_WORDS,
    WEAK,
    WEAK_STEMS,
)
from tpm_site.markdown.figure_words import PEOPLE, either
from tpm_site.markdown.outcome_forms import OUTCOMES


def _with_endings(stems: str, endings: str) -> str:
    return " ".join(stem + ending for stem in stems.split("|") for ending in endings.split("|"))


_FINITE, _BASE = "s|es|ed|d", "|e"
_SAID_OF = rf"\b{BEFORE_A_BASE} (?:{BETWEEN} )?"
_ILLNESS = rf"(?! (?:(?:the|your|this|its|their|some|any) )?{NO_ILLNESS}\b)"
_SOMEBODY = (
    rf"(?:(?!{APART}\b)[\w'-]+ ){{0,4}}{SUFFERED}\b"
    r"(?! (?:prepare|plan|decide|choose|understand|learn|ask|find|get ready)\b)"
)
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
_SET_ASIDE = (
    r"(?!(?: [\w'-]+){0,9} in what\b)"
    r"(?! (?:in (?:the )?(?:price|cost)|which|whether|who|how|where|when|what|if)\b)"
)
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

_FELL_WORDS = (
    "improvement improvements reduction reductions drop drops decrease decreases gain gains better fewer"
    " lower greater faster quicker shorter less"
)
_HAS_WORDS = (
    "lead leads led result results resulted had has have feel feels felt saw see sees"
    " report reports reported showed show shows found brings bring brought made makes experienced experience"
    " improvement improvements reduction reductions drop drops decrease decreases gain gains"
)
VERBS = (
    form_of(_with_endings(STRONG_STEMS, _FINITE), rf"\b{STRONG}(?:es|s|ed)\b{_ILLNESS}"),
    form_of(_with_endings(STRONG_STEMS, _BASE), rf"{_SAID_OF}{STRONG}e?\b{_ILLNESS}"),
    form_of(
        _with_endings(f"{WEAK_STEMS}|{PLAIN_STEMS}", _FINITE)
        + " stopped controlled fought sped cut speed away rid down edge",
        rf"\b(?:{WEAK}(?:es|s|ed)|{PLAIN_FORMS}) (?:with )?{_SOMEBODY}",
        beside=SUFFERED_WORDS,
    ),
    form_of(
        _with_endings(f"{WEAK_STEMS}|{PLAIN_STEMS}", _BASE) + " away rid down edge",
        rf"{_SAID_OF}(?:{WEAK}|{PLAIN})e? (?:with )?{_SOMEBODY}",
        beside=SUFFERED_WORDS,
    ),
    form_of(
        "heals healed repairs repaired regrows regrew rebuilds regenerates heal repair regrow rebuild",
        r"(?:\b(?:heals|healed|repairs|repaired|regrows|regrew|rebuilds|regenerates)"
        rf"|(?!\w+ not|\w*n't|cannot){_SAID_OF}(?:heal|repair|regrow|rebuild)) (?:[\w'-]+ ){{0,3}}{HEALED}\b",
    ),
)
"""What a treatment does. The base of a verb gives advice, but for some words before it."""
CLAIMS = (
    form_of(
        "cures cured guarantee guarantees guaranteed significantly success proven proves",
        r"\b(?:cures|cured|guarantee[sd]?|significantly|success rate|proven|proves)\b",
    ),
    form_of("effective ineffective", rf"\b(?:{_WAS}|remains?) (?:{_HOW_MUCH} )*(?:in)?effective\b"),
    form_of(
        "significant",
        r"\bsignificant (?:[\w-]+ ){0,2}(?:relief|improvements?|reductions?|decreases?|benefits?)\b",
    ),
    form_of("effectively", rf"\b(?:treats?|relieves?|manages?|works?|worked) {_SOME}effectively\b"),
    form_of(
        "work works",
        rf"(?<!which )\bworks? (?:(?:very|just as|as) )?(?:well|better|best)\b(?! {_ASSISTED}\b)"
        r"|\bworks? (?:for|in) (?:most|many|some|everyone)\b(?! (?:hours|days|weeks|months|years)\b)",
    ),
    form_of(
        "cure",
        rf"(?<!no )(?<!not )(?<!cannot )(?<!a )(?<!to )\bcure (?:(?:the|your|most|all) )?{SUFFERED}\b"
        r"|\b(?:only|sure|lasting|permanent) cure\b",
    ),
)
"""These claim an effect of whatever they are said."""
RELIEF = (
    form_of(
        "relief",
        r"\b(?:offer(?:s|ed)?|provide[sd]?|gives|gave|brings|brought|gets|got|had"
        r"|(?:(?:seems?|appears?|shown) to|may|might|will) (?:give|bring))"
        rf" {_SOME}relief\b|\b(?:most|many) {_TWO}get {_TWO}relief\b"
        r"|\brelief (?:(?:often|usually|can|may|that) )?last(?:s|ed)?\b",
        "offer offers offered provide provides provided gives gave give bring brings brought get gets got had"
        " last lasts"
        " lasted",
    ),
    form_of(
        "pain-free free",
        rf"(?<!to )\b(?:{_WAS}|becomes?|became|leaves?|left|stay(?:s|ed)?) {_SOME}"
        r"(?:pain-free|free (?:of|from) (?:\w+ )?(?:pain|symptoms))\b",
    ),
    form_of(
        _FELL_WORDS,
        rf"\b(?:(?:leads?|led|results?|resulted) (?:to|in)|{_WAS}|had|has|have|feels?|felt|saw|sees?|reports?"
        rf"|reported|showed|shows?|found|brings?|brought|made|makes|experienced?) {_SOME}"
        rf"(?:{_LESS} {_TWO}|{_FELL} (?:in|of) {_SOME}){SUFFERED}\b(?! (?:when|while|if|as)\b)",
        _HAS_WORDS,
        SUFFERED_WORDS,
    ),
    form_of(
        "makes made",
        rf"\bma(?:kes|de) {_SOME}{SUFFERED} {_TWO}(?:better|worse|easier|less|bearable|go away|disappear)\b"
        r"|\bma(?:kes|de) it (?:possible|easier) to (?:\w+ )?(?:walk|sleep|move|work|stand)\b",
    ),
    form_of(
        "improve improves disappear disappears disappeared vanish vanishes vanished",
        rf"(?<!that )\b(?:{SUFFERED})(?: \w+){{0,3}} "
        r"(?:improves? (?:with|after)|(?:disappear|vanish)(?:e?s|ed)?)\b"
        rf"(?! (?:when|while|if|{_TWO}(?:{POSTURE}|rest))\b)",
    ),
    form_of(
        "off faded",
        r"\b(?:benefits?|relief|improvements?|gains?) (?:\w+ ){0,2}(?:(?:wears?|wore|worn) off|faded)\b",
    ),
    form_of(
        "used took needed missed",
        rf"\b(?:used|took|needed|missed) (?:{_DEGREE} )?(?:less|fewer) (?:\w+ )?"
        r"(?:medicines?|drugs?|opioids?|pills?|painkillers?|tablets?|days?|visits?|operations?|surgery)\b",
    ),
    form_of("keeps kept", rf"\bke(?:eps|pt) (?:[\w'-]+ ){{1,4}}from {_BACK}\b"),
    form_of(
        "relieved reduced eased improved lessened lowered prevented cured helped controlled healed",
        rf"\b{SUFFERED}(?: [\w'-]+){{0,3}} {_WAS} (?:\w+ )?{_EASED} (?:by|with|after|through|in)\b"
        rf"(?! {_TWO}(?:{POSTURE}|rest|position|shape)\b)",
    ),
)
"""These name what a patient suffers from, or is spared."""
BESIDE = (
    form_of(
        "better worse safer superior inferior effective helpful",
        rf"(?<!pain )\b(?:{_WAS}|{_DID}) (?:{_DEGREE} ){{0,3}}"
        r"(?:(?:better|worse|safer|(?:more|less) (?:effective|helpful)) than|(?:superior|inferior) to)\b"
        rf"{_NO_MEASURE}"
        rf"|\b(?:{_WAS}|{_DID}) (?:{_DEGREE} )?no (?:better|worse|safer)\b"
        rf"|(?<!who )\b(?:felt|did|fared|got) (?:{_DEGREE} ){{0,2}}(?:better|worse)\b",
    ),
    form_of(
        "good well safe helpful alike",
        rf"\b(?:{_WAS}|{_DID}) (?:{_DEGREE} ){{0,2}}as (?:good|well|safe|helpful) as\b"
        rf"|\b(?:{_DID}|doing) (?:{_DEGREE} )?(?:as well|equally well|alike)\b",
    ),
    form_of(
        "beats beat",
        r"(?<!heart )\bbeats\b(?! (?:per|a minute|fast|faster|slow|slower|in|too|and|at|for|when)\b)"
        r"|\b(?:can|could|may|might|not|n't) beat (?=placebo|sham|a |the |usual|standard|rest|surgery)",
    ),
    form_of(
        "faster sooner quicker quickly earlier shorter",
        rf"\b(?:(?:recover|heal|improve)(?:s|e?d)? (?:{_DEGREE} )?"
        rf"|(?:return(?:s|ed)? to|back (?:to|at)) {_SOME}|(?:gets?|got) (?:you|people|patients) back {_SOME})"
        r"(?:faster|sooner|quicker|more quickly|earlier)\b(?! than others\b)"
        r"|\brecovery (?:is|was) (?:faster|quicker|shorter)\b",
    ),
    form_of(
        "common likely frequent often",
        rf"\b{_WAS} (?:{_DEGREE} )?(?:more|less) (?:(?:common|frequent) (?:in|with|among|after|than)"
        r"|likely to (?:succeed|work|help|fail|recover|improve|get|fall|need|return))\b"
        r"|\b(?:happen|occur|succeed|fail|work|help)s? (?:more|less) often\b",
        "common likely frequent happen happens occur occurs succeed succeeds fail fails work works help"
        " helps",
    ),
    form_of("harm", r"\bmore (?:harm than good|good than harm)\b"),
    form_of(
        "fewer more many",
        rf"\b(?:fewer|more|as many) {PEOPLE} (?:[\w'-]+ ){{0,6}}?{_COUNTED}\b"
        rf"|\bfewer {PEOPLE} (?:[\w'-]+ ){{0,6}}?(?:need|get|have|take(?! part\b)|use)\b",
        "fewer needed had took used got fell went died reported felt recovered returned improved stopped came"
        " dropped",
    ),
    form_of(
        "group groups",
        rf"\b(?:same|similar|alike|equal)\b[^.;,]{{0,20}} (?:in|for) {_BOTH_GROUPS} groups\b"
        rf"|\b{_BOTH_GROUPS} groups? (?:also |then )?(?:improved|did|were doing|felt|recovered|got|fared)\b",
    ),
    form_of(
        "risk risks",
        rf"\brisks?\b(?: [\w'-]+){{0,5}} {_WAS} (?:\w+ )?"
        r"(?:higher|lower|greater|smaller|reduced|increased)\b",
        "higher lower greater smaller reduced increased",
    ),
)
"""These set one group or treatment beside another."""
NO_EFFECT = (
    form_of(
        "difference differences benefit benefits effect effects advantage advantages gain gains improvement"
        " improvements change changes",
        rf"(?<!people )\b(?:{_WAS}|had|has|have|found|finds?|makes?|made|showed|shows?|saw|gave|gives?"
        rf"|brought|with) no {_SOME}{_DIFFERENCE}\b{_SET_ASIDE}"
        rf"|\bno {_TWO}{_DIFFERENCE} {_SOME}(?:was|were) (?:found|seen|shown|noted)\b",
        "no",
    ),
    form_of(
        "differ help",
        r"(?<!that )(?<!which )(?<!what )\b(?:did|does|do)(?: not|n't) (?:\w+ ){0,2}(?:differ|help)\b"
        r"|\b(?:may|might|will|would) not (?:\w+ )?help\b(?! every(?:one|body)\b)",
    ),
    form_of(
        "little nothing no",
        r"\bdid (?:little|nothing) (?:for|to|against)\b|\badd(?:s|ed) (?:little|nothing|no)\b"
        rf"|\b(?:does|do) (?:little|nothing) for {_TWO}{SUFFERED}\b"
        rf"|\b(?:has|have|had) little (?:or no )?{_DIFFERENCE}\b|\b(?:did|does|do) no more than\b",
    ),
)
"""That something does nothing is as much of a claim."""
FORMS = (*VERBS, *CLAIMS, *RELIEF, *BESIDE, *NO_EFFECT, *OUTCOMES)
_PLACES: dict[str, list[int]] = defaultdict(list)
for _place, _one in enumerate(FORMS):
    for _word in _one.words:
        _PLACES[_word].append(_place)
_NAMED = frozenset(_PLACES)


def forms_for(words: Iterable[str]) -> Iterator[Form]:
    """Those that may be found in a sentence of these plain words: quicker than to ask each of them."""
    places = {place for word in _NAMED.intersection(words) for place in _PLACES[word]}
    for place in sorted(places):
        if FORMS[place].may_be_in(words):
            yield FORMS[place]
