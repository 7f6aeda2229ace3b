"""The headers that docs/deploy.md has CloudFront send are those of the bundle."""

from __future__ import annotations

import json

from tests.support.sites import REPOSITORY
from tpm_site.bundle.host_files import headers_file
from tpm_site.pages.frame import POLICY


def test_the_policy_of_headers_is_that_of_the_bundle() -> None:
    text = (REPOSITORY / "docs" / "deploy" / "cloudfront-headers.json").read_text(encoding="utf-8")
    policy = json.loads(text)
    security, custom = policy["SecurityHeadersConfig"], policy["CustomHeadersConfig"]
    transport = security["StrictTransportSecurity"]
    assert custom["Quantity"] == len(custom["Items"])
    assert not transport["IncludeSubdomains"]
    assert not transport["Preload"]
    sent = {
        "Content-Security-Policy": security["ContentSecurityPolicy"]["ContentSecurityPolicy"],
        "Strict-Transport-Security": f"max-age={transport['AccessControlMaxAgeSec']}",
        "X-Content-Type-Options": "nosniff" if "ContentTypeOptions" in security else "",
        "X-Frame-Options": security["FrameOptions"]["FrameOption"],
        "Referrer-Policy": security["ReferrerPolicy"]["ReferrerPolicy"],
    } | {item["Header"]: item["Value"] for item in custom["Items"]}
    everywhere, _, _ = headers_file(POLICY, "").data.decode().partition("/assets/*")
    assert sent == dict(line.strip().split(": ", 1) for line in everywhere.splitlines()[1:])
