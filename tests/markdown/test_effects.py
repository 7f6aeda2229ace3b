"""What sentences claim: `passages/effects.txt`, one sentence a line, and what is read in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.words import WORDS
from tests.support.markdown import parsed
from tpm_site.markdown.claim_forms import FORMS, forms_for
from tpm_site.markdown.effect_signs import SIGNS, may_claim
from tpm_site.markdown.effects import read_effect
from tpm_site.markdown.figures import has_figures_of_groups
from tpm_site.markdown.passages import lines_with_signs, read_text
from tpm_site.markdown.plain_words import plain_words
from tpm_site.markdown.unclaimed import is_unclaimed, pattern

PASSAGES = Path(__file__).parent / "passages"


def lines_of(name: str) -> list[str]:
    lines = (PASSAGES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


EXAMPLES = [line.split(" =>") for line in lines_of("effects.txt")]
MARKED = [line.split(" ", 1) for line in lines_of("claims.txt")]


@pytest.mark.parametrize(("sentence", "wanted"), EXAMPLES)
def test_what_a_sentence_claims(sentence: str, wanted: str) -> None:
    effect = read_effect(sentence, "en-US")
    found = [effect.words, effect.strength or "told", effect.relative] if effect.words else []
    assert found == [part.strip() for part in wanted.split("|")] if wanted.strip() else not found


@pytest.mark.parametrize("sentence", [sentence for sentence, wanted in EXAMPLES if wanted.strip()])
def test_the_quick_look_overlooks_no_claim(sentence: str) -> None:
    assert may_claim(sentence)
    for text in (sentence, sentence.replace("s ", "s* ").capitalize()):
        assert lines_with_signs(read_text(text))


def test_words_that_any_text_has_are_no_signs() -> None:
    """Else each text would be read sentence by sentence: a form names those of its words that are rare."""
    assert SIGNS.isdisjoint((*WORDS["clinic"], "risk", "risks"))


def claims(sentence: str) -> bool:
    return any(told.passage.effect for told in parsed(sentence).uses.passages)


def test_which_sentences_claim_something() -> None:
    """Those marked as known limits are read wrongly; one that is not any more loses its mark."""
    is_found = {"+": True, "-": False, "(+)": False, "(-)": True}
    wrong = [f"{mark} {sentence}" for mark, sentence in MARKED if claims(sentence) is not is_found[mark]]
    assert wrong == []


def test_no_claim_is_found_in_a_sentence_without_its_words() -> None:
    sentences = [sentence for sentence, _ in EXAMPLES] + [sentence for _, sentence in MARKED]
    overlooked = [
        (sentence, found[0])
        for sentence in sentences
        for form in set(FORMS).difference(forms_for(plain_words(sentence)))
        if (found := pattern(form.pattern).search(sentence)) and not is_unclaimed(sentence, found)
    ]
    assert overlooked == []


@pytest.mark.parametrize(
    ("text", "says_so"),
    [
        ("It cut falls by 50%, from 10% to 5%.", True),
        ("It cut falls by 50% (5 against 10 per 100).", True),
        ("It cut falls by 50%: 5 in 100 people fell, and 10 in 100 of the others.", True),
        ("It cut falls by 50% (95% CI 30% to 70%).", False),
        ("It cut falls by 50% in 1 of 2 trials.", False),
    ],
)
def test_figures_of_both_groups(text: str, says_so: bool) -> None:
    assert has_figures_of_groups(text, read_effect(text, "en").relative) is says_so


def test_in_another_language_figures_alone_are_read() -> None:
    assert read_effect("Alivia el dolor en 50 % de los casos.", "es").words == "50 %"
    assert read_effect("Alivia el dolor a 1 de cada 5 personas.", "es").words == "1 de cada 5"
    assert read_effect("It relieves pain.", "es").words == ""
