"""Files that hosts read: `_headers`, `_redirects`, robots.txt."""

from __future__ import annotations

from collections.abc import Mapping

from tpm_site.model.assets import Output

_PERMISSIONS = (
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
    "gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"
)
_HEADERS = (
    ("Content-Security-Policy", "{policy}; frame-ancestors 'none'; upgrade-insecure-requests"),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    (
        "Permissions-Policy",
        _PERMISSIONS,
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
_FOREVER = "public, max-age=31536000, immutable"


def headers_file(policy: str, base: str) -> Output:
    """`_headers`, in the form that Netlify and Cloudflare Pages read."""
    lines = [f"{base}/*"]
    lines += [f"  {name}: {value.format(policy=policy)}" for name, value in _HEADERS]
    lines += [f"{base}/assets/*", f"  Cache-Control: {_FOREVER}", ""]
    return Output("_headers", "\n".join(lines).encode())


def redirects_file(redirects: Mapping[str, str], base: str) -> Output:
    """`_redirects`: old path, new address, 301."""
    lines = [f"{base}{old} {base}{new} 301\n" for old, new in sorted(redirects.items())]
    return Output("_redirects", "".join(lines).encode())


def robots_file(sitemap: str) -> Output:
    """robots.txt: everything may be read, and the sitemap is there."""
    return Output("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n".encode())
