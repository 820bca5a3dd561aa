"""A scanner on loopback that speaks clamd's INSTREAM as its manual has it, and finds the test virus of EICAR."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd:
    """Answers one connection after another; `seen` holds what each sent."""

    def __init__(self, listener: socket.socket, *, limit: int) -> None:
        self.listener, self.limit = listener, limit
        self.seen: list[bytes] = []
        self.address = ""

    def serve(self) -> None:
        while True:
            try:
                line, _peer = self.listener.accept()
            except OSError:
                return
            with line:
                line.sendall(self.answer(line) + b"\0")

    def answer(self, line: socket.socket) -> bytes:
        if self.read(line, len(b"zINSTREAM\0")) != b"zINSTREAM\0":
            return b"UNKNOWN COMMAND"
        content = b""
        while length := struct.unpack("!I", self.read(line, 4))[0]:
            if len(content) + length > self.limit:
                return b"INSTREAM size limit exceeded. ERROR"
            content += self.read(line, length)
        self.seen.append(content)
        return b"stream: Eicar-Test-Signature FOUND" if EICAR in content else b"stream: OK"

    @staticmethod
    def read(line: socket.socket, size: int) -> bytes:
        content = b""
        while len(content) < size and (more := line.recv(size - len(content))):
            content += more
        return content


@contextmanager
def clamd(path: Path | None = None, *, limit: int = 25_000_000) -> Iterator[Clamd]:
    """A running scanner at a port of loopback, or at a socket's path."""
    if path:
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(path))
        listener.listen()
    else:
        listener = socket.create_server(("127.0.0.1", 0))
    server = Clamd(listener, limit=limit)
    server.address = str(path) if path else "{}:{}".format(*listener.getsockname())
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
