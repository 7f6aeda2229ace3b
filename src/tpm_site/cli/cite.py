"""`tpm-site cite`: the group of the commands that look at the reference library and add to it."""

from __future__ import annotations

import click

from tpm_site.cli import cite_add, cite_find, cite_list, cite_show


@click.group("cite")
def command() -> None:
    r"""Look at the reference library, and add to it.

    \b
      tpm-site cite add export.nbib           from PubMed, Zotero, EndNote: NBIB, RIS, BibTeX, CSL-JSON
      tpm-site cite add 10.1000/182 17845835  by DOI or PMID, over the network
      tpm-site cite list                      all references, and how often each is used
      tpm-site cite show kumar-2007-process   one of them, formatted, and where it is used
      tpm-site cite find stimulation sham     those that hold all of these words
    """


for _module in (cite_add, cite_list, cite_show, cite_find):
    command.add_command(_module.command)
