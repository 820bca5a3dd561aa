"""Rows of the survey as questions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from hanse.frame.spec.cases import CASE_NAMES
from hanse.frame.spec.file.xlsform.expressions import NotCarriedError, Translator
from hanse.frame.spec.file.xlsform.filters import fitting
from hanse.frame.spec.file.xlsform.languages import Wordings
from hanse.frame.spec.file.xlsform.sheets import Row
from hanse.frame.spec.file.xlsform.troubles import Troubles
from hanse.questions.spec.question import Check, FileRule, Option, Question

KINDS: Mapping[str, tuple[str, dict[str, Any]]] = {
    "text": ("text", {"lines": 1}),
    "string": ("text", {"lines": 1}),
    "barcode": ("text", {"lines": 1}),
    "integer": ("number", {"decimals": 0}),
    "int": ("number", {"decimals": 0}),
    "decimal": ("number", {}),
    "range": ("number", {}),
    "date": ("date", {}),
    "geopoint": ("place", {}),
    "image": ("file", {"files": FileRule(kinds=("jpeg", "png"))}),
    "file": ("file", {"files": FileRule()}),
    "select_one": ("single", {}),
    "select_multiple": ("multiple", {}),
    "acknowledge": ("declaration", {}),
}
UNCARRIED: Mapping[str, str] = {
    "hidden": "a hidden value is no question",
    "time": "a time of day has no kind of question",
    "datetime": "a moment has no kind of question; ask for the date",
    "geotrace": "a line on the map has no kind of question",
    "geoshape": "an area on the map has no kind of question",
    "audio": "sound recordings are not taken",
    "video": "films are not taken",
    "rank": "putting options in order has no kind of question",
    "xml-external": "data of other files are not read",
    "csv-external": "data of other files are not read",
}
BOOKKEEPING = frozenset(
    {"start", "end", "today", "deviceid", "username", "phonenumber", "simserial", "subscriberid", "email", "audit"}
)
"""What a telephone notes by itself; the events of a case say more."""

ENTRY = "entry."
"""Before the key of a question of a repeated group, where one of its entries is looked at."""
FITTING = "Choose one that goes with your earlier answers."

_YES = frozenset({"yes", "true", "true()", "1"})


class Asking:
    """Makes questions one after another; `known` are those made so far, by their names in the form.

    `entry` are those of the repeated group that is open, `calculated` the FEEL of what the form calculates.
    """

    def __init__(self, choices: Mapping[str, Sequence[Row]], wordings: Wordings, troubles: Troubles) -> None:
        self.choices, self.wordings, self.troubles = choices, wordings, troubles
        self.known: dict[str, Question] = {}
        self.calculated: dict[str, str] = {}
        self.entry: dict[str, Question] = {}
        self._keys: set[str] = set(CASE_NAMES)

    def key(self, name: str) -> str:
        """A key for a name: lower-case, and used once."""
        plain = re.sub(r"[^a-z0-9_]+", "_", name.lower()).strip("_") or "question"
        plain = (plain if plain[0].isalpha() else f"q_{plain}")[:50]
        key, number = plain, 2
        while key in self._keys:
            key, number = f"{plain}_{number}", number + 1
        self._keys.add(key)
        return key

    def question(
        self, row: Row, notes: Sequence[Row] = (), *, within: bool = False, relevant: str = ""
    ) -> Question | None:
        """The question of a row; None, with the reason noted, where there is none. `within` a repeated group."""
        kind, _, of = row.get("type").partition(" ")
        if kind == "calculate":
            self._calculate(row)
            return None
        if kind not in KINDS:
            reason = UNCARRIED.get(kind.lower(), "no kind of question is like it")
            self.troubles.note(row, f"“{row.get('type')}” is not carried over: {reason}")
            return None
        name = row.get("name")
        key = self.key(name)
        identity = f"question.{key}"
        text = self.wordings.text(f"{identity}.text", row, "label")
        if text is None:
            self.troubles.note(row, f"“{name}” has no label; its name stands in")
            text = self.wordings.made(f"{identity}.text", name)
        own, given = ("email", {}) if _is_email(kind, name) else KINDS[kind]
        given = {
            **given,
            "key": key,
            "kind": own,
            "text": text,
            "how": self.wordings.text(f"{identity}.how", row, "hint"),
        }
        if notes:
            given["why"] = self.wordings.joined(f"{identity}.why", notes, "label")
        if own == "declaration":
            given["statement"] = self.wordings.text(f"{identity}.statement", row, "label") or text
        given |= self._options(row, of, identity) if kind.startswith("select") else self._limits(row)
        if "multiline" in row.get("appearance"):
            given["lines"] = 5
        given["optional"] = not self._required(row)
        asked = Question(**given)
        return self._with_rules(row, asked, name, relevant, within=within)

    def _options(self, row: Row, of: str, identity: str) -> dict[str, Any]:
        listed, _, other = of.strip().partition(" ")
        if other:
            self.troubles.note(row, "“or_other” is not carried over: add an option and a question for its words")
        options: dict[str, Option] = {}
        for choice in self.choices.get(listed, ()):
            value = choice.get("name", "value")
            if value in options:
                self.troubles.note(choice, f"the option “{value}” stands twice in “{listed}”; the first is kept")
                continue
            text = self.wordings.text(f"{identity}.option.{value}.text", choice, "label")
            options[value] = Option(
                value=value, text=text or self.wordings.made(f"{identity}.option.{value}.text", value)
            )
        if not options:
            self.troubles.note(row, f"there is no list “{listed}” among the choices")
        return {"options": tuple(options.values())}

    def _limits(self, row: Row) -> dict[str, Any]:
        """Start and end of a range."""
        found: dict[str, Any] = {}
        for name, value in re.findall(r"(start|end)\s*=\s*(\S+)", row.get("parameters")):
            try:
                found["minimum" if name == "start" else "maximum"] = Decimal(value)
            except InvalidOperation:
                self.troubles.note(row, f"“{name}={value}” is no number")
        return found

    def _required(self, row: Row) -> bool:
        said = row.get("required").lower().replace(" ", "")
        if said not in _YES | {"", "no", "false", "false()", "0"}:
            self.troubles.note(row, "“required” with a condition is not carried over: the question may be left open")
        return said in _YES

    def _with_rules(self, row: Row, asked: Question, name: str, relevant: str, *, within: bool) -> Question:
        for column in ("default", "calculation", "repeat_count", "trigger", *(["relevant"] if within else [])):
            if row.get(column):
                self.troubles.note(row, f"“{column}” is not carried over")
        if within:
            self.entry[name] = replace(asked, key=f"{ENTRY}{asked.key}")
            return asked
        conditions = [relevant, self.feel(row, "relevant", self.known)]
        checks = [self.check(row, asked.key, 1, constraint)] if (constraint := self.constraint(row, asked)) else []
        if fitting := self._fitting(row, asked):
            told = self.wordings.own(f"question.{asked.key}.check.{len(checks) + 1}.says", FITTING)
            checks.append(Check(when=fitting, says=told))
        asked = replace(asked, relevant=together(conditions), checks=tuple(checks))
        self.known[name] = asked
        return asked

    def check(self, row: Row, key: str, number: int, when: str) -> Check:
        """The constraint of a row with what it says, as the check of that number of a question."""
        identity = f"question.{key}.check.{number}.says"
        told = self.wordings.text(identity, row, "constraint_message")
        return Check(when=when, says=told or self.wordings.own(identity, "Check this answer."))

    def constraint(self, row: Row, asked: Question) -> str:
        """An e-mail address is checked by its kind, whatever a form says of its letters."""
        return "" if asked.kind == "email" else self.feel(row, "constraint", self.known | self.entry, asked)

    def close(self, group: str) -> None:
        """What one entry of a repeated group has is from now on what all of them have, in a list."""
        lists = {name: f"{group}.{one.key.removeprefix(ENTRY)}" for name, one in self.entry.items()}
        within = {name: feel for name, feel in self.calculated.items() if ENTRY in feel}
        self.calculated |= lists | {name: f"for entry in {group} return {feel}" for name, feel in within.items()}
        self.entry = {}

    def _calculate(self, row: Row) -> None:
        """What is calculated is no question: its FEEL stands wherever it is used."""
        if not row.get("calculation"):
            self.troubles.note(row, "“calculate” is not carried over: nothing stands under “calculation”")
        feel = self.feel(row, "calculation", self.known | self.entry)
        if feel:
            self.calculated[row.get("name")] = feel
            said = f"“{row.get('name')}” is calculated, which is no question: where it is used, this stands: {feel}"
            self.troubles.note(row, f"{said}. For the office to see it, make it a table of your own")

    def _fitting(self, row: Row, asked: Question) -> str:
        """A filter of choices as a condition on the answer; empty, with the reason noted, where there is none."""
        if not (written := row.get("choice_filter")) or not asked.options:
            return ""
        listed = row.get("type").split()[1]
        try:
            found = fitting(written, self.choices[listed], asked, known=self.known, calculated=self.calculated)
        except NotCarriedError as error:
            self.troubles.note(
                row, f"choice_filter “{written}” is not carried over, so every option is offered: {error}"
            )
            return ""
        self.troubles.note(
            row, "“choice_filter” has become a check: every option is offered, and what does not fit refused"
        )
        return found

    def feel(self, row: Row, column: str, known: Mapping[str, Question], own: Question | None = None) -> str:
        """The expression of a cell in FEEL; empty, with the reason noted, where it cannot be carried."""
        written = row.get(column)
        if not written:
            return ""
        try:
            today = "today" if own else "today()"
            return Translator(known, own, today=today, calculated=self.calculated).feel(written)
        except NotCarriedError as error:
            self.troubles.note(row, f"{column} “{written}” is not carried over: {error}")
            return ""


def _is_email(kind: str, name: str) -> bool:
    """Forms ask for an address as a text, by one of few names; messages go only to what is known to be one."""
    return kind in {"text", "string"} and re.sub(r"[^a-z]", "", name.lower()) in {"email", "emailaddress", "mail"}


def together(conditions: list[str]) -> str:
    """Conditions that must all hold."""
    wanted = [one for one in conditions if one]
    return wanted[0] if len(wanted) == 1 else " and ".join(f"({one})" for one in wanted)
