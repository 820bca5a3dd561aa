"""Real HTTP requests on keep-alive connections, at a cost far below a server's: bytes out, bytes in."""

import gzip
import re
import selectors
import socket
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlencode

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
COOKIE = re.compile(r"^set-cookie: *([^=]+)=([^;]*)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the headers as they stood, and the body."""

    status: int
    head: str
    body: bytes


@dataclass
class Line:
    """One connection to the server, and the cookies of whoever uses it."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)
    """Headers beside those that every request carries."""

    def __post_init__(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def request(self, path: str, form: dict[str, str] | None = None, *, cookies: bool = True) -> bytes:
        """The bytes of a GET, or of a POST where there is a form; gzip is welcome, as to every browser."""
        body = urlencode(form).encode() if form is not None else b""
        lines = [f"{'GET' if form is None else 'POST'} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        lines += ["Accept-Encoding: gzip", *(f"{name}: {value}" for name, value in self.more.items())]
        if cookies and self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if form is not None:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body

    def receive(self) -> Answer:
        """The next answer. Raises ConnectionError where the server has hung up."""
        got = b""
        while (end := got.find(b"\r\n\r\n")) < 0:
            got += self._more()
        head, body = got[:end], got[end + 4 :]
        length = LENGTH.search(head)
        wanted = int(length[1]) if length else 0
        while len(body) < wanted:
            body += self._more()
        return Answer(int(head[9:12]), head.decode("latin-1"), body)

    def ask(self, path: str, form: dict[str, str] | None = None) -> Answer:
        """Send, wait, and keep the cookies that come."""
        self.socket.sendall(self.request(path, form))
        answer = self.receive()
        self.cookies |= dict(COOKIE.findall(answer.head.replace("\r", "")))
        return answer

    def _more(self) -> bytes:
        got = self.socket.recv(1 << 18)
        if not got:
            raise ConnectionError("the server hung up")
        return got


class Talk(Protocol):
    """What is said on one line, over and over."""

    line: Line

    def next(self) -> bytes:
        """The next request."""
        ...

    def check(self, answer: Answer) -> None:
        """Refuse an answer that is not the wanted one: what fails fast must not count as fast."""
        ...


@dataclass
class Get:
    """One page again and again; `holds` is a text that it must hold."""

    line: Line
    path: str
    holds: bytes = b""
    cookies: bool = True

    def __post_init__(self) -> None:
        self.bytes = self.line.request(self.path, cookies=self.cookies)

    def next(self) -> bytes:
        return self.bytes

    def check(self, answer: Answer) -> None:
        if answer.status != 200 or self.holds not in plain(answer):
            sys.exit(f"{self.path} answered {answer.status}:\n{answer.head}\n{plain(answer)[:2000]!r}")


def plain(answer: Answer) -> bytes:
    """The body without its compression."""
    return gzip.decompress(answer.body) if "content-encoding: gzip" in answer.head.lower() else answer.body


@dataclass(frozen=True, slots=True)
class Batch:
    """`took` are the seconds of each answer, `seconds` what all of them took, the lines side by side."""

    took: list[float]
    seconds: float

    @property
    def rate(self) -> float:
        return len(self.took) / self.seconds


def drive(talks: Sequence[Talk], seconds: float) -> Batch:
    """Keep every line busy for that long: each sends its next request when it has its answer."""
    waiting = selectors.DefaultSelector()
    begun = time.perf_counter()
    sent = {}
    for talk in talks:
        waiting.register(talk.line.socket, selectors.EVENT_READ, talk)
        talk.line.socket.sendall(talk.next())
        sent[id(talk)] = time.perf_counter()
    took: list[float] = []
    while waiting.get_map():
        for key, _ in waiting.select():
            talk = key.data
            answer = talk.line.receive()
            now = time.perf_counter()
            took.append(now - sent[id(talk)])
            talk.check(answer)
            if now - begun < seconds:
                talk.line.socket.sendall(talk.next())
                sent[id(talk)] = time.perf_counter()
            else:
                waiting.unregister(talk.line.socket)
    return Batch(took, time.perf_counter() - begun)
