"""`tpm-site cite`: the group of the commands that look at the reference library and add to it."""

from __future__ import annotations

import click

from tpm_site.cli import cite_add, cite_find, cite_list, cite_show

_HELP = """Look at the reference library, and add to it.

\b
  tpm-site cite add export.nbib           from a file: NBIB, RIS, BibTeX, CSL-JSON
  tpm-site cite add 10.1000/182 17845835  by DOI or PMID, over the network
  tpm-site cite list                      all references, and how often each is used
  tpm-site cite show kumar-2007-process   one of them, and where it is used
  tpm-site cite find stimulation sham     those that hold all of these words
"""


@click.group("cite", help=_HELP, short_help="Look at the reference library, and add to it.")
def command() -> None:
    """The group."""


for _module in (cite_add, cite_list, cite_show, cite_find):
    command.add_command(_module.command)
