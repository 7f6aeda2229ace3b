"""What a claim of an outcome looks like: how an illness goes, how long care helps, how safe it is, how good.

As with the forms of an effect, a pattern takes in what is said of it. That the battery lasts for years, and
that it is safe to drive again, claims nothing.
"""

from __future__ import annotations

from tpm_site.markdown import outcome_words as words
from tpm_site.markdown.claim_form import form_of
from tpm_site.markdown.effect_words import PAIN, SUFFERED
from tpm_site.markdown.figure_words import PEOPLE, PEOPLE_WORDS, either

_NEAR = r"(?: (?!(?:not|that|which|does|do)\b)[\w-]+){0,3}"
_CARE = either("treatment|medicine|therapy|remedy|cure|operation|exercise")
_ENDS = r"(?=[.,;:!]|\Z| (?:with|by|in|for|and|but|after|altogether)\b)"
_GAINS = either("(?<!side )effects?|benefits?|results?|improvements?|gains?|relief")

COURSE = (
    form_of(
        "better away clears clear settles settle heals heal shrinks shrink improves improve resolves resolve"
        " fades fade returns",
        rf"\b{words.ILLNESSES}{_NEAR} (?:{words.MEND}(?: [\w-]+){{0,3}}? {words.BY_ITSELF}\b"
        rf"|{words.USUALLY} {words.MEND}\b(?!(?: [\w-]+){{0,3}} {words.RELIEVED}\b))",
        beside=words.COURSE_WORDS,
    ),
    form_of(
        "recover recovers improve improves better well work sports school",
        rf"\b{words.MOST} (?:(?:will|can|also|{words.USUALLY}) ){{0,2}}{words.FARE}\b(?! {words.NOT_THEN}\b)"
        rf"|\b{PEOPLE} (?:\w+ )?(?:do|recover) (?:(?:very|quite|really) )?(?:well|quickly|fast|fully)"
        r"(?= (?:after|with)\b|[.,;]|\Z)",
        beside=f"{PEOPLE_WORDS} most many everyone",
    ),
    form_of(
        "avoid avoids avoided need",
        rf"(?<!to )\b(?:helps?|lets?|can|could|may|able to|(?:most|many) {PEOPLE})"
        rf" (?:(?!hope|want|wish|try|like|to\b)[\w-]+ ){{0,3}}avoids? {words.AN_OPERATION}\b{_ENDS}"
        rf"|\b(?:surgery|operations?) (?:can|could|may) (?:{words.USUALLY} )?be avoided\b"
        rf"|\b(?:(?:only )?(?:a )?few {PEOPLE}|{words.MOST}) (?:(?:will|ever|never|do not|don't) ){{0,2}}need"
        rf" {words.AN_OPERATION}\b{_ENDS}",
        beside="surgery operation operations fusion",
    ),
)
"""How an illness goes, and what becomes of those who have it."""
LASTING = (
    form_of(
        "lasts last lasted lasting long-lasting permanent",
        rf"\b{_GAINS}(?: (?!that\b)[\w-]+){{0,4}} last(?:s|ed)?"
        rf" (?:(?:for )?{words.WEEKS}|forever|a lifetime)\b"
        rf"|\b{_GAINS} (?:is|are|can be) (?:{words.USUALLY} )?(?:(?:long[- ])?lasting|permanent)"
        r"(?=[.,;:!]|\Z| (?:and|but|in|for)\b)"
        r"|\b(?:has|have|gives?|brings?|offers?|with) (?:long[- ])?lasting (?:results|benefits?|effects?)\b",
    ),
    form_of(
        "off kills killed",
        r"\b(?:(?:turn|switch|shut)(?:e?s|ed)? off (?:[\w-]+ ){0,2}|kill(?:s|ed) (?:(?:the|your) )?)"
        rf"{PAIN}\b",
        beside="pain",
    ),
    form_of(
        "off away blocks blocked",
        r"\b(?:(?:turn|switch|shut)(?:e?s|ed)?|block(?:s|ed)|ke(?:eps|pt)) (?:(?:the|your) )?(?:\w+ )?"
        rf"{PAIN} (?:off|away|for {words.WEEKS})\b|\bpain (?:\w+ )?stay(?:s|ed)? away\b",
        beside="pain",
    ),
    form_of("goodbye", rf"\bgoodbye to (?:[\w-]+ ){{0,2}}{words.ILLNESSES}\b"),
    form_of(
        "fixes fixed",
        rf"\bfix(?:es|ed) (?:the|your|their|most) (?:\w+ )?"
        rf"(?:problem|{PAIN}|back|dis[ck]s?|cause)\b(?! if\b)",
    ),
    form_of(
        "life lives live",
        r"(?<!to )\b(?:gives?|gave|gets?|got) (?:[\w-]+ ){1,3}"
        r"(?:(?:life|lives) back|back (?:your|their) (?:life|lives))\b"
        r"|\b(?:live[sd]? longer|changed the lives of)\b",
    ),
    form_of(
        "help helps helped",
        r"\bhelp(?:s|ed)? (?:only )?for (?:only )?(?:an? (?:short |little )?(?:time|while)|"
        rf"{words.WEEKS})\b",
    ),
    form_of(
        "relief",
        r"\bdeliver(?:s|ed) (?:[\w-]+ ){0,2}relief\b|\brelief (?:[\w-]+ )?(?:is|comes) (?:[\w-]+ )?"
        r"(?:within|immediate|instant|fast|quick|quickly|at once|right away)\b",
        "delivers delivered comes immediate instant fast quick",
    ),
)
"""What is said of how long, and how well, it helps."""
SAFE = (
    form_of(
        "safe",
        rf"(?<!no )(?<!all )(?<!every )\b{words.TREATMENTS} (?:is|are) (?:{words.VERY} ){{0,2}}safe"
        r"(?=[.,;:!]|\Z| (?:and|for (?:most|many|almost|nearly|all|everyone|older)|in (?:most|older|all))\b)"
        rf"|(?<!not )\ba (?:{words.VERY} )?safe (?:and \w+ )?(?:treatment|option|alternative|operation)\b"
        r"(?! (?:if|for you)\b)",
    ),
    form_of(
        "risk risks low-risk risk-free complications",
        r"\b(?:carr(?:y|ies)|poses?|has|have) (?:a )?(?:(?:almost|nearly|very) )?"
        r"(?:no|few|little|low|hardly any) (?:\w+ )?(?:risks?|complications)\b(?! to\b)"
        rf"|\b{words.TREATMENTS} (?:is|are) (?:{words.VERY} |a )?(?:low[- ]risk|risk[- ]free)\b"
        rf"|\bcomplications? (?:(?!that\b|which\b)[\w-]+ ){{0,4}}(?:is|are) (?:{words.VERY} )?"
        r"(?:rare|uncommon)\b",
        "carry carries pose poses has have low low-risk risk-free rare uncommon",
    ),
)
"""That it does no harm."""
PRAISE = (
    form_of(
        "best gold safest surest reliable",
        rf"\b(?:is|are|remains?) (?:{words.USUALLY} |still )?(?:the |our )(?:single )?"
        rf"(?:best|safest|most reliable) (?:[\w-]+ )?{_CARE}s?\b"
        r"|\b(?:is|are|remains?) (?:still )?the gold standard\b"
        rf"|\bthe best {_CARE} for (?:[\w-]+ ){{1,4}}(?:is|are)\b"
        r"(?! (?:the one|one|not|different|a matter|up to|often|still)\b)"
        # "The best way to ease pain" is a subject, but for the verb that makes a sentence of it.
        r"|\b(is the )?(?:best|surest|safest|most reliable) way to (?:treat|relieve|end|ease|cure|fix)"
        rf" (?:[\w-]+ ){{0,2}}{words.ILLNESSES}\b(?(1)| is\b)",
    ),
    form_of(
        "good great helpful beneficial",
        r"\b(?:is|are|can be) (?:(?:very|also|often|really) )?(?:good|great|helpful|beneficial) for"
        rf" (?:(?:your|the|an?|most) )?(?:[\w-]+ )?(?:{words.ILLNESSES}|{words.BACK_PARTS})\b(?! pain\b)",
    ),
    form_of(
        "excellent outstanding great good superb",
        r"\b(?:has|have|had|gives?|gets?|shows?|with) (?:\w+ )?"
        r"(?:excellent|outstanding|great|very good|superb) (?:[\w-]+ )?(?:results|outcomes)\b",
        beside="results outcomes",
    ),
    form_of(
        "successful satisfied",
        rf"\b{PEOPLE} (?:are|were) (?:very|highly) satisfied\b"
        rf"|\b(?:is|are|was|were) (?:very|highly|almost always|{words.USUALLY}) successful\b"
        r"(?! (?:if|when)\b)",
    ),
    form_of(
        "success chance chances odds",
        r"\b(?:chances?|odds) of (?:success|recovery|relief) (?:is|are|was|were) (?:\w+ )?"
        r"(?:high|good|low|great|excellent|small|slim|\d+)\b"
        rf"|\b(?:good|high|great|excellent) chance (?:that|of) (?:[\w-]+ ){{0,3}}(?:{SUFFERED}|success)\b",
    ),
    form_of(
        "pays worth superior",
        rf"\b{words.TREATMENTS} (?:pays? off|is worth (?:it|the (?:risk|cost|wait)))\b"
        r"|\b(?:has|have) prove[dn] (?:its|their) worth\b"
        r"|\b(?:is|are) (?:clearly |far )?superior(?=[.,;!]|\Z)",
    ),
    form_of("fail fails", rf"\b{words.TREATMENTS} (?:rarely|seldom|never|hardly ever) fails?\b"),
    form_of(
        "work works",
        r"\b(?:shown|proven|known|found) to work\b|\bworks? where (?:other|all|nothing)\b"
        r"|\b(?:shows?|agree|found) that (?:[\w-]+ ){1,4}works?\b"
        r"|\A(?!(?:how|why|when|what|if|here|this|before|until|see|ask|make|once|as|that)\b)"
        rf"(?:[\w-]+ ){{0,2}}?{words.TREATMENTS} works?(?=[.,;!]|\Z)",
    ),
)
"""That it is good, or the best."""
BODY = (
    form_of(
        "strengthens strengthen builds build protects protect",
        rf"\b(?:{words.TREATMENTS}|calcium|vitamin d) (?:(?:{words.USUALLY}|also|can|may) )*"
        r"(?:strengthen|build|protect)s? "
        rf"(?:(?:the|your|their|both|strong|nearby) ){{0,2}}{words.BODY}\b",
        beside=words.BODY_WORDS,
    ),
)
"""What good is done to the body. What harm may come is told more freely, so that it is not left out."""
FREED = (
    form_of(
        "means mean",
        rf"\bmeans? (?:much |far )?(?:less|fewer|no|lower) {SUFFERED}\b",
        beside="less fewer no lower",
    ),
    form_of(
        "back without",
        rf"\b(?:you|they|{PEOPLE}) (?:will|can) (?:soon )?"
        r"(?:be back (?:at work|to work|on (?:your|their) feet)"
        rf"|(?:walk|sleep|move|live|sit|stand) without {PAIN})\b(?! (?:when|if|once)\b)",
        "feet work without",
        "will can",
    ),
    form_of(
        "spare spares unnecessary",
        rf"\bspares? (?:(?:many|most|some) )?(?:you|them|{PEOPLE}) {words.AN_OPERATION}\b"
        rf"|\bmakes? {words.AN_OPERATION} unnecessary\b",
    ),
    form_of(
        "fewer",
        rf"\b{PEOPLE} (?:take|use|need) fewer (?:\w+ )?"
        r"(?:medicines?|drugs?|opioids?|pills?|painkillers?|tablets?|operations?)\b(?! home\b)",
        beside=PEOPLE_WORDS,
    ),
)
"""What people are freed of."""
OUTCOMES = (*COURSE, *LASTING, *SAFE, *PRAISE, *BODY, *FREED)
