"""What answers to an address, at the root of a host and below a path."""

from __future__ import annotations

import pytest

from tpm_site.preview.addresses import Addresses, Target, parse_redirects

FILES = ("index.html", "404.html", "articles/x/index.html", "intake form.txt", "_headers")
OLD = parse_redirects(b"/old/x/ /articles/x/ 301\n/old/y /articles/x/#a 301\n\n/alone\n")
WRONG = Target(404, "404.html")
AT_ROOT = {
    "/": Target(200, "index.html"),
    "/articles/x/": Target(200, "articles/x/index.html"),
    "/articles/x/index.html": Target(200, "articles/x/index.html"),
    "/articles/x": Target(301, location="/articles/x/"),
    "/old/x": Target(301, location="/articles/x/"),
    "/old/y/": Target(301, location="/articles/x/#a"),
    "/intake form.txt": Target(200, "intake form.txt"),
    "/intake form.txt/": WRONG,
    "/articles/": WRONG,
    "/_headers": WRONG,
    "articles/x/": WRONG,
    "/alone": WRONG,
}
BELOW = {
    "/": Target(302, location="/texts%20of%20ours/"),
    "/texts of ours": Target(302, location="/texts%20of%20ours/"),
    "/texts of ours/": Target(200, "index.html"),
    "/texts of ours/articles/x": Target(301, location="/texts%20of%20ours/articles/x/"),
    "/articles/x/": WRONG,
    "/texts of ours, too/": WRONG,
}


@pytest.mark.parametrize("address", AT_ROOT)
def test_at_the_root_of_a_host(address: str) -> None:
    assert Addresses(FILES, redirects=OLD).find(address) == AT_ROOT[address]


@pytest.mark.parametrize("address", BELOW)
def test_below_a_path(address: str) -> None:
    assert Addresses(FILES, "/texts of ours").find(address) == BELOW[address]


def test_a_site_without_a_page_for_wrong_addresses() -> None:
    assert Addresses(("index.html",)).find("/nothing/") == Target(404)
