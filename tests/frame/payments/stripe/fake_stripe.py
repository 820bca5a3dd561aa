"""A server on loopback that answers as Stripe's document says: what is sent and what is answered is held against it.

`stripe_v127.json` is the extract of the document; its head names source and licence. As with Stripe itself, a parameter
that no schema names is refused, and a request with a key that was seen before gets the answer of the first.
"""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from jsonschema import Draft202012Validator

from hanse.frame.payments.stripe.signature import sign

DOCUMENT = json.loads(Path(__file__).with_name("stripe_v127.json").read_text(encoding="utf-8"))
KEY, SECRET = "sk_test_of_these_tests", "whsec_of_these_tests"


def as_json_schema(part: Any, *, strict: bool) -> Any:
    """OpenAPI 3.0 says nullable; Stripe refuses parameters that are not named."""
    if isinstance(part, list):
        return [as_json_schema(one, strict=strict) for one in part]
    if not isinstance(part, dict):
        return part
    out = {name: as_json_schema(one, strict=strict) for name, one in part.items() if name != "nullable"}
    if strict and part.get("type") == "object" and "properties" in part:
        out.setdefault("additionalProperties", False)
    return {"anyOf": [out, {"type": "null"}]} if part.get("nullable") else out


def problems(schema: Any, value: Any, *, strict: bool = False) -> list[str]:
    found = Draft202012Validator(as_json_schema(schema, strict=strict)).iter_errors(value)
    return [f"{'.'.join(map(str, one.absolute_path))}: {one.message}" for one in found]


def nested(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """`a[0][b]=1` as values; digits are whole numbers."""
    tree: dict[str, Any] = {}
    for name, value in pairs:
        path = re.findall(r"[^\[\]]+", name)
        place = tree
        for part in path[:-1]:
            place = place.setdefault(part, {})
        place[path[-1]] = int(value) if value.isdecimal() else value
    return _lists(tree)


def _lists(tree: Any) -> Any:
    if not isinstance(tree, dict):
        return tree
    inner = {name: _lists(one) for name, one in tree.items()}
    return [*inner.values()] if inner and all(name.isdecimal() for name in inner) else inner


class Refused(Exception):
    def __init__(self, status: int, code: str, param: str = "") -> None:
        self.status, self.body = status, {"error": {"type": "invalid_request_error", "code": code, "param": param}}


class FakeStripe:
    """Its books, and what goes wrong: `away` answers 503; `loses` drops the line after the work is done."""

    def __init__(self) -> None:
        self.sessions: dict[str, dict[str, Any]] = {}
        self.intents: dict[str, dict[str, Any]] = {}
        self.refunds: list[dict[str, Any]] = []
        self.keys: dict[str, dict[str, Any]] = {}
        self.seen: list[str] = []
        self.faults: list[str] = []
        self.away = self.loses = False
        self.refund_status = "succeeded"
        self.address = ""

    def answer(self, method: str, path: str, fields: dict[str, Any], key: str) -> dict[str, Any]:
        routes: list[tuple[str, str, Callable[..., dict[str, Any]]]] = [
            ("POST", r"/v1/checkout/sessions", self._begin),
            ("GET", r"/v1/checkout/sessions/(?P<session>[^/]+)", self._look),
            ("POST", r"/v1/checkout/sessions/(?P<session>[^/]+)/expire", self._expire),
            ("POST", r"/v1/refunds", self._refund),
            ("GET", r"/v1/refunds", self._list),
        ]
        for verb, pattern, act in routes:
            found = re.fullmatch(pattern, path)
            if found and verb == method:
                self._hold_against_the_document(f"{verb} {re.sub(r'[(].*?[)]', '{session}', pattern)}", fields)
                if key and key in self.keys:
                    return self.keys[key]
                said = act(fields, **found.groupdict())
                if key:
                    self.keys[key] = said
                return said
        raise Refused(404, "resource_missing")

    def _hold_against_the_document(self, operation: str, fields: dict[str, Any]) -> None:
        self.seen.append(operation)
        if operation in DOCUMENT["requests"]:
            found = problems(DOCUMENT["requests"][operation], fields, strict=True)
        else:
            found = [f"{name} is unknown" for name in fields if name not in DOCUMENT["queries"][operation]]
        if found:
            self.faults += found
            raise Refused(400, "parameter_unknown", found[0])

    def _begin(self, fields: dict[str, Any]) -> dict[str, Any]:
        number, item = len(self.sessions) + 1, fields["line_items"][0]
        price = item["price_data"]
        intent = {
            "id": f"pi_{number}",
            "object": "payment_intent",
            "status": "requires_payment_method",
            "amount": price["unit_amount"] * item["quantity"],
            "currency": price["currency"],
        }
        self.intents[intent["id"]] = intent
        session = {
            "id": f"cs_test_{number}",
            "object": "checkout.session",
            "automatic_tax": {"enabled": False, "status": None},
            "amount_total": intent["amount"],
            "currency": intent["currency"],
            "client_reference_id": fields.get("client_reference_id"),
            "expires_at": 1_900_000_000,
            "livemode": False,
            "mode": fields["mode"],
            "payment_intent": intent["id"],
            "payment_method_types": ["card"],
            "payment_status": "unpaid",
            "shipping_options": [],
            "status": "open",
            "success_url": fields["success_url"],
            "cancel_url": fields["cancel_url"],
            "url": f"https://checkout.stripe.com/pay/cs_test_{number}",
            "metadata": {},
        }
        self.sessions[session["id"]] = session
        return self._sound("checkout.session", session)

    def _look(self, fields: dict[str, Any], session: str) -> dict[str, Any]:
        found = dict(self._session(session))
        if "payment_intent" in fields.get("expand", []):
            found["payment_intent"] = self._sound("payment_intent", self.intents[found["payment_intent"]])
        return self._sound("checkout.session", found)

    def _session(self, name: str) -> dict[str, Any]:
        if name not in self.sessions:
            raise Refused(404, "resource_missing", "session")
        return self.sessions[name]

    def _expire(self, fields: dict[str, Any], session: str) -> dict[str, Any]:
        found = self._session(session)
        if found["status"] != "open":
            raise Refused(400, "checkout_session_not_open", "session")
        found |= {"status": "expired", "url": None}
        return self._sound("checkout.session", found)

    def _refund(self, fields: dict[str, Any]) -> dict[str, Any]:
        intent = self.intents[fields["payment_intent"]]
        done = sum(one["amount"] for one in self.refunds if one["payment_intent"] == intent["id"])
        if intent["status"] != "succeeded" or done + fields["amount"] > intent["amount"]:
            raise Refused(400, "charge_already_refunded", "amount")
        refund = {
            "id": f"re_{len(self.refunds) + 1}",
            "object": "refund",
            "amount": fields["amount"],
            "created": 1_800_000_000,
            "currency": intent["currency"],
            "payment_intent": intent["id"],
            "metadata": fields.get("metadata", {}),
            "status": self.refund_status,
        }
        self.refunds.append(refund)
        return self._sound("refund", refund)

    def _list(self, fields: dict[str, Any]) -> dict[str, Any]:
        found = [one for one in self.refunds if one["payment_intent"] == fields.get("payment_intent")]
        return self._sound("list", {"object": "list", "data": found, "has_more": False, "url": "/v1/refunds"})

    def _sound(self, name: str, value: dict[str, Any]) -> dict[str, Any]:
        self.faults += [f"{name}: {one}" for one in problems(DOCUMENT["objects"][name], value)]
        return dict(value)

    def pays(self, session: str, *, later: bool = False, fails: bool = False) -> None:
        """What a payer does on Stripe's page; `later`: her bank takes its time; `fails`: and then says no."""
        found = self.sessions[session]
        found |= {"status": "complete", "payment_status": "unpaid" if later or fails else "paid"}
        state = "requires_payment_method" if fails else "processing" if later else "succeeded"
        self.intents[found["payment_intent"]]["status"] = state

    def notice(self, session: str, kind: str, *, at: int, secret: str = SECRET) -> tuple[bytes, str]:
        """The body of a notification of now, and its signature."""
        event = {
            "id": "evt_1",
            "object": "event",
            "created": at,
            "livemode": False,
            "pending_webhooks": 1,
            "type": f"checkout.session.{kind}",
            "data": {"object": self.sessions[session]},
        }
        body = json.dumps(self._sound("event", event)).encode()
        return body, f"t={at},v1={sign(at, body, secret)}"


class _Handler(BaseHTTPRequestHandler):
    fake: FakeStripe

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        self._answer("GET", address.path, parse_qsl(address.query, keep_blank_values=True))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
        self._answer("POST", self.path, parse_qsl(body, keep_blank_values=True))

    def _answer(self, method: str, path: str, pairs: list[tuple[str, str]]) -> None:
        fake = self.fake
        if fake.away:
            self._say(503, {"error": {"type": "api_error"}})
            return
        if self.headers["Stripe-Version"] != DOCUMENT["source"]["api_version"]:
            fake.faults.append("the version is not the document's")
        if not self.headers["Authorization"]:
            self._say(401, {"error": {"type": "invalid_request_error"}})
            return
        try:
            said = fake.answer(method, path, nested(pairs), self.headers["Idempotency-Key"] or "")
        except Refused as refused:
            self._say(refused.status, refused.body)
            return
        if fake.loses:
            self.close_connection = True
            return
        self._say(200, said)

    def _say(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_given: object) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[FakeStripe]:
    """The server, on a port of its own; at the end, nothing it heard or said may lie outside the document."""
    fake = FakeStripe()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"fake": fake}))
    fake.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
