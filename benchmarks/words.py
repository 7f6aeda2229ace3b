"""What made-up articles are made of. They mean nothing.

There are two lists, so that nothing is made fast for one of them alone: `clinic` is short words of plain
ASCII, `kitchen` long ones, with accents, apostrophes, hyphens and numbers.
"""

from __future__ import annotations

_CLINIC = """
pain back surgery nerve spine disc treatment evidence patients trial relief therapy doctor imaging
injection muscle leg medication opioid fusion stenosis the a of to and in is that for with it can may
often when after your you we not more less most because through before walking sleep numbness clinic
visit dose joint ligament scan rest exercise
"""
_KITCHEN = """
butter sautéing crème jalapeño purée vinaigrette tablespoon grandmother's temperature overnight well-
seasoned thoroughly caramelised 25 180 wouldn't doughnut açaí Gruyère mise-en-place refrigerator cinnamon
the a an of on into from whenever although underneath until mustard colander whisk knead sourdough piñata
Käsespätzle smörgåsbord approximately three-quarters chef's rosemary marinated gently stirring parchment
saucepan half-an-hour leftovers breadcrumbs it's simmering
"""
WORDS = {"clinic": tuple(_CLINIC.split()), "kitchen": tuple(_KITCHEN.split())}
SHELVES = (
    "back-neck-pain",
    "joint-pain",
    "nerve-pain",
    "vein-care",
    "sports-injury",
    "recovery",
    "medicines",
    "tests",
)
"""The categories of a corpus."""
