"""`_headers` is read as hosts read it: each rule that fits adds its headers, the later one has its way."""

from __future__ import annotations

from tpm_site.preview.host_headers import base_of, headers_for, parse_headers

RULES = parse_headers(
    b"/texts/*\n  X-Frame-Options: DENY\n  Cache-Control: no-cache\n\n"
    b"/texts/assets/*\n  Cache-Control: immutable\n/texts/feed.xml\n  Content-Type: application/atom+xml\n"
)


def test_the_headers_of_an_address_are_those_of_all_rules_that_fit() -> None:
    assert headers_for(RULES, "/texts/a/") == {"X-Frame-Options": "DENY", "Cache-Control": "no-cache"}
    assert headers_for(RULES, "/texts/assets/a.css")["Cache-Control"] == "immutable"
    assert headers_for(RULES, "/texts/feed.xml")["Content-Type"] == "application/atom+xml"
    assert "Content-Type" not in headers_for(RULES, "/texts/feed.xml/")
    assert headers_for(RULES, "/elsewhere/") == {}


def test_the_first_rule_says_where_the_site_lives() -> None:
    assert base_of(RULES) == "/texts"
    assert base_of(parse_headers(b"/*\n  X: y\n")) == ""
    assert base_of(()) == ""
