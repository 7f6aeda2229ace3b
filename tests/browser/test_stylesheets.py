"""A browser reads the same rules in a sheet as it is sent and as it was written."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.support.sites import REPOSITORY
from tests.support.stylesheets import CASES
from tpm_site.bundle.shortening import shortened

RULES = r"""sheets => sheets.map(text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map(rule => rule.cssText.replace(/\s+/g, " ").replace(/([,:]) /g, "$1"));
})"""
"""Browsers keep some values letter by letter, as those with `var(…)`: blanks make no difference there."""


def test_what_is_left_out_means_nothing_to_a_browser(page: Page) -> None:
    theme = [path.read_text(encoding="utf-8") for path in (REPOSITORY / "static/assets").glob("*.css")]
    written = [*theme, *(case for case, _ in CASES)]
    sent = [shortened(sheet.encode()).decode() for sheet in written]
    rules = page.evaluate(RULES, written)
    assert page.evaluate(RULES, sent) == rules
    assert len(rules[0]) > 100
    assert all(rules[:-1])
