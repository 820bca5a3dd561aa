"""Answers to one questionnaire, read as answers to another: to its next version, or to that of another framework."""

from collections.abc import Iterable, Mapping, Sequence

from hanse.diagnostic.engine.model.correspondence import Becomes, Correspondence, Source, Take, Target
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.checking import check_answer, value_to_json
from hanse.questions.spec.question import Choice, Question
from hanse.questions.spec.questionnaire import Questionnaire


def same_keys(old: Questionnaire, new: Questionnaire) -> Correspondence:
    """What holds where no mapping is published: keys are stable for ever, so the same key asks for the same thing."""
    both = [key for key, question in new.questions.items() if _alike(old.questions.get(key), question)]
    return Correspondence(
        old=(old.key, old.version),
        new=(new.key, new.version),
        targets={key: Target(key, (Source(key),), Becomes.KEPT) for key in both},
        added=frozenset(key for key in new.questions if key not in both),
        dropped={key: "" for key in old.questions if key not in both},
    )


def carried(
    given: Mapping[str, Answer], old: Questionnaire, new: Questionnaire, by: Correspondence | None = None
) -> dict[str, Answer]:
    """The answers that say the same under `new`, by its keys; what is not carried counts as missing.

    Each goes by its target in `by` (without it: `same_keys`). An answer whose option has no counterpart is not carried,
    and a merged question gets one only where all that feed it were answered, or were all not applicable or not known.
    """
    by = by or same_keys(old, new)
    found = {}
    for key, target in by.targets.items():
        answers = [(one, given[one.question]) for one in target.sources if one.question in given]
        if len(answers) == len(target.sources) and key in new.questions:
            answer = _carried(target, answers, old, new.questions[key])
            if answer is not None:
                found[key] = answer
    return found


def _alike(before: Question | None, after: Question) -> bool:
    return before is not None and before.kind == after.kind


def _carried(
    target: Target, answers: Sequence[tuple[Source, Answer]], old: Questionnaire, after: Question
) -> Answer | None:
    states, notes = {answer.state for _source, answer in answers}, [answer.note for _source, answer in answers]
    if len(states) > 1:
        return None
    match states.pop():
        case State.NOT_APPLICABLE:
            return Answer.not_applicable(after.key, _joined(notes)) if after.not_applicable.allowed else None
        case State.UNKNOWN:
            return Answer.unknown(after.key, _joined(notes))
    values = [_value(source, old.questions[source.question], answer) for source, answer in answers]
    if any(value is None for value in values):
        return None
    checked = check_answer(after, _put_together(values, after, target.take))
    return checked if isinstance(checked, Answer) else None


def _joined(notes: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(note for note in notes if note))


def _value(source: Source, question: Question, answer: Answer) -> object:
    """The JSON value under the new question's options, or its rows and columns; None where it has no counterpart."""
    value = value_to_json(question, answer)
    if isinstance(value, dict) and (source.rows or source.columns):
        return _matrix(source, value)
    if source.options is None:
        return value
    if isinstance(value, list):
        told = [source.options.get(each) for each in value]  # type: ignore[arg-type]  # of a multiple choice
        return [each for each in told if each is not None] or None
    return source.options.get(value)  # type: ignore[arg-type]  # of a single choice


def _matrix(source: Source, value: Mapping[str, object]) -> dict[str, object] | None:
    """Row → column under the new names. A row stays open where it, or the column chosen in it, has no counterpart."""
    rows = None if source.rows is None else {str(row): becomes for row, becomes in source.rows.items()}
    told = {}
    for row, column in value.items():
        here = row if rows is None else rows.get(row)
        there = column if source.columns is None else source.columns.get(column)  # type: ignore[call-overload]
        if here is not None and there is not None:
            told[str(here)] = there
    return told or None


def _put_together(values: Sequence[object], after: Question, take: Take) -> object:
    if len(values) == 1:
        return values[0]
    if take is Take.ALL:
        ticked = {each for value in values for each in (value if isinstance(value, list) else [value])}
        return [option.value for option in after.options if option.value in ticked]
    order: list[Choice] = [option.value for option in after.options]
    places = [order.index(value) for value in values]  # type: ignore[arg-type]  # the mapping was checked
    return order[min(places) if take is Take.LOWEST else max(places)]
