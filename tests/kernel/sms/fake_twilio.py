"""Twilio's Messages resource on loopback, as its OpenAPI document has it (twilio/twilio-oai 2.6.7)."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

ACCOUNT, TOKEN = "AC" + "0" * 32, "token"
MALFORMED = {"code": 21211, "message": "The 'To' number is not a valid phone number.", "status": 400}


class FakeTwilio:
    """`messages` is what it was given; `says` an answer (status, body) that it gives to every POST instead.

    `loses` answers: it takes the message, and the line breaks before the answer.
    """

    def __init__(self) -> None:
        self.messages: list[dict[str, str]] = []
        self.asked: list[dict[str, str]] = []
        self.says: tuple[int, dict[str, object]] | None = None
        self.loses = False
        self.address = ""

    def create(self, fields: dict[str, str]) -> tuple[int, dict[str, object]]:
        if self.says:
            return self.says
        if not {"To", "Body"} <= fields.keys() or not {"From", "MessagingServiceSid"} & fields.keys():
            return 400, {"code": 21603, "message": "A 'From' number is required.", "status": 400}
        if not fields["To"].startswith("+"):
            return 400, MALFORMED
        made = {
            "sid": f"SM{len(self.messages):032x}",
            "to": fields["To"],
            "from": fields.get("From"),
            "body": fields["Body"],
            "status": "queued",
            "direction": "outbound-api",
            "date_created": format_datetime(datetime.now(UTC)),
            "error_code": None,
            "callback": fields.get("StatusCallback", ""),
        }
        self.messages.append(made)
        return 201, made

    def listed(self, query: dict[str, str]) -> tuple[int, dict[str, object]]:
        self.asked.append(query)
        found = [one for one in reversed(self.messages) if one["to"] == query.get("To", one["to"])]
        return 200, {"messages": found, "page": 0, "page_size": int(query.get("PageSize", "50"))}


@contextmanager
def fake_twilio() -> Iterator[FakeTwilio]:
    fake = FakeTwilio()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_args) -> None:
            pass

        def handle_one(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            login = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
            if parts.path != f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json":
                self.answer(404, {"code": 20404, "status": 404})
            elif self.headers.get("Authorization") != login:
                self.answer(401, {"code": 20003, "message": "Authenticate", "status": 401})
            elif self.command == "POST":
                said = fake.create({name: values[0] for name, values in parse_qs(body).items()})
                self.answer(*said)
            else:
                self.answer(*fake.listed({name: values[0] for name, values in parse_qs(parts.query).items()}))

        def do_GET(self) -> None:
            self.handle_one()

        def do_POST(self) -> None:
            self.handle_one()

        def answer(self, status: int, said: dict[str, object]) -> None:
            self.close_connection = True
            if fake.loses:
                return
            content = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(content)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
