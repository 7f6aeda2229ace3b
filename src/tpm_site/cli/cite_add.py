"""`tpm-site cite add`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tpm_site.cli.findings import counted, printable, show_text
from tpm_site.cli.looking import read_library
from tpm_site.cli.options import RefusedError, root_option

if TYPE_CHECKING:
    from tpm_site.engine.adding import Gathered, Proposal
    from tpm_site.evidence.imports.asking import LookUp
    from tpm_site.sources.appending import Appended

_MOST_TROUBLES = 50
_NO_MAIL = (
    "Crossref and PubMed are told an e-mail address, so that they can write to whoever asks too much. "
    "Which one is yours? Write it into content/site.yaml as `evidence: {mail: you@clinic.example}`, "
    "or give it here: --mail you@clinic.example"
)


@click.command("add")
@click.argument("sources", metavar="FILE|DOI|PMID...", nargs=-1, required=True)
@click.option(
    "--to",
    "target",
    default="imported.yaml",
    show_default=True,
    help="The file in content/evidence/ that the records are added to.",
)
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--mail", help="Your e-mail address, which look-up services are told.  [default: site.yaml's]")
@root_option
def command(sources: tuple[str, ...], target: str, yes: bool, mail: str | None, root: Path) -> None:
    """Add references from exported files, or by DOI or PMID.

    Shows what it would write, and asks. Records that are in the library already are named and left as
    they are, and so is all that a file holds and a reference has no key for.
    """
    from tpm_site.engine.adding import place_of, prepare, propose, write

    _refuse_unknown(sources)
    config, holdings = read_library(root)
    file = place_of(target)
    if file is None:
        raise RefusedError(f'"{target}" is no file of the library; give a name such as --to imported.yaml')
    gathered = _gathered(sources, mail or config.evidence.mail)
    proposals, refused = propose(gathered, holdings.library)
    gathered = gathered._replace(troubles=(*gathered.troubles, *refused))
    _show(gathered, proposals)
    new = [proposal for proposal in proposals if proposal.text]
    code = 1 if gathered.troubles else 0
    if not new:
        click.echo("There is nothing to write.")
        sys.exit(code)
    change = prepare(root, file, proposals)
    if change.faults:
        _show_faults(change, root)
        click.echo(f"Nothing was written: mend {file} first, or name another file with --to.", err=True)
        sys.exit(1)
    if not yes and not _asked(f"Write {counted(len(new), 'record')} to {file}?"):
        click.echo("Nothing was written.")
        sys.exit(code)
    if not write(root, file, change):
        raise RefusedError(f"{file} has changed meanwhile, and is left as it is; try again")
    click.echo(f"Wrote {counted(len(new), 'record')} to {file}. Then run: tpm-site check")
    sys.exit(code)


def _refuse_unknown(sources: tuple[str, ...]) -> None:
    from tpm_site.engine.adding import kind_of

    for source in sources:
        if not kind_of(source):
            raise RefusedError(f'"{printable(source)}" is neither a file, nor a DOI, nor a PMID')


def _gathered(sources: tuple[str, ...], mail: str) -> Gathered:
    from tpm_site.engine.adding import gather
    from tpm_site.evidence.http import UnreachableError

    try:
        return gather(sources, lambda: _look_up(mail))
    except UnreachableError as error:
        raise RefusedError(f"no answer: {error}. Nothing was written; try again later") from None


def _look_up(mail: str) -> LookUp:
    from tpm_site.evidence.http import Web
    from tpm_site.evidence.imports import asking
    from tpm_site.model.library import EvidenceSettings

    if not mail:
        raise RefusedError(_NO_MAIL)
    try:
        EvidenceSettings(mail=mail)
    except ValueError:
        raise RefusedError(f'"{printable(mail)}" is no e-mail address such as you@clinic.example') from None
    return asking.LookUp(Web(mail), asking.SERVICES)


def _asked(question: str) -> bool:
    """The answer; without anybody to ask nothing is done."""
    try:
        return click.confirm(question)
    except click.Abort:
        raise RefusedError("nothing was written, for nobody answered; --yes writes without asking") from None


def _show(gathered: Gathered, proposals: tuple[Proposal, ...]) -> None:
    for note in gathered.notes:
        click.echo(f"note: {printable(note)}", err=True)
    for proposal in proposals:
        _show_one(proposal)
    for trouble in gathered.troubles[:_MOST_TROUBLES]:
        place = click.style(printable(trouble.place), bold=True)
        click.echo(
            f"{place}: {click.style('error', fg='red', bold=True)} {printable(trouble.message)}", err=True
        )
    more = len(gathered.troubles) - _MOST_TROUBLES
    if more > 0:
        click.echo(f"and {counted(more, 'more error')}", err=True)


def _show_one(proposal: Proposal) -> None:
    place = click.style(printable(proposal.origin), bold=True)
    if proposal.twin:
        title = printable(proposal.draft.text("title"))
        click.echo(f"{place}: {title}")
        click.echo(
            f"  is there already, with the same {proposal.by}: {proposal.twin} ({proposal.twin_place})\n"
        )
        return
    click.echo(f"{place}:")
    click.echo(proposal.text, nl=False)
    for note in proposal.draft.notes:
        click.echo(click.style(f"  # note: {printable(note)}", fg="yellow"))
    if proposal.draft.doubts:
        click.echo(click.style(f"  # look at: {', '.join(proposal.draft.doubts)}", fg="yellow"))
    if proposal.draft.left_out:
        click.echo(click.style(f"  # not kept: {printable(', '.join(proposal.draft.left_out))}", fg="cyan"))
    click.echo()


def _show_faults(change: Appended, root: Path) -> None:
    from tpm_site.engine.findings import findings_of

    show_text(findings_of(change.faults, root), err=True)
