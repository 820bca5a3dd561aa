"""A receiver of webhooks on this machine, which keeps what it gets and answers as a test wants."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Received:
    headers: Mapping[str, str]
    body: bytes

    @property
    def event(self) -> dict[str, Any]:
        return dict(json.loads(self.body))

    @property
    def message(self) -> str:
        return self.headers["webhook-id"]


@dataclass
class Receiver:
    """`answer` gives the status for what has come; `before` is called with it first."""

    address: str = ""
    received: list[Received] = field(default_factory=list)
    answer: Callable[[Received], int] = lambda _one: 204
    before: Callable[[Received], None] = lambda _one: None
    headers: dict[str, str] = field(default_factory=dict)
    said: bytes = b""

    @property
    def types(self) -> list[str]:
        return [one.event["type"].removeprefix("hanse.") for one in self.received]


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_words: Any) -> None:
            pass

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            one = Received({name.lower(): value for name, value in self.headers.items()}, body)
            receiver.received.append(one)
            receiver.before(one)
            self.send_response(receiver.answer(one))
            for name, value in receiver.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):  # who sent it may have stopped waiting
                self.wfile.write(receiver.said)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.address = f"http://127.0.0.1:{server.server_port}/hook?to=us"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
