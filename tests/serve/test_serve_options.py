"""With which address may the server run, and under which names does it answer?"""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tallybook.errors import UsageError
from tallybook.serve.options import ServeOptions, allowed_hosts, check, is_loopback
from tallybook.serve.running import bind


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.53", "localhost", "::1", "[::1]"])
def test_only_this_machine_reaches_loopback(host: str):
    assert is_loopback(host)
    check(ServeOptions(host=host))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org", "", "128.0.0.1"])  # noqa: S104
def test_a_wider_address_is_refused_without_users(host: str):
    assert not is_loopback(host)
    with pytest.raises(UsageError, match="nobody would have to log in") as refused:
        check(ServeOptions(host=host))
    assert "tallybook users add" in refused.value.next_step


def test_the_socket_is_said_to_be_tcp_so_that_small_answers_leave_at_once():
    with bind(ServeOptions(port=0)) as bound:
        assert bound.proto == socket.IPPROTO_TCP


def test_a_wider_address_is_fine_with_users():
    check(ServeOptions(host="192.168.1.4", users=Path("users.toml")))


def test_a_name_of_a_proxy_is_refused_without_users():
    with pytest.raises(UsageError, match="a proxy would let others in"):
        check(ServeOptions(hosts=("desk.example.org",)))


def test_loopback_answers_to_its_three_names_with_the_port():
    assert allowed_hosts(ServeOptions(port=8765)) == {
        "127.0.0.1:8765",
        "localhost:8765",
        "[::1]:8765",
    }


def test_the_usual_port_may_be_left_out():
    hosts = allowed_hosts(ServeOptions(host="192.168.1.4", port=80, hosts=("Desk.example.org",)))

    assert hosts == {"192.168.1.4:80", "192.168.1.4", "desk.example.org"}
