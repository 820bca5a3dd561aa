"""Rules as tables: readable, over known questions, without gaps or overlaps, with the outputs that are wanted."""

from collections.abc import Iterator

from hanse.feel.tables.models import examine_model
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.faults import Fault
from hanse.frame.spec.rules import Eligibility, Rule


def table_faults(procedure: Declaration) -> Iterator[Fault]:
    for name, wanted, rule in (("fee", "fee", procedure.fee), ("eligibility", "eligible", procedure.eligibility)):
        if rule is None:
            continue
        if wanted not in rule.outputs:
            yield Fault(rule.place, name, f"the table must have an output “{wanted}”; it has {', '.join(rule.outputs)}")
        yield from _table(procedure, name, rule)


def _table(procedure: Declaration, name: str, rule: Rule) -> Iterator[Fault]:
    questions = {one.key for section in procedure.sections for one in section.questions}
    for given in rule.table.givens:
        if given not in questions:
            yield Fault(rule.place, name, f"the table looks at “{given}”, which the applicant is not asked")
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
