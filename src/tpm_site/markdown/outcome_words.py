"""The English words of what becomes of an illness, with care or without: lists, and nothing else."""

from __future__ import annotations

from tpm_site.markdown.effect_words import PAIN
from tpm_site.markdown.figure_words import PEOPLE, either

TREATMENTS = either(
    r"""treatments?|procedures?|surger(?:y|ies)|operations?|injections?|shots?|ablations?|nerve blocks?
    implants?|therap(?:y|ies)|exercises?|fusions?|decompression|stimulation|stimulators?|manipulation|adjustments?
    acupuncture|massage|yoga|tai chi|pilates|walking|swimming|medicines?|medications?|drugs?|opioids?
    steroids?|relaxants?|painkillers?|acetaminophen|ibuprofen|naproxen|gabapentin|duloxetine
    \w+plast(?:y|ies)|\w+(?:ectomy|otomy)"""
)
"""What is done for an illness, where it is said to be safe, or to work."""
ILLNESSES = either(
    rf"""(?:{PAIN}|sciatica|stenosis|arthritis|symptoms?|headaches?|migraines?|spasms?|whiplash|weakness)
    dis[ck]s?|herniations?|hernias?|fractures?|pinched nerves?|flare[- ]?ups?|attacks?|episodes?"""
)
"""What may get better by itself."""
BACK_PARTS = either("back|neck|spine|dis[ck]s?|joints?|knees?|hips?|bones?|nerves?")
AN_OPERATION = (
    rf"(?:(?:an?|the|back|spine|spinal|having|major) ){{0,2}}{either('surgery|operations?|fusion')}"
)
MEND = either(
    r"""(?:gets?|got) better|(?:goes|go|went) away|clears?(?: up)?|settles?(?: down)?|heals?|shrinks?
    improves?|resolves?|fades?|returns"""
)
"""What an illness does."""
WEEKS = r"(?:[\w-]+ ){0,4}(?:weeks?|months?|years?)"
BY_ITSELF = either(
    r"by (?:itself|themselves)|on (?:its|their) own|with time|over time|for good"
    r"|without (?:(?:any|an|more|further) )?(?:treatment|surgery|operation|care)"
    rf"|(?:within|in|after|over) {WEEKS}"
)
"""How it does so: in days is what to expect of a sore spot, and no course of an illness."""
USUALLY = either("usually|often|normally|mostly|generally|nearly always|almost always|tends? to")
COURSE_WORDS = """
itself themselves own without with over week weeks month months year years usually often normally mostly
generally always tend tends good
"""
"""One of them stands in each of the last two."""
RELIEVED = either("when|while|if|once|as|sitting|lying|rest|resting|bending|leaning|standing|night")
"""Words behind such a verb that make a sign of it."""
MOST = (
    rf"(?:(?:most|many|(?:nearly|almost) (?:all|every)|the majority of)(?: of)?(?: [\w-]+)? {PEOPLE}"
    r"|(?:nearly |almost )?everyone|most|many)(?: (?:with|who have) (?:[\w-]+ ){0,3}?[\w-]+)?"
)
"""Many people, and what they have."""
_BY_THEN = rf"(?:within|in|after) {WEEKS}"
FARE = either(
    rf"""recovers?|improves?(?! (?:the|their|your)\b)|(?:gets?|feels?) (?:much )?better
    do(?:es)? (?:very )?well(?! to\b)
    (?:returns?|(?:goes|go|gets?|are|is) back) to (?:[\w-]+ ){{0,2}}(?:work|sports?|school) {_BY_THEN}"""
)
"""What becomes of them."""
NOT_THEN = either(
    """about|when|while|if|once|just|knowing|enough|at|on|in bed|by asking
    from (?:the )?(?:sedation|anesthesia)|in (?:a|the) (?:morning|evening|hospital|recovery|quiet)"""
)
"""What follows them where they tell of an hour, a place or a talk."""
VERY = either("very|generally|quite|usually|considered|also|both|perfectly|completely|extremely")
BODY = either(
    r"""back|neck|spine|dis[ck]s?|joints?|bones?|nerves?|core|(?:[\w-]+ )?muscles?|cartilage|ligaments?
    tendons?|tissues?"""
)
"""What a treatment may do good to."""
BODY_WORDS = """
back neck spine disc discs disk disks joint joints bone bones nerve nerves core muscle muscles cartilage
ligament ligaments tendon tendons tissue tissues
"""
"""One of them stands in all of these."""
