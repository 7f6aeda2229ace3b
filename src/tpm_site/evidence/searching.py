"""References in a few words, and those that hold some."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from tpm_site.base.suggest import did_you_mean
from tpm_site.model.reference import Reference

_RANKS = frozenset(("Jr", "Sr", "2nd", "3rd", "4th", "II", "III", "IV"))
_FEWEST_LETTERS = 4


def short_name(reference: Reference) -> str:
    """`Kumar et al, 2007`; without authors the publisher, without that the beginning of the title."""
    names = [author.name if author.is_group else family_of(author.name) for author in reference.authors]
    first = names[0] if names else reference.publisher or reference.journal or reference.title[:40]
    who = {1: first, 2: " and ".join(names[:2])}.get(len(names), f"{first} et al") if names else first
    return f"{who}, {reference.year}" if reference.year else who


def family_of(name: str) -> str:
    """A name without its initials and ranks: `van der Berg JP` is van der Berg."""
    words = name.split()
    while len(words) > 1 and (words[-1] in _RANKS or words[-1].isupper()):
        words.pop()
    return " ".join(words)


def find_references(words: Sequence[str], references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Those that hold all of the words, in any of their parts, whatever the case and the accents."""
    wanted = [folded(word) for word in words]
    return tuple(one for one in references if all(word in _all_of(one) for word in wanted))


def better_words(words: Sequence[str], references: Iterable[Reference]) -> str:
    """A tail for a message where nothing was found: what the words that nowhere stand may have meant."""
    texts = [_all_of(one) for one in references]
    known = {word for text in texts for word in re.findall(r"\w+", text) if len(word) >= _FEWEST_LETTERS}
    for word in map(folded, words):
        if not any(word in text for text in texts):
            meant = did_you_mean(word, sorted(known))
            if meant:
                return meant
    return ""


def folded(text: str) -> str:
    """Small letters without accents: Sundstrøm is found by its o, as by its ø."""
    plain = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("Ø", "O"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def _all_of(reference: Reference) -> str:
    names = (author.name for author in (*reference.authors, *reference.editors))
    numbers = (reference.doi, reference.pmid, reference.pmcid, reference.registry, str(reference.year or ""))
    said = (reference.finding or "", reference.limits or "", reference.compared, *reference.topics)
    title = (reference.id, reference.title, reference.journal, reference.journal_abbrev, reference.trial)
    return folded("\n".join((*title, *names, *numbers, *said, reference.design or "", reference.publisher)))
