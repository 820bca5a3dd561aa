"""What the templates send and issue, in both languages, as the people of their scenarios get it: no gap, no brace."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from hanse.frame.letters import making
from hanse.frame.models import Case, IssuedDocument
from hanse.frame.spec.events import Event, Happened
from hanse.frame.spec.evolving import replay
from hanse.frame.spec.playing import play
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import Document, Message
from hanse.frame.workflow.projecting import fill
from hanse.frame.workflow.wording import Wording
from hanse.kernel.ids import new_id
from hanse.ui.paper.typesetting import typeset
from tests.frame.tools.telling import procedures

LETTER = Path(making.__file__).with_name("letter.typ")
EVERY = [(procedure, language) for procedure in procedures() for language in ("en", "fr")]

spoken = pytest.mark.parametrize(("procedure", "language"), EVERY, ids=lambda one: getattr(one, "key", one))


def said(procedure: Procedure, language: str) -> Iterator[tuple[str, Wording, Message | Document]]:
    """Every message and document of every scenario, with the case as it stood when it was made."""
    for scenario in procedure.scenarios:
        events = play(procedure, scenario).events
        for number, event in enumerate(events, 1):
            wording = Wording(row(procedure, events[:number], language), procedure)
            if event.kind is Happened.SUBMITTED and procedure.received:
                yield scenario.key, wording, procedure.received
            if event.kind is Happened.MOVED:
                step = procedure.transition(str(event.facts["transition"]))
                yield from ((f"{scenario.key}, {step.key}", wording, one) for one in step.messages)
                if step.document:
                    yield f"{scenario.key}, {step.key}", wording, procedure.document(step.document)


def row(procedure: Procedure, events: list[Event], language: str) -> Case:
    """As the site would write it."""
    case = replay(procedure, events)
    assert case is not None
    made = Case(id=new_id(), number="2026-000042", service=procedure.key, language=language)
    fill(made, procedure, case)
    return made


def content_of(document: Document, wording: Wording) -> dict[str, Any]:
    return {
        "title": wording(document.title),
        "tone": document.tone.value,
        "paragraphs": [wording(one) for one in document.paragraphs],
        "facts": [list(one) for one in wording.facts(document.facts)],
        "verifiable": document.verifiable,
    }


@spoken
def test_nothing_is_left_open_in_what_is_said(procedure: Procedure, language: str) -> None:
    for where, wording, one in said(procedure, language):
        if isinstance(one, Message):
            texts = [one.subject, one.body]
            assert len(wording(one.subject)) < 120, where
        else:
            texts = [one.title, *one.paragraphs]
            assert all(question and answer for question, answer in wording.facts(one.facts)), where
        for text in texts:
            words = wording(text)
            assert words.strip(), where
            assert not set("{}") & set(words), (where, words)
            assert not [gap for gap in ("  ", " .", " ,", "()", "“”", "« »", "«\xa0\xa0»") if gap in words], (
                where,
                words,
            )
            assert not words.strip().endswith((":", "\xa0:")) or one in procedure.documents, (where, words)


@spoken
def test_every_document_is_set_as_a_letter_that_can_be_read_aloud(procedure: Procedure, language: str) -> None:
    left = {document.key: document for document in procedure.documents}
    for _where, wording, one in said(procedure, language):
        if not isinstance(one, Document) or left.pop(one.key, None) is None:
            continue
        content = content_of(one, wording)
        issued = IssuedDocument(
            case=wording.row, key=one.key, language=language, code="ABCD-EFGH-JKLM", content=content,
            issued_at=wording.row.since,
        )  # fmt: skip
        with translation.override(language):
            assert b"pdfuaid" in typeset(LETTER, making.letter_data(issued))
    assert left == {}
