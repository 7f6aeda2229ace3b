"""`tpm-site serve`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from tpm_site.cli.findings import counted, show_text
from tpm_site.cli.options import RefusedError, SiteOptions, site_options
from tpm_site.cli.running import request_of
from tpm_site.engine.compiled_patterns import use_kept_patterns

if TYPE_CHECKING:
    from tpm_site.preview.news import Looked, News, Started

_MOST_NAMED = 3


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to be reached at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port; where it is taken, the next free one.",
)
@click.option("--open", "opens", is_flag=True, help="Open the site in a browser.")
@site_options
def command(host: str, port: int, opens: bool, **options: Unpack[SiteOptions]) -> None:
    """Show the site in a browser while you write.

    Pages that are open follow what you save; what is wrong is shown on them. Drafts, future and expired
    articles are shown, marked. No bundle is written. Ctrl-C ends it.
    """
    use_kept_patterns()
    from tpm_site.preview.news import Started
    from tpm_site.preview.preview import Preview, Wanted

    def report(news: News) -> None:
        if isinstance(news, Started):
            _show_start(news, options["root"])
            if opens:
                _open(news.address)
        else:
            _show_look(news)

    request = request_of(**options, drafts=True)
    click.echo(f"Reading {options['root'] / 'content'} …")
    try:
        Preview(Wanted(request=request, host=host, port=port), report).run()
    except KeyboardInterrupt:
        click.echo("\nStopped.")
    except OSError as error:
        if error.filename != f"{host}:{port}":
            raise
        raise RefusedError(f"cannot serve at {host}:{port}: {error.strerror}") from None


def _open(address: str) -> None:
    import webbrowser
    from threading import Thread

    # Some browsers are waited for until they are closed.
    Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _show_start(started: Started, root: Path) -> None:
    if started.port_wanted not in (0, started.port):
        click.echo(f"Port {started.port_wanted} is taken, so it is {started.port}.")
    click.echo(f"{counted(started.files, 'file')} at {click.style(started.address, bold=True)}")
    if started.is_watching:
        click.echo(f"Watching content/, templates/ and static/ in {root.resolve()}. Ctrl-C ends it.")
    else:
        click.echo(
            "The system cannot watch so many folders (on Linux, raise fs.inotify.max_user_watches), "
            "so everything is looked at again and again, which takes a little longer. Ctrl-C ends it."
        )


def _show_look(looked: Looked) -> None:
    """One line, and the findings that are new."""
    if looked.paths is not None or looked.different != 0:
        what = _named(looked.paths)
        came = "the site changed" if looked.different is None else "no change"
        came = f"{counted(looked.different, 'file')} of the site changed" if looked.different else came
        told = f", {counted(looked.told, 'open page')} told" if looked.told else ""
        click.echo(f"{what}: {looked.seconds * 1000:.0f} ms, {came}{told}")
    if looked.trouble:
        click.echo(f"{looked.trouble}. The site is shown as it was.", err=True)
    show_text(looked.new, err=True)
    if looked.errors or looked.were_errors or looked.new:
        counts = f"{counted(looked.errors, 'error')}, {counted(looked.warnings, 'warning')}"
        click.echo(f"{counts}. {'Pages stay as they were.' if looked.errors else ''}".rstrip(), err=True)


def _named(paths: frozenset[str] | None) -> str:
    if paths is None:
        return "Looked at everything"
    if len(paths) > _MOST_NAMED:
        return f"{len(paths)} files"
    return ", ".join(sorted(paths))
