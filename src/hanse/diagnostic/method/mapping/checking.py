"""Whether a mapping fits its two questionnaires: every question once, and every option with its counterpart."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hanse.diagnostic.engine.model.correspondence import Becomes, Source, Take, Target
from hanse.diagnostic.method.mapping.building import placed_targets
from hanse.diagnostic.method.reading.files import Files
from hanse.kernel.yaml.document import Steps
from hanse.kernel.yaml.shape import nearest
from hanse.questions.spec.question import Choice, Question
from hanse.questions.spec.questionnaire import Questionnaire

CHOICES, MATRIX = ("single", "multiple"), "matrix"


def check_mapping(source: Files, old: Questionnaire, new: Questionnaire) -> None:
    """Note in `source` what names nothing, is named twice or not at all, and what cannot be carried."""
    placed = list(placed_targets(source.value))
    _known(source, placed, old, new)
    _once(source, "old", old.questions, _old_names(source, placed))
    _once(source, "new", new.questions, _new_names(source, placed))
    if source.value.get("rest") == "apart" and old.key == new.key:
        what = "“apart” leaves questions open, which a mapping between versions of one framework cannot"
        source.fault(("rest",), what, do="Say “kept”, and name what is new or dropped")
    if source.value.get("rest") != "apart":
        _all_named(source, placed, old, new)
    for at, target in placed:
        if target.question in new.questions and all(one.question in old.questions for one in target.sources):
            _fits(source, at, target, old, new)


type Placed = Iterable[tuple[Steps, Target]]
type Named = tuple[Steps, str]


def _known(source: Files, placed: Placed, old: Questionnaire, new: Questionnaire) -> None:
    for at, target in placed:
        for each in target.sources:
            _question(source, at, each.question, old)
        _question(source, at, target.question, new)
    for number, key in enumerate(source.value.get("new", ())):
        _question(source, ("new", number), key, new)
    for number, one in enumerate(source.value.get("dropped", ())):
        _question(source, ("dropped", number, "question"), one["question"], old)


def _question(source: Files, at: Steps, key: str, asked: Questionnaire) -> None:
    if key not in asked.questions:
        what = f"{asked.key} {asked.version} has no question “{key}”"
        source.fault(at, what, do=nearest(key, list(asked.questions)))


def _old_names(source: Files, placed: Placed) -> Iterator[Named]:
    """Each old question once for each entry that says what it becomes; a split is one entry."""
    yield from dict.fromkeys((at, each.question) for at, target in placed for each in target.sources)
    for number, one in enumerate(source.value.get("dropped", ())):
        yield ("dropped", number), one["question"]


def _new_names(source: Files, placed: Placed) -> Iterator[Named]:
    yield from ((at, target.question) for at, target in placed)
    for number, key in enumerate(source.value.get("new", ())):
        yield ("new", number), key


def _once(source: Files, which: str, known: Mapping[str, Question], names: Iterable[Named]) -> None:
    seen: Counter[str] = Counter()
    for at, key in names:
        seen[key] += 1
        if seen[key] > 1 and key in known:
            source.fault(at, f"the {which} question “{key}” is named twice", do="Say once what becomes of it")


def _all_named(source: Files, placed: Placed, old: Questionnaire, new: Questionnaire) -> None:
    gone = {key for _at, key in _old_names(source, placed)}
    come = {key for _at, key in _new_names(source, placed)}
    if source.value.get("rest") == "kept":
        same = {key for key in old.questions if key in new.questions and key not in gone | come}
        for key in sorted(same):
            _fits(source, ("rest",), Target(key, (Source(key),), Becomes.KEPT), old, new)
        gone, come = gone | same, come | same
    for key in old.questions:
        if key not in gone:
            source.fault((), f"nothing is said of the old question “{key}”", do="Name what it becomes, or drop it")
    for key in new.questions:
        if key not in come:
            source.fault((), f"nothing is said of the new question “{key}”", do="Name what feeds it, or call it new")


def _fits(source: Files, at: Steps, target: Target, old: Questionnaire, new: Questionnaire) -> None:
    after = new.questions[target.question]
    wanted = "multiple" if target.take is Take.ALL else "single"
    if target.becomes is Becomes.MERGED and after.kind != wanted:
        source.fault(at, f"“{after.key}” is of the kind {after.kind}; “{target.take}” makes one of the kind {wanted}")
        return
    for each in target.sources:
        _carries(source, at, old.questions[each.question], after, each)


def _carries(source: Files, at: Steps, before: Question, after: Question, fed: Source) -> None:
    choosing = before.kind in CHOICES and after.kind in CHOICES
    if before.kind != after.kind and not (choosing and fed.options is not None):
        what = f"“{before.key}” is of the kind {before.kind}, “{after.key}” of the kind {after.kind}"
        source.fault(at, what, do="Drop the one and call the other new")
        return
    for part in _parts(before, after, fed):
        if part.table is None:
            _same(source, at, part)
        elif part.had and (choosing or before.kind == MATRIX):
            _table(source, at, part, part.table)
        else:
            source.fault(at, f"“{before.key}” is of the kind {before.kind}, which has no {part.word}s to map")


@dataclass(frozen=True, slots=True)
class _Part:
    """What can be chosen of one sort (option, row, column), before and after, and the table that leads across."""

    word: str
    before: str
    after: str
    had: Sequence[Choice]
    has: Sequence[Choice]
    table: Mapping[Choice, Choice | None] | None


def _parts(before: Question, after: Question, fed: Source) -> Iterator[_Part]:
    for word, had, has, table in (
        ("option", before.options, after.options, fed.options),
        ("row", before.rows, after.rows, fed.rows),
        ("column", before.columns, after.columns, fed.columns),
    ):
        values = [one.value for one in had], [one.value for one in has]
        yield _Part(word, before.key, after.key, *values, table)


def _same(source: Files, at: Steps, part: _Part) -> None:
    if lost := [str(value) for value in part.had if value not in part.has]:
        what = f"“{part.after}” lacks what “{part.before}” offers: {', '.join(lost)}"
        source.fault(at, what, do=f"Say in `{part.word}s` what each becomes; null for what has no counterpart")


def _table(source: Files, at: Steps, part: _Part, table: Mapping[Choice, Choice | None]) -> None:
    """Each old option has a line that leads to a new one or to nothing, and no two rows lead to one."""
    for value, becomes in table.items():
        if value not in part.had:
            source.fault(at, f"“{part.before}” has no {part.word} {value}", do=nearest(str(value), part.had))
        if becomes is not None and becomes not in part.has:
            source.fault(at, f"“{part.after}” has no {part.word} {becomes}", do=nearest(str(becomes), part.has))
    for value in part.had:
        if value not in table:
            what = f"nothing is said of {part.word} {value} of “{part.before}”"
            source.fault(at, what, do="Give it a line; null says that it has no counterpart")
    fed = Counter(becomes for becomes in table.values() if becomes is not None)
    for value in [value for value, times in fed.items() if times > 1 and part.word == "row"]:
        source.fault(at, f"two rows of “{part.before}” become the row {value}", do="Keep one; null for the other")
