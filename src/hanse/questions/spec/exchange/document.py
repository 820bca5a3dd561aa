"""A sheet as a JSON document, out and in.

    {"questionnaire": "ceds", "version": "2027.1",
     "answers": {"gov_strategy_status": {"state": "answered", "value": 3, "note": "", "version": 4}}}

`state` may be left out (answered), as may `note` and `version` (the stored version that the sender started from).
An answer of null, or one whose value is null, is one left empty.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.checking import check_answer, check_not_applicable, check_unknown, is_empty, value_to_json
from hanse.questions.spec.exchange.difference import Standing
from hanse.questions.spec.exchange.received import Delivery, Received, Trouble
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import ENGLISH, Reader

OTHER_QUESTIONNAIRE = Text(
    "questions.problem.other_questionnaire", "These are answers to “{given}”, not to “{expected}”."
)
NO_SUCH_QUESTION = Text("questions.problem.no_such_question", "There is no question “{given}” in this questionnaire.")
NO_DOCUMENT = Text(
    "questions.problem.no_document", "Send an object with “answers”: an object of question keys and answers."
)
NO_ENTRY = Text(
    "questions.problem.no_entry", "An answer is null or an object with “value”, “state”, “note” and “version”."
)
NO_STATE = Text("questions.problem.no_state", "“{given}” is not a state. Use one of: {states}.")


def to_document(questionnaire: Questionnaire, standing: Mapping[str, Standing]) -> dict[str, Any]:
    """The document of a sheet: every question that has an answer, in the questionnaire's order."""
    return {
        "questionnaire": questionnaire.key,
        "version": questionnaire.version,
        "answers": {
            key: to_entry(questionnaire.question(key), now.answer, now.version)
            for key in questionnaire.order
            if (now := standing.get(key)) and now.answer
        },
    }


def to_entry(question: Question, answer: Answer, version: int) -> dict[str, Any]:
    """One answer as it stands in a document."""
    value = value_to_json(question, answer)
    return {"state": answer.state.value, "value": value, "note": answer.note, "version": version}


def tag_of(versions: Mapping[str, int] | Mapping[str, Standing]) -> str:
    """A short name of a sheet's whole state: another one as soon as any answer has another version."""
    counted = {key: one.version if isinstance(one, Standing) else one for key, one in versions.items()}
    listed = " ".join(f"{key}={counted[key]}" for key in sorted(counted) if counted[key])
    return hashlib.sha256(listed.encode()).hexdigest()[:20]


def from_document(document: object, questionnaire: Questionnaire, reader: Reader = ENGLISH) -> Delivery:
    """Read a document; what cannot be read is a trouble at its place, the rest is received."""
    answers = document.get("answers") if isinstance(document, Mapping) else None
    if not isinstance(document, Mapping) or not isinstance(answers, Mapping):
        return Delivery(troubles=(Trouble("", "", Problem(NO_DOCUMENT)),))
    given = document.get("questionnaire", questionnaire.key)
    if given != questionnaire.key:
        problem = Problem(OTHER_QUESTIONNAIRE, {"given": str(given), "expected": questionnaire.key})
        return Delivery(troubles=(Trouble("questionnaire", "", problem),))
    entries = [_read(str(key), entry, questionnaire, reader) for key, entry in answers.items()]
    return Delivery(
        received=tuple(one for one in entries if isinstance(one, Received)),
        troubles=tuple(one for one in entries if isinstance(one, Trouble)),
    )


def _read(key: str, entry: object, questionnaire: Questionnaire, reader: Reader) -> Received | Trouble:
    place = f"answers.{key}"
    question = questionnaire.questions.get(key)
    if question is None:
        return Trouble(place, "", Problem(NO_SUCH_QUESTION, {"given": key}))
    if entry is None:
        return Received(key, None, place=place)
    version = entry.get("version") if isinstance(entry, Mapping) else None
    if not isinstance(entry, Mapping) or not (version is None or type(version) is int):
        return Trouble(place, key, Problem(NO_ENTRY))
    answer = _answer(question, entry, reader)
    if isinstance(answer, Problem):
        return Trouble(place, key, answer)
    return Received(key, answer, base_version=version, place=place)


def _answer(question: Question, entry: Mapping[str, Any], reader: Reader) -> Answer | Problem | None:
    note = str(entry.get("note") or "")
    match entry.get("state") or State.ANSWERED:
        case State.ANSWERED:
            value = entry.get("value")
            return None if is_empty(question, value) else check_answer(question, value, reader)
        case State.NOT_APPLICABLE:
            return check_not_applicable(question, note)
        case State.UNKNOWN:
            return check_unknown(question, note)
        case other:
            return Problem(NO_STATE, {"given": str(other), "states": ", ".join(State)})
