"""Where in the preview each part of a draft is seen."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import get_language

from hanse.frame.spec.declaration import opinion_key
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.designer.looking.looked import Looked
from hanse.frame.tools.designer.models import Draft
from hanse.kernel.yaml.document import Steps
from hanse.questions.public import reader_in
from hanse.ui.shell import Link


def seen_at(draft: Draft, looked: Looked, steps: Steps) -> str:
    """What people see of the part: its question, what its step asks; else the service's start page."""
    match steps:
        case ("sections", int(section), "questions", int(number), *_rest):
            key = _key(looked, ("sections", section, "questions", number))
            names = {"draft_id": draft.id, "key": key}
            return reverse("designer:trial:question", kwargs=names) if key else _start(draft)
        case ("transitions", int(number), *_rest):
            key = _key(looked, ("transitions", number))
            return _step(draft, key) if key else _start(draft)
        case _:
            return _start(draft)


def step_links(draft: Draft, procedure: Procedure) -> tuple[Link, ...]:
    """What the people of offices are asked on the way."""
    return tuple(_asked(draft, procedure))


def _asked(draft: Draft, procedure: Procedure) -> Iterator[Link]:
    reader = reader_in(get_language() or "en", procedure.translations)
    for step in procedure.transitions:
        if step.key in procedure.asking:
            yield Link(reader(step.title), _step(draft, step.key))
    for state in procedure.states:
        for one in state.opinions:
            yield Link(reader(one.title), _step(draft, opinion_key(state.key, one.office)))


def _step(draft: Draft, key: str) -> str:
    return reverse("designer:trial_step:form", kwargs={"draft_id": draft.id, "step": key})


def _start(draft: Draft) -> str:
    return reverse("designer:trial", args=[draft.id])


def _key(looked: Looked, steps: Steps) -> str:
    """The key of the entry at a way, in the file as it stands; empty where there is none."""
    value = looked.document.value if looked.document else None
    for step in steps:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return ""
    key = value.get("key") if isinstance(value, dict) else None
    return key if isinstance(key, str) and key.isidentifier() else ""
