"""Why a file of the bundle was made anew, or was kept: which of the things that it is made from has moved."""

from __future__ import annotations

from collections.abc import Mapping

from tpm_site.base.suggest import did_you_mean
from tpm_site.engine.keeping import Bundle
from tpm_site.engine.memo import Memo
from tpm_site.engine.planning import Plan
from tpm_site.model.codec import DecodeError, decode
from tpm_site.pages.keys import Ingredients, page_parts

_WORDS = {
    "text": "its text, or where its links and pictures lead",
    "frame": "what all pages share: settings, navigation, names of pages, words of the theme",
    "references": "a reference of the library that it cites",
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
    "pages": "the address or the day of a page",
    "review": "how often pages are due for review",
}


def remember_parts(parts: Mapping[str, bytes], memo: Memo) -> None:
    """Keeps what pages were made from, by the key of the page."""
    memo.put_all((f"parts:{key}", found) for key, found in parts.items())


def explain(
    path: str, keys: Mapping[str, str], plan: Plan, made_with: Ingredients, bundle: Bundle, memo: Memo
) -> tuple[str, ...]:
    """What to say of one path of the bundle; `bundle` is as the last build left it.

    `keys` are those of the pages that this build has rendered.
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
    moved = _moved(
        last, decode(page_parts(page, page.gather(plan.gatherers), made_with), dict[str, str]), memo
    )
    return (f"{path} was rendered, because this has moved:", *(f"  {what}" for what in moved))


def _moved(last: str, now: Mapping[str, str], memo: Memo) -> tuple[str, ...]:
    """What differs between the page made under the key `last` and one made from `now`, in words."""
    try:
        then = decode(memo.get(f"parts:{last}") or b"", dict[str, str])
    except DecodeError:
        return ("what it was made from is not known any more",)
    names = [name for name in {**now, **then} if then.get(name) != now.get(name)]
    return tuple(_WORDS.get(name, name) for name in names)
