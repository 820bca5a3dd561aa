"""A TCP port for the site alone, beginning at the one that was asked for."""

import errno
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

TRIED = 100


class NoPort(Exception):
    """No port of this address can be listened on; the message says who has it and what to do."""


@contextmanager
def claimed(host: str, wanted: int, *, tried: int = TRIED) -> Iterator[int]:
    """The first free port of `tried` many from `wanted` on, kept for the block. Raises `NoPort`.

    The server's processes share their port with SO_REUSEPORT, and so would a server that somebody forgot: each would
    get a part of the visitors. So the port is bound here first by a socket that shares with nobody, which proves that
    nobody has it, and which from then on lets our own server in. It never listens, so no visitor is sent to it.
    """
    for port in range(wanted, min(wanted + tried, 65_536)):
        claim = _claim(host, port)
        if claim is not None:
            with claim:
                yield port
            return
    raise NoPort(_taken(host, wanted, tried))


def _claim(host: str, port: int) -> socket.socket | None:
    claim = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    claim.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # not kept away by connections that have ended
    try:
        claim.bind((host, port))
    except OSError as error:
        claim.close()
        if error.errno == errno.EADDRINUSE:
            return None
        raise NoPort(f"The server cannot listen on {host} port {port}: {error.strerror}.") from error
    claim.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
    claim.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    if sys.platform != "linux":
        claim.close()  # elsewhere a socket that was bound alone keeps others out for good
    return claim


def _taken(host: str, port: int, tried: int) -> str:
    if tried > 1:
        return f"Every port from {port} to {port + tried - 1} of {host} is taken. Choose another with --port."
    return f"Port {port} of {host} is taken{_by_whom(port)}. End that program, or choose another port with --port."


def _by_whom(port: int) -> str:
    """The program that listens on the port, as far as this account may see."""
    try:
        listening = [one for one in psutil.net_connections("tcp") if one.status == psutil.CONN_LISTEN]
        pid = next((one.pid for one in listening if one.laddr and one.laddr.port == port and one.pid), None)
        return f" by process {pid} ({psutil.Process(pid).name()})" if pid else ""
    except psutil.Error:
        return ""  # the sentence stands without it
