"""Two versions of a page are equal, or differ in their stylesheets alone, or are different pages."""

from __future__ import annotations

from tpm_site.preview.version import Version, version_of

KEYS = {"/extra.css": "key 1"}


def version(page: str, status: int = 200, **keys: str) -> Version:
    return version_of(status, "/articles/x/", page, lambda address: (KEYS | keys).get(address, ""))


def link(href: str) -> str:
    return f'<link rel="stylesheet" href="{href}"><link rel="icon" href="/icon.svg"><p>Words.</p>'


def test_the_addresses_of_stylesheets_stand_apart() -> None:
    one, two = version(link("/assets/style.1.css")), version(link("/assets/style.2.css"))
    assert one.rest == two.rest
    assert (one.sheets, two.sheets) == (("/assets/style.1.css",), ("/assets/style.2.css",))
    assert str(one) != str(two)


def test_all_else_makes_another_page() -> None:
    one = version(link("/assets/style.1.css"))
    assert version(link("/assets/style.1.css").replace("Words", "Other words")).rest != one.rest
    assert version(link("/assets/style.1.css").replace("icon.svg", "icon.2.svg")).rest != one.rest
    assert version(link("/assets/style.1.css"), status=404).rest != one.rest


def test_a_sheet_whose_name_does_not_change_has_its_key_beside_it() -> None:
    one = version(link("/extra.css"))
    assert version(link("/extra.css")) == one
    other = version_of(200, "/", link("/extra.css"), lambda _: "key 2")
    assert other.rest == one.rest
    assert other.sheets != one.sheets
    assert version(link("../../extra.css")).sheets[0].startswith("../../extra.css?")


def test_a_page_without_sheets() -> None:
    assert version("<p>Words.</p>").sheets == ()
    assert str(version("<p>Words.</p>")).endswith(".")
