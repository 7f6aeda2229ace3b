"""A page as a tree that tests can ask: elements by id, by tag and class; their text; their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(repr=False)
class Element:
    """One element, with its attributes, its children in order, and where its tag stands."""

    tag: str
    attributes: dict[str, str]
    line: int = 0
    children: list[Element | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """All elements below this one, in order of the page."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attributes}> in line {self.line}"

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        """The words of the element and all below it, but for what is hidden; white space is one space."""
        return " ".join(self.raw.split())

    @property
    def raw(self) -> str:
        return "".join(
            child if isinstance(child, str) else child.raw
            for child in self.children
            if isinstance(child, str) or "hidden" not in child.attributes
        )

    def all(self, selector: str) -> list[Element]:
        """Elements below by `tag`, `.class`, `tag.class`, or several steps: `nav li a`."""
        step, _, rest = selector.partition(" ")
        found = [element for element in self if element.matches(step)]
        if not rest:
            return found
        inner = (element for outer in found for element in outer.all(rest))
        return list({id(element): element for element in inner}.values())

    def one(self, selector: str) -> Element:
        """The only such element below."""
        (found,) = self.all(selector)
        return found

    def get(self, id: str) -> Element:
        """The only element below with this id."""
        (found,) = (element for element in self if element.attributes.get("id") == id)
        return found

    def matches(self, step: str) -> bool:
        tag, *classes = step.split(".")
        return (not tag or tag == self.tag) and set(classes) <= self.classes


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.getpos()[0])
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}> at {self.getpos()}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(page: str) -> Element:
    """The tree of a page or a piece of one. Tags that do not nest are an AssertionError."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    assert len(builder.open) == 1, f"never closed: {[element.tag for element in builder.open[1:]]}"
    return builder.root
