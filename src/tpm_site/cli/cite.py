"""`tpm-site cite`: the group of the commands that look at the reference library and add to it."""

from __future__ import annotations

import click

from tpm_site.cli.lazy import LazyGroup

_COMMANDS = {
    "add": "Add references from files, or by DOI or PMID.",
    "list": "List all references, with how many texts use each.",
    "show": "Show one reference: formatted in each style, all of its keys, and where it is used.",
    "find": "Find the references that hold all of some words.",
}
_HELP = """Look at the reference library, and add to it.

\b
  tpm-site cite add export.nbib           from a file: NBIB, RIS, BibTeX, CSL-JSON
  tpm-site cite add 10.1000/182 17845835  by DOI or PMID, over the network
  tpm-site cite list                      all references, and how often each is used
  tpm-site cite show kumar-2007-process   one of them, and where it is used
  tpm-site cite find stimulation sham     those that hold all of these words
"""


@click.group("cite", cls=LazyGroup, commands_in=("cite", _COMMANDS), help=_HELP)
def command() -> None:
    """The group."""
