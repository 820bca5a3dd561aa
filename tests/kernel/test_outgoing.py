"""Requests to typed addresses reach the public internet and opened networks, and nothing else."""

import socket
import threading
from contextlib import suppress
from ipaddress import ip_network

import pytest

from hanse.kernel import outgoing
from hanse.kernel.errors import Invalid
from hanse.kernel.outgoing import NotReached, post, require_address
from tests.frame.webhooks.receiver import receiving

INSIDE = [
    "https://127.0.0.1/",
    "https://10.1.2.3/hook",
    "https://192.168.0.1:8443/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.64.0.1/",
    "https://0.0.0.0/",
    "https://224.0.0.1/",
    "https://[::1]/",
    "https://[fe80::1]/",
    "https://[fd00::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[2002:0a00:0001::]/",
    "https://[64:ff9b::10.0.0.1]/",
    "https://[::127.0.0.1]/",
    "https://[fec0::1]/",
    "https://[5f00::1]/",
]


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_inside_are_refused_when_typed_and_when_sent_to(address: str, settings) -> None:
    settings.OPEN_NETWORKS = []

    with pytest.raises(Invalid):
        require_address(address)
    with pytest.raises(NotReached, match="not allowed"):
        post(address, b"{}", {})


@pytest.mark.parametrize(
    "address",
    ["", "example.org", "ftp://example.org/", "https://", "https://a b.org/", "https://x.org:99999/", "https://[::1/",
     "https://me:secret@example.org/", "https://example.org/#part", "http://example.org/", "https://exämple.org/",
     "https://example.org/\nHost: other"],
)  # fmt: skip
def test_what_is_no_address_is_refused_with_words(address: str, settings) -> None:
    settings.OPEN_NETWORKS = []

    with pytest.raises(Invalid) as refused:
        require_address(address)

    assert refused.value.field == "address"
    assert refused.value.message


@pytest.mark.parametrize("address", ["https://example.org", "https://example.org:8443/a?b=c", "https://8.8.8.8/"])
def test_addresses_of_the_internet_are_taken(address: str, settings) -> None:
    settings.OPEN_NETWORKS = []

    require_address(address)


def test_a_name_is_looked_up_once_and_what_was_judged_is_reached(settings, monkeypatch) -> None:
    """A name that turns from outside to inside between two look-ups (DNS rebinding) is asked for once alone."""
    settings.OPEN_NETWORKS = [ip_network("127.0.0.1/32")]
    asked = []
    with receiving() as receiver:
        port = int(receiver.address.split(":")[2].split("/")[0])

        def resolve(host: str, *_more: object, **_named: object) -> list:
            asked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(asked) == 1 else "10.0.0.1", port))]

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        monkeypatch.setattr(socket, "create_connection", _connect)
        answer = post(f"http://turning.example:{port}/hook", b"{}", {"Content-Type": "application/json"})

    assert (answer.status, asked) == (204, ["turning.example"])
    assert receiver.received[0].headers["host"] == f"turning.example:{port}"


def _connect(where: tuple[str, int], timeout: float) -> socket.socket:
    """As the library, without another look-up."""
    line = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    line.settimeout(timeout)
    line.connect(where)
    return line


def test_plain_http_leads_to_opened_networks_alone(settings, monkeypatch) -> None:
    settings.OPEN_NETWORKS = [ip_network("10.0.0.0/8")]
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_named: found)

    with pytest.raises(NotReached, match="not allowed"):
        post("http://example.org/", b"{}", {})


@pytest.mark.parametrize(("scheme", "begins"), [("http", b"H"), ("https", b"\x16\x03\x03\x40\x00\x02")])
def test_an_answer_that_drips_is_cut_off(settings, monkeypatch, scheme: str, begins: bytes) -> None:
    """Also one that has not even agreed on how to encrypt."""
    settings.OPEN_NETWORKS = [ip_network("127.0.0.0/8")]
    monkeypatch.setattr(outgoing, "PATIENCE_S", 0.3)
    door = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def drip() -> None:
        line, _ = door.accept()
        with line:
            line.recv(1000)
            line.send(begins)
            for _ in range(100):
                if over.wait(0.05):
                    return
                with suppress(OSError):
                    line.send(begins[:1])

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        with pytest.raises(NotReached, match="timeout"):
            post(f"{scheme}://127.0.0.1:{door.getsockname()[1]}/", b"{}", {})
    finally:
        over.set()
        thread.join()
        door.close()


def test_a_name_that_nobody_knows_is_said_so(settings) -> None:
    with pytest.raises(NotReached):
        post("https://nobody.invalid/", b"{}", {})
