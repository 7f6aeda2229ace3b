"""The corpora on the disk, each made when it is first asked for, and a place for what is in the way."""

from __future__ import annotations

import itertools
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import write_project
from benchmarks.peers.peer import Peer
from benchmarks.peers.table import PEERS
from benchmarks.processes import FailedError, output_of, timed
from benchmarks.words import SHELVES
from benchmarks.writer import Corpus, articles

REPOSITORY = Path(__file__).resolve().parent.parent
_VERSION = re.compile(r"\d+\.\d+(\.\d+)?")
PROGRAM = Path(sys.executable).with_name("tpm-site")


class Site(NamedTuple):
    """A site of a peer's that it can build; where it cannot, `trouble` says why."""

    name: str
    command: tuple[str, ...] = ()
    bundle: Path = Path()
    trouble: str = ""


class Workshop:
    """All that cases share. Nothing below `scratch` is deleted until the end.

    What has just been deleted slows down the making of new files for minutes on some file systems.
    """

    def __init__(self, scratch: Path, peers: Sequence[Peer] = PEERS) -> None:
        self.scratch, self._peers = scratch, peers
        self._count = itertools.count()

    def own(self) -> Path:
        """The project's own content, with the theme that the program brings."""
        root = self.scratch / "own"
        if not root.exists():
            shutil.copytree(REPOSITORY / "content", root / "content")
        return root

    def project(self, corpus: Corpus) -> Path:
        """A project of that corpus, built or not."""
        root = self.scratch / corpus.name
        if not root.exists():
            write_project(root, corpus)
        return root

    def built(self, corpus: Corpus) -> Path:
        """The same, with a bundle and a cache that know all of it."""
        root = self.project(corpus)
        timed(build_of(root))
        return root

    def sites(self, corpus: Corpus) -> list[Site]:
        """The corpus as a site of each peer that is installed, each built once already."""
        return [
            self._site(peer, program, corpus) for peer in self._peers if (program := peer.find()) is not None
        ]

    def move_aside(self, *paths: Path) -> None:
        """Takes what is there out of the way."""
        aside = self.scratch / "aside"
        aside.mkdir(exist_ok=True)
        for path in paths:
            if path.exists():
                path.rename(aside / str(next(self._count)))

    def _site(self, peer: Peer, program: Path, corpus: Corpus) -> Site:
        folder = self.scratch / f"{peer.name}-{corpus.name}"
        site = Site(peer.name, tuple(peer.command(program, folder)), folder / peer.bundle)
        try:
            if not folder.exists():
                peer.lay_out(articles(corpus), folder)
            timed(site.command)
        except (OSError, FailedError) as error:
            return site._replace(trouble=str(error))
        return site._replace(trouble=too_little(site.bundle, corpus))


def build_of(root: Path) -> tuple[str, ...]:
    """The command that builds a project."""
    return (str(PROGRAM), "build", "--root", str(root))


def versions(peers: Sequence[Peer] = PEERS) -> dict[str, str]:
    """The version of each peer; why nothing is measured of it, where it is not installed."""
    found = {}
    for peer in peers:
        program = peer.find()
        try:
            said = output_of([str(program), peer.version]) if program else "not installed"
            number = _VERSION.search(said)
            found[peer.name] = number[0] if number else said.strip()
        except (OSError, FailedError) as error:
            found[peer.name] = f"does not start: {error}"
    return found


def pages_in(bundle: Path) -> int:
    """How many pages a bundle has."""
    return sum(1 for _ in bundle.rglob("*.html"))


def too_little(bundle: Path, corpus: Corpus) -> str:
    """What a bundle lacks of the work that all share, in words; nothing, if it is all there.

    That is a page for each article and each category, the front page, the library, a feed and a sitemap.
    """
    least, found = corpus.articles + len(SHELVES) + 2, pages_in(bundle)
    if found < least:
        return f"makes {found:,} pages of at least {least:,}"
    if not (bundle / "sitemap.xml").is_file():
        return "makes no sitemap"
    return "" if len(list(bundle.glob("*.xml"))) > 1 else "makes no feed"
