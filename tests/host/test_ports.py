import os
import socket

import pytest

from hanse.host import ports
from hanse.host.ports import NoPort


@pytest.fixture
def taken():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def sharing(port):
    """A socket as the server's processes have it."""
    one = socket.socket()
    one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    one.bind(("127.0.0.1", port))
    one.listen()
    return one


def test_the_wanted_port_if_it_is_free(free_port):
    with ports.claimed("127.0.0.1", free_port) as port:
        assert port == free_port


def test_the_next_when_it_is_taken(taken):
    with ports.claimed("127.0.0.1", taken) as port:
        assert port > taken


def test_exactly_this_one_or_none_and_who_has_it(taken):
    refused = pytest.raises(NoPort, match=rf"Port {taken} of 127.0.0.1 is taken by process {os.getpid()} \(.*--port")
    with refused, ports.claimed("127.0.0.1", taken, tried=1):
        pass


def test_an_address_that_is_not_ours():
    with pytest.raises(NoPort, match=r"cannot listen on 192\.0\.2\.1"), ports.claimed("192.0.2.1", 8000):
        pass


def test_a_port_is_not_shared_with_a_server_that_would_share(free_port):
    with sharing(free_port), pytest.raises(NoPort), ports.claimed("127.0.0.1", free_port, tried=1):
        pass


def test_a_claimed_port_lets_its_own_servers_in_and_no_other_claim(free_port):
    with ports.claimed("127.0.0.1", free_port):
        with pytest.raises(NoPort), ports.claimed("127.0.0.1", free_port, tried=1):
            pass  # two sites that begin at the same moment, before either listens
        with sharing(free_port), sharing(free_port) as second:
            for _ in range(20):  # the claim itself takes no visitor
                socket.create_connection(("127.0.0.1", free_port), timeout=1).close()
            assert second.getsockname()[1] == free_port
    with ports.claimed("127.0.0.1", free_port, tried=1) as again:
        assert again == free_port
