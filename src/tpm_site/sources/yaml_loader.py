"""libyaml as it is used here: text to nodes, without types, and never deeper than a file means to be."""

from __future__ import annotations

from yaml.cyaml import CBaseLoader
from yaml.nodes import Node

MAX_DEPTH = 32
_TAG = "tag:yaml.org,2002:str"


class TooDeepError(Exception):
    """Values within values beyond what any file means; the place is where the innermost one begins."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__()
        self.line, self.column = line, column


class Loader(CBaseLoader):
    """libyaml's parser and none of YAML 1.1's guesses: every scalar is text.

    The composer calls these methods for every node. They count depth, since it recurses without a limit of
    its own and would take the process down, and spare it the search for a tag that nobody looks at.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        self._depth += 1
        if parent is not None and self._depth > MAX_DEPTH + 1:
            raise TooDeepError(parent.start_mark.line, parent.start_mark.column)

    def ascend_resolver(self) -> None:
        self._depth -= 1

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return _TAG
