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


def test_the_wanted_port_if_it_is_free(free_port):
    assert ports.free_port("127.0.0.1", free_port) == free_port


def test_the_next_when_it_is_taken(taken):
    assert ports.free_port("127.0.0.1", taken) > taken


def test_exactly_this_one_or_none(taken):
    with pytest.raises(NoPort, match=f"Port {taken} of 127.0.0.1 is taken"):
        ports.free_port("127.0.0.1", taken, tried=1)


def test_an_address_that_is_not_ours():
    with pytest.raises(NoPort, match=r"cannot listen on 192\.0\.2\.1"):
        ports.free_port("192.0.2.1", 8000)
