"""What tells the templates apart: a rule, a document and a way that no other has. `python -m tests.frame.tools.telling`
writes the table into its page."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from hanse.frame.spec.counting import timers
from hanse.frame.spec.events import Happened
from hanse.frame.spec.file.reading import HEAD, read_procedure
from hanse.frame.spec.playing import play
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.scenarios import Scenario, Wait
from hanse.frame.spec.steps import APPLICANT, SYSTEM

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "src/hanse/frame/tools/templates"
PAGE = ROOT / "doc/develop/service-templates.md"
BEGIN, END = "<!-- table -->\n", "<!-- end of the table -->\n"


def folders() -> list[Path]:
    return sorted(head.parent for head in FOLDER.glob(f"*/{HEAD}"))


def procedures() -> list[Procedure]:
    return [read_procedure(folder) for folder in folders()]


def rules(procedure: Procedure) -> Iterator[str]:
    """Tables by what they look at, then conditions as they are written."""
    for name, rule in (("eligibility", procedure.eligibility), ("fee", procedure.fee)):
        if rule is not None:
            yield f"{name} by {', '.join(f'`{given}`' for given in rule.table.givens)}"
    yield from (
        f"{', '.join(one.outputs)} by {', '.join(f'`{given}`' for given in one.table.givens)}"
        for one in procedure.tables
    )
    yield from (f"opinion if `{one.when}`" for state in procedure.states for one in state.opinions if one.when)
    yield from (f"step if `{step.when}`" for step in procedure.transitions if step.when)


def documents(procedure: Procedure) -> Iterator[str]:
    yield from (f"{one.title} ({one.tone}{', verifiable' * one.verifiable})" for one in procedure.documents)


def ways(procedure: Procedure) -> Iterator[str]:
    """Who moves a case through each scenario, the most varied first; offices are letters, in the order of their coming."""
    shapes = (tuple(_shape(procedure, scenario)) for scenario in procedure.scenarios)
    yield from (" → ".join(shape) for shape in sorted(shapes, key=lambda one: (-len(set(one)), len(one), one)))


def _shape(procedure: Procedure, scenario: Scenario) -> Iterator[str]:
    letters: dict[str, str] = {}
    yield APPLICANT
    for part, events in groupby(play(procedure, scenario).events, lambda event: event.kind):
        here = list(events)
        if part is Happened.OPINION_GIVEN:
            yield f"{len(here)} opinion{'s' * (len(here) > 1)}"
        elif part is Happened.AGREED:
            yield f"{len(here)} agree"
        elif part is Happened.PAID:
            yield "pays"
        elif part is Happened.HANDED_OVER:
            yield "too late: another office"
        for event in here if part is Happened.MOVED else ():
            own = {APPLICANT: APPLICANT, SYSTEM: _system(procedure, str(event.facts["transition"]), scenario)}
            yield own.get(event.role) or letters.setdefault(event.role, "ABCDEFGH"[len(letters)])


def _system(procedure: Procedure, step: str, scenario: Scenario) -> str:
    late = any(step in timers(procedure, state.key) for state in procedure.states)
    return "too late: system" if late and any(isinstance(move, Wait) for move in scenario.moves) else SYSTEM


def table() -> str:
    """A row for each template, with the first of each kind that no other has. Raises StopIteration where none is."""
    every = procedures()
    rows = ["| template | rule | document | way of a case |", "|---|---|---|---|"]
    kinds = (rules, documents, ways)
    held = [Counter(one for procedure in every for one in set(kind(procedure))) for kind in kinds]
    for procedure in every:
        own = (next(one for one in kind(procedure) if count[one] == 1) for kind, count in zip(kinds, held, strict=True))
        rows.append(f"| {procedure.title} (`{procedure.key}`) | {' | '.join(own)} |")
    return "\n".join(rows) + "\n"


def with_table(page: str) -> str:
    before, rest = page.split(BEGIN)
    return before + BEGIN + "\n" + table() + "\n" + END + rest.split(END)[1]


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
