"""Questions: the applicant's as the runner wants them; those of steps and opinions beside them, none asked twice."""

from collections.abc import Iterator

from hanse.frame.spec.cases import CASE_NAMES
from hanse.frame.spec.declaration import Declaration, Who
from hanse.frame.spec.faults import Fault
from hanse.kernel.places import Place
from hanse.questions.spec import faults as runner
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Questionnaire, Section


def question_faults(procedure: Declaration) -> Iterator[Fault]:
    for place, part, sections in _asked(procedure):
        yield from _runner_faults(procedure, place, part, sections)
    yield from _asked_twice(procedure)


def _asked(procedure: Declaration) -> Iterator[tuple[Place, str, tuple[Section, ...]]]:
    yield procedure.place, "", procedure.sections
    for step in procedure.transitions:
        if step.questions:
            one = Section(key=step.key, title=step.title, questions=step.questions, place=step.place)
            yield step.place, f"transition {step.key}", (one,)
    for state in procedure.states:
        for opinion in state.opinions:
            questions, place = opinion.questions, opinion.place
            one = Section(key=opinion.office, title=opinion.title, questions=questions, place=place)
            yield place, f"state {state.key}, opinion of {opinion.office}", (one,)
    for table in procedure.tables:
        if table.results:
            section = Section(key=table.key, title=procedure.title, questions=table.results, place=table.place)
            yield table.place, f"table {table.key}", (section,)


def _runner_faults(procedure: Declaration, place: Place, part: str, sections: tuple[Section, ...]) -> Iterator[Fault]:
    try:
        Questionnaire(key=procedure.key, version=procedure.version, title=procedure.title, sections=sections)
    except runner.QuestionnaireError as error:
        for fault in error.faults:
            where = ", ".join(filter(None, [part, f"question {fault.question}" if fault.question else "", fault.part]))
            yield Fault(_place(fault, sections) or place, where or f"section {fault.section}", fault.message)


def _place(fault: runner.Fault, sections: tuple[Section, ...]) -> Place | None:
    """Where the question stands, or the section; of two with the same key the second, which is the one too many."""
    found = [one.place for one in _questions(sections) if one.key == fault.question]
    found = found or [one.place for one in sections if one.key == fault.section]
    return found[-1] if found else None


def _asked_twice(procedure: Declaration) -> Iterator[Fault]:
    """Between the groups; within one the runner has looked already."""
    seen: dict[str, str] = {}
    for _place_of_part, part, sections in _asked(procedure):
        for question in _questions(sections):
            where = part or "the applicant's questions"
            if seen.setdefault(question.key, where) != where:
                message = f"the question {question.key} is asked already by {seen[question.key]}"
                yield Fault(question.place, part, message)
            if question.kind == "case" and (procedure.who is Who.ANYONE or part):
                message = "the number of one's own case is asked only of an applicant who has signed in (who: person)"
                yield Fault(question.place, part or f"question {question.key}", message)
            if question.key in CASE_NAMES:
                message = f"the question {question.key} has the name of a value of every case"
                yield Fault(question.place, part, message)


def _questions(sections: tuple[Section, ...]) -> Iterator[Question]:
    for section in sections:
        yield from section.questions
