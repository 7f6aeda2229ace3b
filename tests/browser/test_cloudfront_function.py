"""The function that docs/deploy.md gives CloudFront, in a browser: pages are found without index.html."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.sites import REPOSITORY

FUNCTION = (REPOSITORY / "docs" / "deploy" / "cloudfront.js").read_text(encoding="utf-8")
WITH_OLD_PATH = FUNCTION.replace("MOVED = {}", "MOVED = { '/blog/stenosis/': '/articles/stenosis/' }")


def answer(page: Page, uri: str) -> Any:
    script = f"uri => {{ {WITH_OLD_PATH}; return handler({{ request: {{ method: 'GET', uri }} }}); }}"
    return page.evaluate(script, uri)


@pytest.mark.parametrize(
    ("uri", "file"),
    [
        ("/", "/index.html"),
        ("/articles/stenosis/", "/articles/stenosis/index.html"),
        ("/feed.xml", "/feed.xml"),
        ("/assets/style.0123456789.css", "/assets/style.0123456789.css"),
        ("/old/policy.html", "/old/policy.html"),
    ],
)
def test_an_address_leads_to_its_file(page: Page, uri: str, file: str) -> None:
    assert answer(page, uri)["uri"] == file


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        ("/articles/stenosis", "/articles/stenosis/"),
        ("/blog/stenosis/", "/articles/stenosis/"),
        ("//elsewhere", "/elsewhere/"),
        ("/\\elsewhere", "/elsewhere/"),
        ("/constructor", "/constructor/"),
    ],
)
def test_another_address_of_a_page_leads_to_the_one_that_it_has(page: Page, uri: str, address: str) -> None:
    found = answer(page, uri)
    assert found["statusCode"] == 301
    assert found["headers"]["location"]["value"] == address
