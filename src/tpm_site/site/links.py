"""A link as written to the address it leads to, or to what is wrong with it."""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple
from urllib.parse import unquote

from tpm_site.base.suggest import did_you_mean, nearest
from tpm_site.model.site import Target
from tpm_site.site.addresses import Addresses
from tpm_site.site.urls import GLOSSARY

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
SAFE_SCHEMES = ("https", "http", "mailto", "tel")
_WEB = re.compile(r"www\.|https?/|[\w-]+(\.[\w-]+)*\.(com|edu|example|gov|info|net|org)\b", re.IGNORECASE)
_GLOSSARY_FILE = "glossary.yaml"


class Fault(NamedTuple):
    """Why a link leads nowhere."""

    code: str
    message: str
    help: str = ""


def resolve_link(target: str, path: str, own_url: str, addresses: Addresses) -> tuple[Target, Fault | None]:
    """What a link in the file `path`, whose page is at `own_url`, leads to."""
    if target in ("", "#"):
        return Target(), Fault("L101", "this link has no address", "write one between the round brackets")
    if _SCHEME.match(target):
        scheme = target.split(":", 1)[0]
        help = "link to a file (../articles/name.md), a path (/library/), https:, mailto: or tel:"
        if len(scheme) == 1 or scheme.lower() == "file":
            return Target(), Fault("L103", "this address leads to a file on your own computer", help)
        tail = did_you_mean(scheme, SAFE_SCHEMES)
        return Target(), Fault("L103", f'links of the kind "{scheme}:" are not safe{tail}', help)
    if target.startswith(("//", "\\")):
        return Target(), Fault("L103", "this address does not begin with https:", f"write https:{target}")
    place, _, anchor = target.partition("#")
    place, mark, query = place.partition("?")
    if not place:
        return _with_anchor(own_url, anchor, own_url, addresses)
    if place.startswith("/"):
        return _rooted(unquote(place), mark + query, anchor, own_url, addresses)
    return _relative(unquote(place), anchor, path, own_url, addresses)


def _rooted(
    place: str, query: str, anchor: str, own_url: str, addresses: Addresses
) -> tuple[Target, Fault | None]:
    if place in addresses.left_out:
        return _left_out(place)
    if not addresses.exists(place):
        known = [*addresses.by_url, *addresses.files]
        if f"{place}/" in known:
            return Target(), Fault("L101", f"no page stands at {place}", f"write {place}/")
        tail = did_you_mean(place, known)
        return Target(), Fault("L101", f"no page stands at {place}{tail}", _LINK_TO_FILE)
    target, fault = _with_anchor(place, anchor, own_url, addresses)
    if query and target.href:
        head, separator, tail = target.href.partition("#")
        target = Target(f"{head}{query}{separator}{tail}")
    return target, fault


_LINK_TO_FILE = "link to the source file, such as ../articles/lumbar-stenosis.md"


def _relative(
    place: str, anchor: str, path: str, own_url: str, addresses: Addresses
) -> tuple[Target, Fault | None]:
    source = posixpath.normpath(posixpath.join(posixpath.dirname(path), place))
    url = addresses.by_path.get(source)
    if url is None and source.endswith(f"/{_GLOSSARY_FILE}"):
        url = GLOSSARY
    if url is not None:
        if url in addresses.left_out:
            return _left_out(source)
        return _with_anchor(url, anchor, own_url, addresses)
    if source in addresses.attachments:
        return Target(attachment=source), None
    if any(document.path == source for document in addresses.documents.values()):
        help = f"link to a page that includes it; to show it here, write ::: include {_name_of(source)} :::"
        return Target(), Fault("L101", f"the snippet {source} has no page of its own", help)
    help = _meant_outside(place) or _suggest(source, path, addresses)
    is_record = source.endswith((".yaml", ".yml"))
    message = f"no page is made of {source}" if is_record else f"there is no file {source}"
    return Target(), Fault("L101", message, help)


def _meant_outside(place: str) -> str:
    """How to write what is no file: an address of the web or of a person, a Windows path."""
    if "\\" in place:
        return "write " + place.replace("\\", "/") + ": slashes, not backslashes"
    if re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", place):
        return f"write mailto:{place}"
    if _WEB.match(place):
        return f"write https://{re.sub('^https?/+', '', place)}"
    return ""


def _suggest(source: str, path: str, addresses: Addresses) -> str:
    """The file that was probably meant, written as this file must write it."""
    known = {**dict.fromkeys(addresses.by_path), **dict.fromkeys(sorted(addresses.attachments))}
    folder = posixpath.dirname(path)
    name = source.removesuffix("/index.md").removesuffix(".md")
    for likely in (f"{name}.md", f"{name}/index.md"):
        if likely in known:
            return f"write {posixpath.relpath(likely, folder)}"
    small = {p.lower(): p for p in known}
    if source.lower() in small:
        return f"write {posixpath.relpath(small[source.lower()], folder)}: capital letters count"
    words = {_name_of(p): p for p in known}
    match = nearest(_name_of(source), words)
    return f"did you mean {posixpath.relpath(words[match], folder)}?" if match else _LINK_TO_FILE


def _name_of(path: str) -> str:
    return posixpath.basename(path.removesuffix("/index.md")).removesuffix(".md")


def _with_anchor(url: str, anchor: str, own_url: str, addresses: Addresses) -> tuple[Target, Fault | None]:
    if not anchor:
        return Target(url), None
    href = f"#{anchor}" if url == own_url else f"{url}#{anchor}"
    known = addresses.anchors(url)
    if known is not None and unquote(anchor) not in known:
        tail = did_you_mean(anchor, known)
        where = "this page" if url == own_url else url
        headings = sorted(known - {"main"})
        help = "" if tail else f"known there: {', '.join(headings[:12])}"
        return Target(), Fault("L102", f'there is no "#{anchor}" on {where}{tail}', help)
    return Target(href), None


def _left_out(place: str) -> tuple[Target, Fault | None]:
    message = f"{place} is left out of this build, so its link is shown as plain text"
    return Target(), Fault("L104", message, "publish that page, or take the link out")
