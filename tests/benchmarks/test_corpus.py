"""A corpus is made from a seed, and the program builds it without a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpus import write_project
from benchmarks.peers.peer import Peer, common_markdown
from benchmarks.peers.table import PEERS
from benchmarks.processes import timed
from benchmarks.words import SHELVES, WORDS
from benchmarks.workshop import too_little
from benchmarks.writer import Corpus, Kind, articles
from tests.support.sites import build, messages

KINDS: tuple[Kind, ...] = ("plain", "rich")


def texts(root: Path) -> dict[str, str]:
    return {
        str(path.relative_to(root)): path.read_text("utf-8") for path in root.rglob("*") if path.is_file()
    }


def test_the_same_seed_gives_the_same_corpus(tmp_path: Path) -> None:
    for name, seed in (("one", 7), ("same", 7), ("other", 8)):
        write_project(tmp_path / name, Corpus(4, "rich", seed=seed))
    assert texts(tmp_path / "one") == texts(tmp_path / "same")
    assert texts(tmp_path / "one").keys() == texts(tmp_path / "other").keys()
    assert texts(tmp_path / "one") != texts(tmp_path / "other")


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_corpus_builds_without_a_finding(kind: Kind, words: str, tmp_path: Path) -> None:
    corpus = Corpus(10, kind, words)
    write_project(tmp_path, corpus)
    report = build(tmp_path, tmp_path / "build")
    assert messages(report) == []
    assert too_little(tmp_path / "build", corpus) == ""


def test_an_article_is_as_long_as_it_is_said_to_be() -> None:
    lengths = [
        len(article.body.split()) + sum(len(question.answer.split()) for question in article.questions)
        for article in articles(Corpus(50))
    ]
    assert 1_200 < sum(lengths) / len(lengths) < 1_500


def test_rich_articles_have_what_plain_ones_lack() -> None:
    (rich, *_), (plain, *_) = articles(Corpus(1, "rich")), articles(Corpus(1))
    for sign in ("\n|---|", "\n::: warning", "\n: ", "[^1]", "\n> "):
        assert sign in rich.body
        assert sign not in plain.body


def test_peers_get_a_body_without_our_own_syntaxes() -> None:
    body = "It helps [@study-1-0], see [this](guide-3.md).\n\n::: warning Take care\nOften.\n:::\n"
    assert common_markdown(body) == "It helps, see [this](/library/guide-3/).\n\nOften.\n"


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_a_peer_does_the_same_work(peer: Peer, tmp_path: Path) -> None:
    """Where it is installed, its bundle has all that is counted; else its site is at least laid out."""
    corpus = Corpus(len(SHELVES), "rich", "kitchen")
    peer.lay_out(articles(corpus), tmp_path)
    assert len(list((tmp_path / "content/library").glob("guide-*.md"))) == corpus.articles
    if program := peer.find():
        timed(peer.command(program, tmp_path))
        assert too_little(tmp_path / peer.bundle, corpus) == ""
