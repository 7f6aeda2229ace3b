"""What one parse gathers on its way: holes, headings, findings. Lives as long as the parse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from markdown_it.token import Token
from msgspec import Struct, field

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, at
from tpm_site.markdown.place import Place
from tpm_site.model.body import Body, Heading, Hole, Include
from tpm_site.model.passage import Passage

ENV_KEY = "tpm_site"


class Opening(NamedTuple):
    """The start of a hole that holds text of its own; `make` gets the texts between its marks."""

    make: Callable[[Sequence[Body]], Hole]


class Divider(NamedTuple):
    """Parts two texts of one hole."""


class Closing(NamedTuple):
    """The end of a hole that holds text of its own."""


Filling = Hole | Opening | Divider | Closing


class Use(NamedTuple):
    """Something that the text names or holds, and where: a link's target, a reference, a callout's kind."""

    name: str
    mark: Mark


class Told(NamedTuple):
    """A passage, and where it stands."""

    passage: Passage
    mark: Mark


class Uses(Struct):
    """What a text names, in order of reading."""

    links: list[Use] = field(default_factory=list)
    citations: list[Use] = field(default_factory=list)
    pictures: list[Use] = field(default_factory=list)
    includes: list[Use] = field(default_factory=list)
    callouts: list[Use] = field(default_factory=list)
    outside: list[Use] = field(default_factory=list)
    passages: list[Told] = field(default_factory=list)


class Context(Struct):
    """The state of one parse. `prefix` keeps ids of texts that share a page apart."""

    place: Place
    prefix: str = ""
    allows_headings: bool = True
    fillings: list[Filling] = field(default_factory=list)
    uses: Uses = field(default_factory=Uses)
    outline: list[Heading | Include] = field(default_factory=list)
    anchors: dict[str, Mark] = field(default_factory=dict)
    own_ids: dict[str, Mark] = field(default_factory=dict)
    same_ids: dict[str, int] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    last_level: int = 1
    html_tags: set[str] = field(default_factory=set)
    cited_texts: int = 0
    colons_missing: bool = False
    language: str = "en"
    quotes: Sequence[str] = "\u201c\u201d\u2018\u2019"
    has_dashes: bool = True

    def hole(self, filling: Filling) -> str:
        """What stands for a hole, or one end of one, in the rendered text; no source text can hold a NUL."""
        self.fillings.append(filling)
        return f"\0{len(self.fillings) - 1}\0"

    def fill(self, token: Token, filling: Filling) -> None:
        """Puts a hole, or one end of one, where `token` will be rendered."""
        token.meta["hole"] = self.hole(filling)

    def report(self, mark: Mark, code: str, message: str, help: str = "") -> None:
        """Keeps a finding."""
        self.diagnostics.append(Diagnostic(at(self.place.file, mark), code, message, help))


def context_of(env: Any) -> Context:
    """The context of the parse that `env` belongs to."""
    context: Context = env[ENV_KEY]
    return context


def marker(token: Token) -> str:
    """What stands for the hole of a token in the rendered text."""
    marker: str = token.meta["hole"]
    return marker


def render_hole(_renderer: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    """The render rule of every token that is a hole."""
    return marker(tokens[index])
