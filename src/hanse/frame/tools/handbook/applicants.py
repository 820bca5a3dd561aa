"""What somebody who applies wants to know: who may, what is needed and asked, what it costs."""

from collections.abc import Iterator

from hanse.frame.spec.prefilling import Prefill
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.rules import Rule
from hanse.frame.tools.handbook import words as w
from hanse.frame.tools.handbook.asking import questions
from hanse.frame.tools.handbook.markdown import bullets, cell_code, code, filled, one_line, plain, table
from hanse.questions.spec.reading import Reader


def for_applicants(procedure: Procedure, reader: Reader) -> Iterator[str]:
    say = reader.interface
    yield f"## {say(w.ASKING)}"
    yield (
        f"{say(w.MAY_ASK).format(who=say(w.WHO[procedure.who]))} {say(w.MINUTES).format(minutes=procedure.minutes)} "
        f"{plain(reader(procedure.cost))}"
    ).strip()
    if procedure.needs:
        yield say(w.NEEDS)
        yield bullets(one_line(reader(one)) for one in procedure.needs)
    yield f"### {say(w.ASKED)}"
    for section in procedure.sections:
        yield f"**{one_line(reader(section.title))}**"
        if section.intro:
            yield plain(reader(section.intro))
        yield questions(section.questions, reader)
    yield from _filled_in(procedure, reader)
    yield from _eligibility(procedure, reader)
    yield from _calculations(procedure, reader)
    yield from _fee(procedure, reader)


def _filled_in(procedure: Procedure, reader: Reader) -> Iterator[str]:
    say = reader.interface
    if procedure.prefill:
        yield f"### {say(w.FILLED_IN)}"
        yield bullets(_source(procedure, one, reader) for one in procedure.prefill)
    if procedure.lookups:
        yield f"### {say(w.LOOKUPS)}"
    for lookup in procedure.lookups:
        asked = "; ".join(one_line(reader(procedure.questions[key].text)) for key in lookup.matches.values())
        names = {"name": code(lookup.key), "register": code(lookup.register), "questions": asked}
        yield bullets([filled(say(w.LOOKS_IN), names)])


def _source(procedure: Procedure, one: Prefill, reader: Reader) -> str:
    say, asked = reader.interface, one_line(reader(procedure.questions[one.question].text))
    registers = {lookup.key: lookup.register for lookup in procedure.lookups}
    words = w.FROM_ACCOUNT if one.identity else w.FROM_RECORD if one.lookup else w.FROM_CASE
    said = filled(say(words), {"question": asked, "source": code(registers.get(one.lookup) or one.service)})
    return f"{said} ({say(w.FIXED)})" if one.fixed else said


def _eligibility(procedure: Procedure, reader: Reader) -> Iterator[str]:
    rule = procedure.eligibility
    if rule is None:
        return
    yield f"### {reader.interface(w.ELIGIBLE)}"
    yield _rule(rule, procedure, reader)
    yield bullets(f"{code(key)}: {one_line(reader(text))}" for key, text in rule.reasons.items())
    yield reader.interface(w.STOPS if rule.stops else w.TOLD)


def _calculations(procedure: Procedure, reader: Reader) -> Iterator[str]:
    if procedure.tables:
        yield f"### {reader.interface(w.RESULTS)}"
    for one in procedure.tables:
        yield _rule(one, procedure, reader)
        yield bullets(f"{code(result.key)}: {one_line(reader(result.text))}" for result in one.results)


def _fee(procedure: Procedure, reader: Reader) -> Iterator[str]:
    rule = procedure.fee
    if rule is None:
        return
    yield f"### {reader.interface(w.FEE)}"
    yield _rule(rule, procedure, reader)
    state = reader(procedure.state(rule.due_in).title)
    yield reader.interface(w.FEE_DUE).format(currency=rule.currency, state=plain(state))


def _rule(rule: Rule, procedure: Procedure, reader: Reader) -> str:
    """The table; a column that looks at a question has its words as head."""
    logic = rule.table.logic
    looked_at = [one.expression.text for one in logic.inputs]
    heads = [
        one_line(reader(procedure.questions[one].text)) if one in procedure.questions else cell_code(one)
        for one in looked_at
    ]
    rows = [[cell_code(cell) for cell in (*row.tests, *row.results)] for row in logic.rules]
    return table([*heads, *(plain(one.name) for one in logic.outputs)], rows)
