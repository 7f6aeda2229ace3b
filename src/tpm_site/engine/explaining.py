"""Why a file of the bundle was made anew, or was kept: which of the things that it is made from has moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tpm_site.base.suggest import did_you_mean
from tpm_site.engine.keeping import Bundle
from tpm_site.engine.planning import Plan
from tpm_site.model.codec import decode, raw_fields
from tpm_site.model.plan import PagePlan
from tpm_site.pages.keys import Ingredients, encode_inputs
from tpm_site.pages.social_card import SOCIAL_CARD

_WORDS = {
    "text": "its text, or where its links and pictures lead",
    "references": "a reference of the library that it cites, or what is known of one",
    "notices": "what is known of a reference that is written in it",
    "related": "an article that it offers to read on with",
    "authors": "someone who wrote it",
    "specialists": "someone who provides this care",
    "category": "its category",
    "action": "its call to action",
    "shelves": "a category, or how many articles stand in it",
    "total": "how many articles there are",
    "articles": "an article that it lists",
    "newest": "an article that it lists",
    "treatments": "a treatment that it lists",
    "cards": "a page that it lists",
    "terms": "a word of the glossary",
    "record": "what the library says of it",
    "finding": "our words on what it found",
    "limits": "our words on what it cannot show",
    "newer": "the version that takes its place",
    "citing": "a page that cites it, or the title of one",
    "studies": "a study that it lists",
    "pages": "the address or the day of a page",
    "style": "what all cards share: the name, the mark, the colours of the stylesheet",
    "review": "how often pages are due for review",
}


def explain(
    path: str,
    plan: Plan,
    keys: Mapping[str, str],
    made_with: Ingredients,
    bundle: Bundle,
    then: bytes | None,
) -> tuple[str, ...]:
    """What to say of one path of the bundle; `bundle` is as the last build left it.

    `keys` are those of the pages that this build has rendered; `then` is what the page was made from before,
    encoded.
    """
    page = next((page for page in plan.pages if page.path == path), None)
    if page is None:
        if any(output.path == path for output in plan.outputs):
            return (f"{path} is no page: it is copied where its own bytes have changed.",)
        tail = did_you_mean(path, [page.path for page in plan.pages])
        return (f"{path} is no file of this site{tail}",)
    if path not in keys:
        return (f"{path} was kept: all that it is made from is as it was.",)
    last = bundle.key_of(path)
    if last is None:
        return (f"{path} was rendered: the last build did not make it, or nothing is known of that build.",)
    if last == keys[path]:
        return (f"{path} was rendered: the file has been changed or deleted since the last build.",)
    moved = (*_ingredients(page, made_with, bundle), *_inputs(page, plan, then))
    return (f"{path} was rendered, because this has moved:", *(f"  {what}" for what in dict.fromkeys(moved)))


def _ingredients(page: PagePlan, made_with: Ingredients, bundle: Bundle) -> Iterator[str]:
    """What differs of all that many pages share."""
    if page.kind == SOCIAL_CARD:
        return
    then = bundle.made_with
    for name in (page.kind, *page.components):
        if then.templates.get(name) != made_with.templates[name]:
            yield f"template of {name}"
    if then.frames.get(page.language) != made_with.frames[page.language]:
        yield "what all pages share: settings, navigation, names of pages, words of the theme"


def _inputs(page: PagePlan, plan: Plan, then: bytes | None) -> Iterator[str]:
    """What differs of the page's own inputs."""
    now = raw_fields(encode_inputs(page.gather(plan.gatherers)))
    if then is None:
        yield "what it was made from is not known any more"
        return
    old = raw_fields(then)
    for name in now:
        if old.get(name) != now[name]:
            records = _RECORDS[name](old.get(name, b""), now[name]) if name in _RECORDS else ()
            yield ": ".join(filter(None, (_WORDS.get(name, name), ", ".join(records))))


def _of_mapping(old: bytes, now: bytes) -> Iterator[str]:
    """The ids of records that differ, of two mappings by id."""
    then, here = raw_fields(old), raw_fields(now)
    yield from (id for id in sorted(then | here) if then.get(id) != here.get(id))


def _of_list(old: bytes, now: bytes) -> Iterator[str]:
    """The same of two lists of values that begin with an id."""
    then, here = ({item[0]: item for item in decode(data, list[Any])} for data in (old, now))
    yield from (id for id in sorted(then | here) if then.get(id) != here.get(id))


def _of_one(_: bytes, now: bytes) -> Iterator[str]:
    yield decode(now, dict[str, Any])["id"]


_RECORDS: Mapping[str, Callable[[bytes, bytes], Iterator[str]]] = {
    "references": _of_mapping,
    "studies": _of_list,
    "record": _of_one,
}
"""Inputs that are made of records of the library: which of these have moved is said by their ids."""
