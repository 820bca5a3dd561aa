"""Rules as tables: readable, over known questions, without gaps or overlaps, with the outputs that are wanted."""

from collections.abc import Collection, Iterator

from hanse.feel.tables.models import examine_model
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.faults import Fault
from hanse.frame.spec.rules import Calculation, Eligibility, Rule

KINDS = frozenset({"number", "money", "text", "date", "single", "multiple", "yes_no", "time"})
"""Kinds of question that a value of FEEL can answer."""


def table_faults(procedure: Declaration) -> Iterator[Fault]:
    at_first = {one.key for section in procedure.sections for one in section.questions}
    known = set(procedure.questions) - set(procedure.results)
    for table in procedure.tables:
        part = f"table {table.key}"
        yield from _table(part, table, known)
        yield from _results(part, table)
        results = {one.key for one in table.results}
        known |= results
        at_first |= results if at_first.issuperset(table.table.givens) else set()
    for name, wanted, rule in (("fee", "fee", procedure.fee), ("eligibility", "eligible", procedure.eligibility)):
        if rule is None:
            continue
        if wanted not in rule.outputs:
            yield Fault(rule.place, name, f"the table must have an output “{wanted}”; it has {', '.join(rule.outputs)}")
        yield from _table(name, rule, at_first)


def _results(part: str, table: Calculation) -> Iterator[Fault]:
    """Every output is the answer to a question that nobody is asked."""
    wanted = {one.key: one for one in table.results}
    for name in table.outputs:
        if name not in wanted:
            yield Fault(table.place, part, f"no question among the results says what the output “{name}” is")
    for key, question in wanted.items():
        if key not in table.outputs:
            yield Fault(question.place, part, f"the result “{key}” is no output of the table")
        if question.kind not in KINDS:
            there = ", ".join(sorted(KINDS))
            yield Fault(question.place, part, f"a table cannot answer the kind {question.kind}; it can answer: {there}")
        if question.relevant or question.checks or question.optional:
            yield Fault(question.place, part, f"nobody is asked “{key}”: it can have no condition, rule or choice")


def _table(name: str, rule: Rule, known: Collection[str]) -> Iterator[Fault]:
    for given in rule.table.givens:
        if given not in known:
            yield Fault(rule.place, name, f"the table looks at “{given}”, which is not known before it is decided")
    for problem in rule.model.problems:
        yield Fault(rule.place, name, str(problem))
    for examined in examine_model(rule.model):
        for finding in examined.findings:
            yield Fault(rule.place, name, str(finding))
    if isinstance(rule, Eligibility) and "reason" in rule.outputs:
        yield from _reasons(name, rule)


def _reasons(name: str, rule: Eligibility) -> Iterator[Fault]:
    place = rule.outputs.index("reason")
    for number, row in enumerate(rule.table.logic.rules, 1):
        cell = row.results[place].strip()
        key = cell.strip('"')
        if cell not in {"", "null", '""'} and key not in rule.reasons:
            there = ", ".join(rule.reasons) or "none"
            yield Fault(rule.place, f"{name}, row {number}", f"there is no reason “{key}”; there are: {there}")
