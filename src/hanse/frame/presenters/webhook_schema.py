"""The JSON Schema of what webhooks tell, which the events name as their `dataschema`."""

from typing import Any

_CASE = {
    "case": {"type": "string", "format": "uuid"},
    "number": {"type": "string", "description": "By which people call the case."},
    "service": {"type": "string"},
    "version": {"type": "string", "description": "Of the service's procedure."},
    "event": {"type": "integer", "minimum": 1, "description": "The number of the event in the case; it rises."},
    "state": {"type": "string", "description": "In which the case was after the event."},
    "ended": {"type": "boolean", "description": "Whether the case ends in this state."},
    "link": {"type": "string", "format": "uri", "description": "Where the API gives the rest, to who has the right."},
}
_MORE = {
    "transition": {"type": "string", "description": "moved, decided: the step that was taken."},
    "source": {"type": "string", "description": "moved, decided: the state before."},
    "amount": {"type": "string", "pattern": r"^\d+(\.\d+)?$", "description": "fee_asked, paid, refunded: a decimal."},
    "currency": {"type": "string", "description": "fee_asked, paid, refunded: ISO 4217."},
    "office": {"type": "string", "description": "opinion_given: whose."},
    "due": {"type": "string", "format": "date", "description": "warned: the last day."},
    "standing": {"type": "string", "description": "record_changed: what the record counts for now."},
    "document": {"type": "string", "format": "uuid", "description": "document_issued: which."},
    "key": {"type": "string", "description": "document_issued: what the procedure calls it."},
}
_TEST = {"webhook": {"type": "string", "format": "uuid"}}


def webhook_schema() -> dict[str, Any]:
    """Of an event of a case, or of a test."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Data of an event",
        "oneOf": [
            {
                "title": "Of a case",
                "type": "object",
                "required": [*_CASE],
                "properties": {**_CASE, **_MORE},
                "additionalProperties": False,
            },
            {
                "title": "hanse.webhook.test",
                "type": "object",
                "required": [*_TEST],
                "properties": _TEST,
                "additionalProperties": False,
            },
        ],
    }
