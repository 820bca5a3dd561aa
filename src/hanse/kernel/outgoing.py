"""Requests to addresses that somebody typed: only to the public internet, and to networks that a setting opens.

The name is looked up once, and the connection goes to the very address that was judged, so that a name which changes
its address in between (DNS rebinding) reaches nothing inside. Redirects are not followed, proxies of the environment
are not used, the whole exchange has one time limit, and only the beginning of an answer is read.
"""

import http.client
import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from hanse.kernel.errors import Invalid

type Address = IPv4Address | IPv6Address

PATIENCE_S = 10
MOST_READ = 500
_PORTS = {"https": 443, "http": 80}
_TRANSLATED = ip_network("64:ff9b::/96")
"""IPv6 addresses that gateways translate to the IPv4 address in their last 32 bits (RFC 6052)."""
_GIVEN_OUT = ip_network("2000::/3")
"""The one part of IPv6 that the internet uses: outside of it lie old forms of IPv4 addresses and of inner networks."""


class NotReached(Exception):
    """No answer; `reason` is a short word of the machine and names nobody."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason[:60]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the beginning of the body, and after how many seconds it wants to be asked again."""

    status: int
    start: str
    wait: int = 0


def require_address(address: str) -> None:
    """Whether requests can go to an address, as far as can be seen without asking for it. Raises Invalid."""
    try:
        where = urlsplit(address)
        host, known = where.hostname, where.scheme in _PORTS and (where.port is None or where.port > 0)
    except ValueError:
        host, known = None, False
    if not host or not known or not address.isascii() or any(one <= " " for one in address):
        raise Invalid(_("Enter a whole address, such as https://example.org/hook."), field="address")
    if where.username is not None or where.fragment:
        raise Invalid(_("Leave out names, passwords and what follows a “#”: they are not sent."), field="address")
    if where.scheme == "http" and not settings.OPEN_NETWORKS:
        raise Invalid(_("The address must begin with https://, so that nobody reads along."), field="address")
    if (literal := _literal(host)) and not _may_reach(literal, where.scheme):
        raise Invalid(_("This address lies inside a network that this site does not send to."), field="address")


def post(address: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """Send a body and read the beginning of the answer. Raises NotReached."""
    where, ends = urlsplit(address), time.monotonic() + PATIENCE_S
    try:
        with _connected(where, ends) as line, _cut_off(line, ends):
            return _exchange(line, where, body, headers)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NotReached("timeout" if isinstance(error, TimeoutError) else type(error).__name__) from error


def _connected(where: SplitResult, ends: float) -> socket.socket:
    """A connection to the first of the name's addresses that answers; each is judged, and used as it was judged.

    Over TLS, nothing has been said on it yet: a receiver could let that take for ever as well.
    """
    problem: OSError | None = None
    for at in _addresses(where):
        if not _may_reach(ip_address(at[0].partition("%")[0]), where.scheme):
            raise NotReached("address not allowed")
        try:
            line = socket.create_connection(at, timeout=max(ends - time.monotonic(), 0.01))
        except OSError as error:
            problem = error
            continue
        if where.scheme == "http":
            return line
        context = ssl.create_default_context()
        return context.wrap_socket(line, server_hostname=where.hostname, do_handshake_on_connect=False)
    raise problem or NotReached("no address")


def _addresses(where: SplitResult) -> Iterator[tuple[str, int]]:
    port = where.port or _PORTS[where.scheme]
    for found in socket.getaddrinfo(where.hostname, port, type=socket.SOCK_STREAM):
        yield str(found[4][0]), port


@contextmanager
def _cut_off(line: socket.socket, ends: float) -> Iterator[None]:
    """Whatever is said within ends then: a receiver that sends a byte now and then would hold us for ever."""
    over: list[bool] = []

    def end() -> None:
        over.append(True)
        with suppress(OSError):  # the receiver was quicker
            socket.socket.shutdown(line, socket.SHUT_RDWR)

    limit = Timer(max(ends - time.monotonic(), 0), end)
    limit.start()
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise (TimeoutError() if over else error) from error
    finally:
        limit.cancel()


def _exchange(line: socket.socket, where: SplitResult, body: bytes, headers: Mapping[str, str]) -> Answer:
    if isinstance(line, ssl.SSLSocket):
        line.do_handshake()
    talk = http.client.HTTPConnection(where.netloc)
    talk.sock = line
    path = (where.path or "/") + (f"?{where.query}" if where.query else "")
    talk.request("POST", path, body, {**headers, "Host": where.netloc, "Connection": "close"})
    answer = talk.getresponse()
    start = answer.read(MOST_READ).decode("utf-8", "replace").replace("\0", "")
    wait = answer.headers.get("Retry-After", "")
    return Answer(answer.status, start, int(wait) if wait.isdecimal() and len(wait) < 7 else 0)


def _literal(host: str) -> Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _may_reach(address: Address, scheme: str) -> bool:
    """Whether it is the public internet's, and spoken to in secret, or of a network that is opened."""
    inside = _inside(address)
    if any(inside in network for network in settings.OPEN_NETWORKS):
        return True
    given_out = isinstance(inside, IPv4Address) or inside in _GIVEN_OUT
    return scheme == "https" and given_out and inside.is_global and not inside.is_multicast


def _inside(address: Address) -> Address:
    """The IPv4 address that an IPv6 address carries, where it is one of a transition."""
    if isinstance(address, IPv4Address):
        return address
    carried = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
    if carried is None and address in _TRANSLATED:
        carried = IPv4Address(int(address) & 0xFFFFFFFF)
    return carried or address
