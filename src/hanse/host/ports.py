"""A free TCP port, beginning at the one that was asked for."""

import errno
import socket

TRIED = 100


class NoPort(Exception):
    """No port of this address can be listened on."""


def free_port(host: str, wanted: int, *, tried: int = TRIED) -> int:
    """The first free port of `tried` many from `wanted` on. Raises `NoPort` where there is none."""
    for port in range(wanted, min(wanted + tried, 65_536)):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
                probe.listen()
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    continue
                raise NoPort(f"The server cannot listen on {host} port {port}: {error.strerror}.") from error
            return port
    which = f"Port {wanted}" if tried == 1 else f"Every port from {wanted} to {wanted + tried - 1}"
    raise NoPort(f"{which} of {host} is taken.")
