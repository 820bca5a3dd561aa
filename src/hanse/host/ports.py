"""A free TCP port, beginning at the one that was asked for."""

import errno
import socket

TRIED = 100


class NoPort(Exception):
    """No port of this address can be listened on."""


def free_port(host: str, wanted: int) -> int:
    """`wanted`, or the first free port above it. Raises `NoPort` when the address itself cannot be used."""
    for port in range(wanted, min(wanted + TRIED, 65_536)):
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
    raise NoPort(f"No port from {wanted} to {wanted + TRIED - 1} of {host} is free.")
