"""Programs make webhooks, as on the page."""

import pytest
from standardwebhooks import Webhook as Verifier

from hanse.frame.models import Webhook
from hanse.frame.webhooks.sending import send_webhook
from hanse.identity.public import KeyScope
from tests.factories.identity import UserFactory
from tests.frame.webhooks.conftest import hook, receiver  # noqa: F401 - fixtures
from tests.frame.webhooks.receiver import Receiver
from tests.network.api.calls import Program, problem_of, program_of

pytestmark = pytest.mark.django_db


def test_a_program_makes_tries_and_deletes_a_webhook(receiver: Receiver) -> None:  # noqa: F811
    ann = program_of(UserFactory())

    made = ann.post("/webhooks/", {"address": receiver.address, "events": ["hanse.case.decided"]})
    there = f"/webhooks/{made.json()['id']}/"
    tried = ann.post(f"{there}test/")
    send_webhook(made.json()["id"])

    assert (made.status_code, tried.status_code, tried.json()["state"]) == (201, 202, "waiting")
    [one] = receiver.received
    Verifier(made.json()["secret"]).verify(one.body, dict(one.headers))
    [sent] = ann.get(f"{there}deliveries/").json()["items"]
    assert (sent["message"], sent["state"], sent["status"]) == (one.message, "arrived", 204)
    assert ann.post(f"{there}deliveries/{one.message}/again/").status_code == 202
    changed = ann.call("PATCH", there, {"events": ["hanse.case.paid"]}).json()
    assert (changed["address"], changed["events"]) == (receiver.address, ["hanse.case.paid"])
    assert ann.call("PATCH", there, {"address": "https://192.168.1.1/"}).status_code == 422
    assert ann.post(f"{there}pause/").json()["paused"] == "by_hand"
    assert ann.post(f"{there}test/").status_code == 409
    assert ann.post(f"{there}resume/").json()["paused"] is None
    assert ann.post(f"{there}secret/").json()["secret"] != made.json()["secret"]
    assert [one["id"] for one in ann.get("/webhooks/").json()] == [made.json()["id"]]
    assert "secret" not in ann.get(there).json()
    assert ann.call("DELETE", there).status_code == 204
    assert ann.get(there).status_code == 404


def test_what_is_wrong_is_a_problem_with_its_place(receiver: Receiver, service) -> None:  # noqa: F811
    ann = program_of(UserFactory())
    right = {"address": receiver.address, "events": ["hanse.case.decided"]}

    for wrong, status, where in (
        ({"address": "https://127.1.1.1:1/", "events": right["events"]}, 201, ""),
        ({**right, "address": "https://192.168.1.1/"}, 422, "/address"),
        ({**right, "events": []}, 422, "/events"),
        ({**right, "events": ["hanse.case.warned"]}, 422, "/events"),
        ({**right, "service": "nothing"}, 422, "/service"),
        ({**right, "office": "building"}, 403, ""),
        ({**right, "more": 1}, 422, "/more"),
    ):
        answer = ann.post("/webhooks/", wrong)
        assert answer.status_code == status, answer.content
        if where:
            assert [one["where"] for one in problem_of(answer)["errors"]] == [where]


def test_others_and_limited_keys_come_to_none(hook: Webhook) -> None:  # noqa: F811
    there = f"/webhooks/{hook.id}/"

    assert program_of(UserFactory()).get(there).status_code == 404
    assert program_of(hook.owner, KeyScope.DECIDE).get(there).status_code == 403
    assert program_of(hook.owner, KeyScope.READ).post(f"{there}test/").status_code == 403
    assert Program().get("/webhooks/").status_code == 401
    assert program_of(hook.owner).get(there).status_code == 200
