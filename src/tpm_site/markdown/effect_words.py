"""The English words that claim an effect, and say how sure it is: lists, and nothing else.

They are those that the FTC (claims must be substantiated) and GRADE (wording as sure as the evidence) look
at.
"""

from __future__ import annotations

from tpm_site.markdown.figure_words import NUMBER, either

STRONG_STEMS = "reliev|reduc|alleviat|restor|prevent|sooth|eliminat|outperform|revers"
WEAK_STEMS = "eas|improv|heal|lower|lessen|help|shrink|decreas"
STRONG = either(STRONG_STEMS)
"""Stems of verbs that a treatment does to an illness."""
WEAK = either(WEAK_STEMS)
"""Stems of verbs that claim an effect only with what a patient suffers from behind them."""
PLAIN_STEMS = (
    "clear|stop|end|cut|calm|numb|treat|fight|speed|boost|lift|repair|mend|protect|rais|increas|control|dull|settl|slow"
    "|delay|worsen|halv|doubl"
)
PLAIN = either(PLAIN_STEMS + "|take away|get rid of|bring down|take the edge off")
"""More of these, in their base form but for an e at their end."""
PLAIN_FORMS = either(
    """(?:clear|stop|end|calm|numb|treat|lift|repair|mend|boost|protect|control|dull|slow|delay|worsen)(?:s|ed)
    (?:rais|increas|settl|halv|doubl)e[sd]|stopped|controlled|cuts|fights|fought|speeds?|sped|cut
    (?:takes|took) away|(?:gets|got) rid of|(?:brings|brought) down|(?:takes|took) the edge off"""
)
"""The same as they are said of somebody or something."""
NO_ILLNESS = either(
    r"""pressure|height|blood flow|flow|strain|load|shocks?|stress|tension(?![ -](?:type )?headaches?)
    water|doses?|amount|curve|settings?"""
)
"""What a treatment does to these is how it works, or advice; no patient suffers from them."""
PAIN = (
    r"pain(?! (?:signals?|messages?|medicines?|medications?|drugs?|pills?|relievers?|killers?|clinics?|diary"
    r"|scales?|specialists?|doctors?|pumps?|visits?|care|treatments?|pathways?|centers?)\b)"
)
SUFFERED = either(
    rf"""{PAIN}|aches?|soreness|discomfort|symptoms?|numbness|tingling|weakness|disability|swelling|inflammation
    sciatica|stiffness|spasms?|headaches?|migraines?|arthritis|function|sleep|movement|mobility|mood|balance
    walking(?! (?:time|distance|pace|speed|plan|program)\b)|quality of life|strength|flexibility|recovery
    healing|fractures?|falls|infections?|complications?|bleeding|nausea|depression|anxiety|days off|time off
    risks?|chances?|odds|need|walk (?:farther|further|longer|better)|sleep better"""
)
SUFFERED_WORDS = """
pain ache aches soreness discomfort symptom symptoms numbness tingling weakness disability swelling
inflammation sciatica stiffness spasm spasms headache headaches migraine migraines arthritis function sleep
movement mobility mood balance walking walk quality strength flexibility recovery healing fracture fractures
falls infection infections complication complications bleeding nausea depression anxiety days time risk risks
chance chances odds need
"""
"""One of them stands in all of these."""
HEALED = either("discs?|disks?|bones?|joints?|cartilage|wounds?|nerves?|tissues?|injur(?:y|ies)|fractures?")
APART = either("for|and|but|or|once|if|when|while|until|unless|because|before|after|doses?|pressure|height")
"""Words between a verb and what a patient suffers from that keep the two apart."""
BEFORE_A_BASE = either(
    r"""may|might|can|could|will|would|cannot|can't|won't|do not|does not|did not|don't|doesn't|didn't
    probably|likely|also|often|sometimes|they|that|which|helps?|(?<!which )[a-z]{2,}[^su\W]s
    (?:shown|proven|found|known|likely|thought|believed|expected|appears?|seems?|tends?) to"""
)
"""After these, or after a plural, a verb in its base form is said of something. It else gives advice."""
BETWEEN = either("not|also|probably|often|help|greatly|really")
PASSIVE = either("is|are|was|were|be|been|being|feels?|gets?|got")
POSTURE = either("sitting|leaning|bending|lying|standing|stooping|squatting|resting|coughing|sneezing")
"""Pain is relieved by rest, and sitting relieves it: that tells of a sign, not of a treatment."""
DENIED = r"\b(?:no|not|none|nobody|nothing|never|cannot|without|\w+n't)\b(?: [\w-]+){0,2} \Z"
"""Before a word that leaves no doubt: that something is not proven claims nothing."""
HELPERS = either(
    r"nurses?|doctors?|teams?|\w*therapists?|surgeons?|specialists?|pharmacists?|dietitians?|staff"
)
"""That these help somebody tells what they do for a living."""
CONDITION = either(
    r"""if|whether|when|until|once|unless|how|ask|meant|hopes?|goal|aims?|look for|looking for
    result means|counts? as|counts? it as|depends on
    (?:no one|nobody|cannot|not) (?:can )?promise|not an? (?:sign|proof) that|(?:not|n't) mean
    make sure|check that"""
)
WHAT = either("what|which (?:medicines?|drugs?|treatments?|exercises?|positions?|things?|ones?)")
"""What follows them is not claimed; after the second kind, only what follows at once."""
ADVICE = either(
    """adjust|aim|apply|be|begin|breathe|bring|buy|charge|choose|clean|cut|dim|drink|eat|fill|hold|increase|keep
    leave|lift|lose|lower|move|open|pay|practice|press|raise|reduce|rest|set|sit|start|stay|stop|take|tilt|try
    turn|use|walk|wash|work"""
)
TOLD_TO_DO = either(
    "your|an?|the|it|them|this|up|down|about|only|twice|half|at|by|with|to|for|no more|" + NUMBER
)
"""A sentence that begins with these two asks for something; its figures are no one's results."""
ELSEWHERE = either("that|which|because|since|it|they|and|can|may|will")
"""With one of these the request is over."""
REPORT = either(
    r"""trials?|study|studies|reviews?|researchers|authors|participants|volunteers|found|had|reported
    fell|dropped|rose"""
)
"""They tell what was seen in a study."""
PAST = (
    r"ed\b|\A(?:gave|was|were|had|did|got|led|felt|made|found|saw|brought|took|kept|fought|sped|left|became)\b"
    r"|\b(?:was|were|reported)\b"
)
"""What was is told of those to whom it happened."""
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
