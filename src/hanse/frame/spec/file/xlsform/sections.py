"""Groups of the survey as sections, repeated ones as questions of the kind “group”."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from hanse.frame.spec.file.xlsform.questions import BOOKKEEPING, Asking, together
from hanse.frame.spec.file.xlsform.sheets import Row
from hanse.kernel.texts import Text
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Section

MOST_ENTRIES = 20


@dataclass
class _Open:
    """A group that has begun; `of` gathers the questions of a repeated one."""

    row: Row
    repeated: bool = False
    relevant: str = ""
    of: list[Question] = field(default_factory=list)
    checked: list[tuple[Row, str]] = field(default_factory=list)


@dataclass
class _Draft:
    key: str
    title: Text
    intro: list[Row] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


class Sections:
    """Reads the survey row by row."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self._drafts: list[_Draft] = []
        self._open: list[_Open] = []
        self._notes: list[Row] = []
        self._keys: set[str] = set()
        self._fresh = True

    def read(self, rows: tuple[Row, ...]) -> tuple[Section, ...]:
        for row in rows:
            self._row(row)
        for left in self._open:
            self.asking.troubles.note(left.row, "the group is not closed")
        while self._open:
            self._close()
        for note in self._notes:
            self.asking.troubles.note(note, "the note is not carried over: no question follows it")
        return tuple(self._made())

    def _row(self, row: Row) -> None:
        kind = row.get("type").replace("_", " ").lower()
        if kind in {"begin group", "begin repeat"}:
            self._begin(row, repeated=kind == "begin repeat")
        elif kind in {"end group", "end repeat"}:
            self._end(row)
        elif kind == "note":
            self._notes += [row] if row.get("label") else []
        elif kind and kind not in BOOKKEEPING:
            self._question(row)

    def _begin(self, row: Row, *, repeated: bool) -> None:
        relevant = self.asking.feel(row, "relevant", self.asking.known)
        inside = any(one.repeated for one in self._open)
        if repeated and inside:
            self.asking.troubles.note(
                row, "a repeated group within another is not carried over; its questions join the outer one"
            )
            repeated = False
        self._open.append(_Open(row, repeated, relevant))
        if not repeated and not inside:
            self._fresh = False
            self._drafts.append(_Draft(*self._heading(row)))

    def _heading(self, row: Row) -> tuple[str, Text]:
        name = row.get("name") or f"part_{len(self._drafts) + 1}"
        key, number = name.lower().replace("-", "_"), 2
        key = "".join(one if one.isalnum() and one.isascii() else "_" for one in key).strip("_") or "part"
        while key in self._keys:
            key, number = f"{key}_{number}", number + 1
        self._keys.add(key)
        identity = f"section.{key}.title"
        return key, self.asking.wordings.text(identity, row, "label") or self.asking.wordings.made(identity, name)

    def _end(self, row: Row) -> None:
        if not self._open:
            self.asking.troubles.note(row, "no group is open that could end here")
            return
        self._close()

    def _close(self) -> None:
        group = self._open.pop()
        if not group.repeated:
            self._fresh = True
            return
        asking, row = self.asking, group.row
        if not group.of:
            asking.troubles.note(row, "the repeated group has no question that was carried over")
            return
        key = asking.key(row.get("name"))
        identity = f"question.{key}.text"
        text = asking.wordings.text(identity, row, "label") or asking.wordings.made(identity, row.get("name"))
        relevant = together([*(one.relevant for one in self._open), group.relevant])
        found = Question(
            key=key,
            kind="group",
            text=text,
            of=tuple(group.of),
            relevant=relevant,
            optional=True,
            minimum=Decimal(0),
            maximum=Decimal(MOST_ENTRIES),
            checks=tuple(
                asking.check(one, key, number, f"every entry in {key} satisfies {when}")
                for number, (one, when) in enumerate(group.checked, 1)
            ),
        )
        asking.close(key)
        asking.known[row.get("name")] = found
        self._draft().questions.append(found)

    def _question(self, row: Row) -> None:
        repeated = next((one for one in reversed(self._open) if one.repeated), None)
        relevant = "" if repeated else together([one.relevant for one in self._open])
        notes = () if repeated else self._note()
        asked = self.asking.question(row, notes, within=repeated is not None, relevant=relevant)
        if asked is not None and repeated:
            entry = self.asking.entry[row.get("name")]
            if when := self.asking.constraint(row, entry):
                repeated.checked.append((row, f"({entry.key} = null or {when})" if asked.optional else f"({when})"))
        if asked is not None:
            (repeated.of if repeated else self._draft().questions).append(asked)

    def _note(self) -> Sequence[Row]:
        """The notes before a question: at the head of a section they introduce it instead."""
        said, self._notes = self._notes, []
        draft = self._draft()
        if said and not draft.questions and draft.key != "form":
            draft.intro += said
            return ()
        return said

    def _draft(self) -> _Draft:
        """The section that questions go to: after a group has ended, a further one for those outside."""
        if not self._drafts or (self._fresh and not self._open and self._drafts[-1].key in self._keys):
            key = "form" if not self._drafts else f"more_{len(self._drafts)}"
            words = "Your answers" if not self._drafts else "More questions"
            self._drafts.append(_Draft(key, self.asking.wordings.own(f"section.{key}.title", words)))
            self._fresh = False
        return self._drafts[-1]

    def _made(self) -> Iterator[Section]:
        for draft in self._drafts:
            if draft.questions:
                intro = self.asking.wordings.joined(f"section.{draft.key}.intro", draft.intro, "label")
                yield Section(key=draft.key, title=draft.title, intro=intro, questions=tuple(draft.questions))
