"""Services are asked politely: as often as they allow, and never for ever."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from tests.support.services import Given, Services, endless, services
from tpm_site import __version__
from tpm_site.evidence.http import UnreachableError, Web


@pytest.fixture
def world() -> Iterator[Services]:
    with services() as found:
        yield found


def test_who_asks_says_who_it_is(world: Services) -> None:
    world.give("/a", "here")
    with Web("library@clinic.example") as web:
        assert web.get(f"{world.url}/a", {"q": "1 2"}) == b"here"
    [asked] = world.asked
    assert (asked.path, asked.params) == ("/a", {"q": "1 2"})
    assert asked.agent == f"tpm-site/{__version__} (mailto:library@clinic.example)"


@pytest.mark.parametrize("status", [404, 410])
def test_where_there_is_nothing_nothing_is_given(world: Services, status: int) -> None:
    world.give("/a", Given(status=status))
    with Web() as web:
        assert web.get(f"{world.url}/a") is None
    assert len(world.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_who_is_busy_is_asked_again_after_longer_and_longer(world: Services, status: int) -> None:
    world.give("/a", Given(status=status), Given(status=status), "here")
    waited: list[float] = []
    with Web(wait=waited.append) as web:
        assert web.get(f"{world.url}/a") == b"here"
    assert waited == [1.0, 2.0]


def test_who_says_when_to_come_back_is_asked_again_then(world: Services) -> None:
    soon = format_datetime(datetime.now(tz=UTC) + timedelta(seconds=40), usegmt=True)
    world.give("/a", *(Given(status=429, headers={"Retry-After": after}) for after in ("7", soon)), "here")
    waited: list[float] = []
    with Web(wait=waited.append) as web:
        assert web.get(f"{world.url}/a") == b"here"
    assert waited[0] == 7.0
    assert 20 < waited[1] <= 40


def test_who_wants_to_be_left_alone_for_long_is(world: Services) -> None:
    world.give("/a", Given(status=429, headers={"Retry-After": "86400"}))
    with Web() as web, pytest.raises(UnreachableError, match="answers 429 and asks to come back in 86400 s"):
        web.get(f"{world.url}/a")
    assert len(world.asked) == 1


def test_who_never_answers_is_given_up(world: Services) -> None:
    world.give("/a", Given(status=502))
    waited: list[float] = []
    with Web(wait=waited.append) as web, pytest.raises(UnreachableError, match="it answers 502"):
        web.get(f"{world.url}/a")
    assert (len(world.asked), waited) == (4, [1.0, 2.0, 4.0])


def test_who_refuses_is_not_asked_again(world: Services) -> None:
    world.give("/a", Given(status=403))
    with Web() as web, pytest.raises(UnreachableError, match="it answers 403"):
        web.get(f"{world.url}/a")
    assert len(world.asked) == 1


def test_who_is_not_there_is_given_up() -> None:
    with Web(wait=lambda _: None) as web, pytest.raises(UnreachableError, match="ConnectError"):
        web.get("http://127.0.0.1:9/")


def test_an_address_that_is_none_is_no_fault_of_the_program() -> None:
    with Web(wait=lambda _: None) as web, pytest.raises(UnreachableError):
        web.get("http://[")


def test_of_an_answer_that_is_too_long_nothing_is_taken(world: Services) -> None:
    world.give("/a", "x" * 1001)
    with Web() as web, pytest.raises(UnreachableError, match="longer than 1,000 bytes"):
        web.get(f"{world.url}/a", most=1000)


def test_who_has_moved_is_followed(world: Services) -> None:
    world.give("/a", Given(status=302, headers={"Location": "/b"}))
    world.give("/b", "here")
    with Web() as web:
        assert web.get(f"{world.url}/a") == b"here"


def test_an_address_that_is_none_of_the_web_is_not_followed(world: Services, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    world.give("/a", Given(status=302, headers={"Location": (tmp_path / "secret").as_uri()}))
    with Web() as web, pytest.raises(UnreachableError, match="UnsupportedProtocol"):
        web.get(f"{world.url}/a")
    assert len(world.asked) == 1


@pytest.mark.parametrize("after", ["nan", "inf", "-7", "1e999", "soon", "Mon, 01 Jan 0001 00:00:00 +2300"])
def test_a_time_to_come_back_that_is_none_is_passed_over(world: Services, after: str) -> None:
    world.give("/a", Given(status=429, headers={"Retry-After": after}), "here")
    waited: list[float] = []
    with Web(wait=waited.append) as web:
        assert web.get(f"{world.url}/a") == b"here"
    assert waited[0] in (0.0, 1.0)


@pytest.mark.parametrize("begun", [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_who_goes_on_for_ever_is_given_up(begun: bytes) -> None:
    with (
        endless(begun, b"X-A: b\r\n") as url,
        Web(patience=0.2) as web,
        pytest.raises(UnreachableError, match="its answer takes too long"),
    ):
        web.get(url, most=100_000)
