"""`tpm-site evidence`: what the site's claims rest on."""

from __future__ import annotations

import click

from tpm_site.cli.lazy import LazyGroup

_COMMANDS = {
    "why": "List every sentence that rests on a study, with file and line.",
    "report": "Show each article with its studies, and what they are worth.",
    "watch": "Ask whether papers were retracted, corrected or superseded, and keep the answers.",
}


@click.group(
    "evidence", cls=LazyGroup, commands_in=("evidence", _COMMANDS), help="See what the site's claims rest on."
)
def command() -> None:
    """The group of what is asked about evidence."""
