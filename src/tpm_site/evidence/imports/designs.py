"""What kind of study a record is, as far as publication types or the title tell. A proposal, never a fact."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tpm_site.evidence.imports.draft import Gathering

# The first that fits: a guideline that reviews trials is a guideline.
OF_TYPES = {
    "practice guideline": "guideline",
    "guideline": "guideline",
    "systematic review": "systematic-review",
    "meta-analysis": "systematic-review",
    "network meta-analysis": "systematic-review",
    "randomized controlled trial": "rct",
    "equivalence trial": "rct",
    "observational study": "cohort",
    "case reports": "case-series",
}
_OF_TITLES = (
    (re.compile(r"\b(?:clinical )?practice guidelines?\b|\bguidelines? (?:for|on|from)\b"), "guideline"),
    (re.compile(r"\bprotocol\b"), ""),
    (re.compile(r"\bsystematic review\b|\bmeta-?analys[ie]s\b|\bumbrella review\b"), "systematic-review"),
    (re.compile(r"\brandomi[sz]ed\b.*\btrial\b|\brandomi[sz]ed (?:study|comparison)\b"), "rct"),
    (re.compile(r"\bcohort study\b|\bprospective cohort\b"), "cohort"),
    (re.compile(r"\bcase series\b|\bcase reports?\b"), "case-series"),
)


def propose_design(gathering: Gathering, types: Iterable[str] = ()) -> None:
    """Proposes a design, and says that somebody has to look at it."""
    known = {one.lower() for one in types}
    design = next((design for name, design in OF_TYPES.items() if name in known), "")
    if not design:
        title = str(gathering.values.get("title", "")).lower()
        design = next((design for pattern, design in _OF_TITLES if pattern.search(title)), "")
    if design:
        gathering.put("design", design, doubted=True)
