"""The graph is JSON as the standard library writes it, and nothing in it can end the script that holds it."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tpm_site.pages.json_ld import graph

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&\"'\\/\u2028\u2029\x7f\n"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)


@given(st.dictionaries(TEXTS, VALUES))
def test_a_graph_is_json_that_can_stand_in_a_script(node: dict[str, object]) -> None:
    text = str(graph([node]))
    assert json.loads(text) == {"@context": "https://schema.org", "@graph": [node]}
    assert not set("<>&\u2028\u2029") & set(text)
    plain = json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
    assert text == plain.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
