"""The policy of production is opened for the preview's script and its stream, and for nothing else."""

from __future__ import annotations

import pytest

from tpm_site.preview.policy import Own, widened, widened_in
from tpm_site.preview.script import client_script

OWN = Own("let x = 1;", "http://localhost:8000/_preview/events")


OPENED = {
    "default-src 'none'": f"default-src 'none'; script-src-elem {OWN.source}; connect-src {OWN.events}",
    "default-src *": f"default-src *; script-src-elem * {OWN.source}; connect-src * {OWN.events}",
    "script-src *": f"script-src *; script-src-elem * {OWN.source}",
    "default-src 'none'; connect-src 'none'": (
        f"default-src 'none'; connect-src {OWN.events}; script-src-elem {OWN.source}"
    ),
    "img-src 'self'": "img-src 'self'",
    "img-src 'self'; img-src *; upgrade-insecure-requests": "img-src 'self'",
    "": "",
}


@pytest.mark.parametrize("policy", OPENED)
def test_only_what_is_ours_is_allowed(policy: str) -> None:
    assert widened(policy, OWN) == OPENED[policy]


def test_a_script_is_named_by_its_digest() -> None:
    assert Own("", "").source == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"


@pytest.mark.parametrize(
    "meta",
    [
        '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">',
        "<META content=\"default-src 'none'\" HTTP-EQUIV=content-security-policy >",
    ],
)
def test_policies_in_pages_are_opened_likewise(meta: str) -> None:
    page = widened_in(f"<head>{meta}<meta name=x content=y></head>", OWN)
    assert OWN.events in page
    assert "<meta name=x content=y></head>" in page
    assert "default-src &#x27;none&#x27;" in page


def test_our_script_can_stand_in_a_page() -> None:
    script = client_script()
    assert "</script" not in script.lower()
    assert "<!--" not in script
