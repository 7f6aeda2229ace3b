"""The preview answers to its own names only."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from tpm_site.preview.guard import Names, reachable


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
def test_by_default_it_has_the_names_of_this_machine(host: str, name: str) -> None:
    names = Names(host, 8000)
    assert names.has(f"{name}:8000")
    for wrong in (name, f"{name}:", f"{name}:80", f"{name}.evil.example:8000", f"x{name}:8000", ""):
        assert not names.has(wrong)
    assert not names.has("192.168.1.7:8000")


def test_the_name_that_it_is_served_at_is_one() -> None:
    names = Names("writing.example", 8000)
    assert names.has("Writing.example:8000")
    assert names.has("localhost:8000")
    assert Names("fd00::7", 8000).has("[fd00::7]:8000")


@pytest.mark.parametrize("version", [4, 6])
def test_where_all_addresses_are_served_any_number_is_one(version: int) -> None:
    names = Names(str(ip_address(bytes(4 if version == 4 else 16))), 8000)
    for name in ("192.168.1.7", "[fd00::7]"):
        assert names.has(f"{name}:8000")
    for name in ("evil.example", "192.168.1.7.evil.example", "[evil]"):
        assert not names.has(f"{name}:8000")


def test_a_port_that_browsers_leave_out() -> None:
    assert Names("127.0.0.1", 80).has("localhost")
    assert Names("127.0.0.1", 80).has("[::1]")


def test_the_address_that_is_shown_can_be_gone_to() -> None:
    everywhere = [str(ip_address(bytes(length))) for length in (4, 16)]
    shown = [reachable(host) for host in (*everywhere, "fd00::7", "writing.example")]
    assert shown == ["127.0.0.1", "[::1]", "[fd00::7]", "writing.example"]
