"""Calls inside templates, made short: a page calls dozens of macros, and fills in words as often."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup

from tpm_site.base.html import made_here

_filled = lru_cache(maxsize=4096, typed=True)(Markup.format)
"""Words with something put in, of which many pages show the same: a day, the authors, an address."""
_TEXTS = (Markup, str)
_PLAIN = (*_TEXTS, int, bool, type(None))
_MOST_KEPT = 16_384
"""Of one macro: the cards of a large library, some 8 MB."""


class ShortMacro(Macro):
    """A macro that, given values in order, is the function that Jinja has made of it and no more."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._is_plain = not (self.catch_kwargs or self.catch_varargs or self.caller)
        self._kept: Callable[..., Markup] | None = None

    def keep(self) -> None:
        """Keeps what is made from now on; for a macro that sees only its values, and what never changes."""
        self._kept = lru_cache(maxsize=_MOST_KEPT, typed=True)(lambda _, *values: self._made(values))

    def takes(self, values: tuple[object, ...]) -> bool:
        """Whether a call with these values alone needs no second look."""
        return self._is_plain and len(values) <= self._argument_count

    def shown(self, values: tuple[Any, ...]) -> Markup:
        """The HTML, for values that it `takes`."""
        if self._kept is not None:
            if _is_a_view(values):
                with suppress(TypeError):  # It holds a list, or the like, that no key can be made of.
                    # A text is equal to one that is HTML, and is shown in another way.
                    return self._kept(tuple(map(type, values[0])), *values)
            self._kept = None  # It will hardly ever be a view, and need not be asked again.
        return self._made(values)

    def _made(self, values: tuple[object, ...]) -> Markup:
        # The function itself fills in those that are left out.
        left_out = self._argument_count - len(values)
        return made_here(self._func(*values, *(missing,) * left_out))


def _is_a_view(values: tuple[Any, ...]) -> bool:
    """Whether they are a named tuple, as views are, and plain values to show it by."""
    if not values or not hasattr(type(values[0]), "_fields"):
        return False
    return len(values) == 1 or all(type(value) in _PLAIN for value in values[1:])


class ShortContext(Context):
    """Looks first for what templates call most: macros, and the methods of texts."""

    def call(
        self, called: Any, /, *values: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
    ) -> Any:
        """What a call in a template gives; Jinja adds the two arguments that begin with an underscore."""
        if type(called) is ShortMacro:
            if not named and self.eval_ctx.autoescape and called.takes(values):
                return called.shown(values)
        elif type(called) is BuiltinMethodType:
            return called(*values, **named)
        elif _fills_in_texts(called, named) and not values:
            return _filled(called.__self__, **named)
        return super().call(called, *values, _loop_vars=_loop_vars, _block_vars=_block_vars, **named)


def _fills_in_texts(called: Any, named: Mapping[str, object]) -> bool:
    """Whether it is the `format` of words that hold HTML, with nothing but texts to put in."""
    is_format = type(called) is MethodType and called.__func__ is Markup.format
    return is_format and all(type(value) in _TEXTS for value in named.values())
