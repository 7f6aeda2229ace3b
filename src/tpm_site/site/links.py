"""A link as written to the address it leads to, or to what is wrong with it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote

from tpm_site.base.suggest import did_you_mean, nearest
from tpm_site.model.sections import MAIN
from tpm_site.model.site import Target
from tpm_site.site.addresses import Addresses
from tpm_site.site.citing import Citing
from tpm_site.site.sections import Anchors
from tpm_site.site.urls import GLOSSARY

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
SAFE_SCHEMES = ("https", "http", "mailto", "tel")
_GLOSSARY_FILE = "content/glossary.yaml"
_WEB = re.compile(r"www\.|https?/|[\w-]+(\.[\w-]+)*\.(com|edu|example|gov|info|net|org)\b", re.IGNORECASE)


class Origin(NamedTuple):
    """Where a link stands. `url` is that of its page, empty where several pages show it.

    `anchors` are the ids that a bare `#id` may name, by what may be written; None: those of the page.
    `glossary` is the address of the glossary in its language.
    """

    path: str
    url: str
    anchors: Mapping[str, str] | None = None
    glossary: str = GLOSSARY


class Places(NamedTuple):
    """What links may lead to: addresses, the ids on the pages there, and references that pages cite."""

    addresses: Addresses
    anchors: Anchors
    citing: Citing


class Fault(NamedTuple):
    """Why a link leads nowhere."""

    code: str
    message: str
    help: str = ""


def resolve_link(target: str, origin: Origin, places: Places) -> tuple[Target, Fault | None]:
    """What a link at `origin` leads to."""
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
        return _on_this_page(unquote(anchor), origin, places)
    if place.startswith("/"):
        found, fault = _rooted(unquote(place), unquote(anchor), origin, places)
    else:
        found, fault = _relative(unquote(place), unquote(anchor), origin, places)
    return (_with_query(found, mark + query) if query else found), fault


def _with_query(target: Target, query: str) -> Target:
    if target.href is None:
        return target
    head, separator, tail = target.href.partition("#")
    return Target(f"{head}{query}{separator}{tail}")


def _rooted(place: str, anchor: str, origin: Origin, places: Places) -> tuple[Target, Fault | None]:
    addresses = places.addresses
    if place in addresses.left_out:
        return _left_out(place)
    if not addresses.exists(place) and place not in places.anchors.studies:
        known = (*addresses.all(), *sorted(places.anchors.studies))
        if f"{place}/" in known:
            return Target(), Fault("L101", f"no page stands at {place}", f"write {place}/")
        tail = did_you_mean(place, known)
        return Target(), Fault("L101", f"no page stands at {place}{tail}", _LINK_TO_FILE)
    return _with_anchor(place, anchor, origin, places)


_LINK_TO_FILE = "link to a file by the name that it has now, such as ../articles/lumbar-stenosis.md"


def _relative(place: str, anchor: str, origin: Origin, places: Places) -> tuple[Target, Fault | None]:
    path, addresses = origin.path, places.addresses
    source = posixpath.normpath(posixpath.join(posixpath.dirname(path), place))
    url = origin.glossary if source == _GLOSSARY_FILE else addresses.by_path.get(source)
    if url is not None:
        if url in addresses.left_out:
            return _left_out(source)
        return _with_anchor(url, anchor, origin, places)
    if source in addresses.attachments:
        return Target(attachment=source), None
    if source in addresses.snippets:
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
    if re.fullmatch(r"\+?[\d().-]{7,}", place):
        return f"write tel:{place}"
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


def _on_this_page(anchor: str, origin: Origin, places: Places) -> tuple[Target, Fault | None]:
    if origin.anchors is not None:
        if anchor in origin.anchors:
            return Target(f"#{quote(origin.anchors[anchor])}"), None
        return Target(), _no_anchor(anchor, "every page that shows this text", origin.anchors)
    known = places.anchors.at(origin.url) or frozenset()
    # A page that is left out today has its anchors all the same, but nobody looks at it.
    if anchor in known or origin.url in places.addresses.left_out:
        return Target(f"#{quote(anchor)}"), None
    return Target(), _no_anchor(anchor, "this page", known)


def _with_anchor(url: str, anchor: str, origin: Origin, places: Places) -> tuple[Target, Fault | None]:
    if url == origin.url and anchor:
        return _on_this_page(anchor, origin, places)
    known = places.anchors.at(url) if anchor else None
    if known is not None and anchor not in known:
        return Target(), _no_anchor(anchor, url, known)
    # A slug needs no escape; the name of a file in static/ may.
    return Target(f"{quote(url)}#{quote(anchor)}" if anchor else quote(url)), None


def _no_anchor(anchor: str, where: str, known: Iterable[str]) -> Fault:
    known = sorted(set(known) - {MAIN})
    tail = did_you_mean(anchor, known)
    help = "" if tail else f"known there: {', '.join(known[:12])}"
    if not known:
        help = "take the # and what follows it out"
    return Fault("L102", f'there is no "#{anchor}" on {where}{tail}', help)


def _left_out(place: str) -> tuple[Target, Fault | None]:
    message = f"{place} is not shown to readers today, so its link is shown as plain text"
    return Target(), Fault("L104", message, "publish that page, or take the link out")
