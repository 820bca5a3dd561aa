"""Calling the API as a program does: with a key, in JSON."""

import json
from datetime import timedelta

from django.test import Client

from hanse.identity.public import KeyScope, make_key
from hanse.kernel.clock import today

ROOT = "/api/v1"
PROBLEM = "application/problem+json"


def key_for(user, scope=KeyScope.WRITE) -> str:
    return make_key(user, name="Test", scope=scope, expires_on=today() + timedelta(days=30)).secret


class Program:
    """A program with a key; `get`, `put` and so on take the path after /api/v1 and a value to send."""

    def __init__(self, key: str = "", client: Client | None = None) -> None:
        self.key = key
        self.client = client or Client()

    def call(self, method: str, path: str, body=None, *, content_type="application/json", **headers):
        sent = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        return self.client.generic(method, ROOT + path, sent, content_type=content_type, headers=headers)

    def get(self, path, **headers):
        return self.call("GET", path, **headers)

    def put(self, path, body, **headers):
        return self.call("PUT", path, body, **headers)

    def patch(self, path, body, **headers):
        return self.call("PATCH", path, body, **headers)

    def post(self, path, body=None, **headers):
        return self.call("POST", path, body, **headers)


def program_of(user, scope=KeyScope.WRITE) -> Program:
    return Program(key_for(user, scope))


def problem_of(response) -> dict:
    """The problem in a response, which must say that it is one."""
    assert response.headers["Content-Type"] == PROBLEM, response.content
    return response.json()
