"""`_headers`, as the hosts read it: which headers the answer to an address has."""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """The headers of the addresses that a pattern fits: one, or all that begin as it does before a `*`."""

    pattern: str
    headers: tuple[tuple[str, str], ...]

    def fits(self, address: str) -> bool:
        if self.pattern.endswith("*"):
            return address.startswith(self.pattern[:-1])
        return address == self.pattern


def parse_headers(data: bytes) -> tuple[Rule, ...]:
    """The rules of the file, in its order."""
    rules: list[Rule] = []
    for line in data.decode("utf-8", "replace").splitlines():
        if not line.startswith(" "):
            rules += [Rule(line, ())] if line else []
        elif rules:
            name, _, value = line.strip().partition(": ")
            rules[-1] = rules[-1]._replace(headers=(*rules[-1].headers, (name, value)))
    return tuple(rules)


def headers_for(rules: tuple[Rule, ...], address: str) -> dict[str, str]:
    """The headers of one address; a later rule has the last word."""
    return {name: value for rule in rules if rule.fits(address) for name, value in rule.headers}


def base_of(rules: tuple[Rule, ...]) -> str:
    """The path that the site lives below, empty at a root: the first rule is that of all its files."""
    return rules[0].pattern.removesuffix("/*") if rules else ""
