"""Tables whose cells hold nothing but `prose`, and all rows as many as the head: each one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.token import Token

from tpm_site.markdown.context import Context
from tpm_site.markdown.prose import LONGEST, PROSE_PARTS, html_of, render
from tpm_site.markdown.syntax import Syntax
from tpm_site.markdown.table import ALIGNED, label_of, opening

_DASHES = r"\|(?>(?: *:?-++:? *\|)+)"
_ROW = rf"\|(?>(?:(?>(?:{PROSE_PARTS})*)\|)+)"
TABLE = re.compile(rf"{_ROW}\n{_DASHES}(?>(?:\n{_ROW})+)(?=\n\n|\n?\Z|\n:::)")


def _enable(md: MarkdownIt) -> None:
    md.add_render_rule("prose_table", render)


def is_table(table: str) -> bool:
    """Whether what looks like a table is one, no cell of which is missing, left over or very long."""
    rows = table.split("\n")
    columns = rows[0].count("|")
    return all(_cells(rows[0])) and all(row.count("|") == columns and len(row) <= LONGEST for row in rows)


def _table(tokens: Sequence[Token], index: int, context: Context) -> None:
    token = tokens[index]
    first = (token.map or [0])[0]
    head, dashes, *rows = token.content.split("\n")
    classes = [ALIGNED[cell.startswith(":"), cell.endswith(":")] for cell in _cells(dashes)]
    lines = [opening(label_of(context)), "<thead>\n"]
    lines += _row(head, first, [f'th scope="col"{name}' for name in classes], context)
    lines.append("</thead>\n<tbody>\n")
    for number, row in enumerate(rows, first + 2):
        lines += _row(row, number, [f"td{name}" for name in classes], context)
    lines.append("</tbody>\n</table></div>\n")
    token.meta["html"] = "".join(lines)


def _row(row: str, number: int, tags: Sequence[str], context: Context) -> Iterator[str]:
    yield "<tr>\n"
    for tag, cell in zip(tags, _cells(row), strict=True):
        yield f"<{tag}>{_html_of(cell, number, context)}</{tag[:2]}>\n"
    yield "</tr>\n"


def _html_of(cell: str, number: int, context: Context) -> str:
    if not cell:
        return ""
    if cell.replace(" ", "").isalnum():
        return cell  # A quick look: many hold a word or two.
    return html_of(Token("inline", "", 0, map=[number, number + 1], content=cell), context)


def _cells(row: str) -> list[str]:
    return [mdTrim(cell) for cell in row[1:-1].split("|")]


SYNTAX = Syntax(_enable, block={"prose_table": _table})
