"""What a new version of a procedure changes, in words by part, and what that means for cases that are under way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.difference.changes import Change, part_changes
from hanse.questions.spec.question import Question


@dataclass(frozen=True, slots=True)
class Difference:
    """`running` says what reaches cases that began under the old version; nothing else does, as they keep it.

    `fault` says why the new version cannot take the place of the old one; empty where it can.
    """

    old: str
    new: str
    changes: tuple[Change, ...]
    running: tuple[Change, ...]
    fault: str

    def __str__(self) -> str:
        if not self.changes:
            return f"Nothing has changed since {self.old}."
        head = f"From {self.old} to {self.new}:" if self.old != self.new else f"Since {self.old}:"
        kept = f"Cases that began under {self.old} keep it"
        after = [f"{kept}, but mind:", *(f"  {one}" for one in self.running)] if self.running else [f"{kept}."]
        return "\n".join([head, *(f"  {one}" for one in self.changes), *after, *filter(None, [self.fault])])


def difference(old: Declaration, new: Declaration) -> Difference:
    """From one version of a procedure to the next."""
    changes = (
        *part_changes(old, new),
        *_questions(old, new),
        *_languages(old, new),
    )
    return Difference(old.version, new.version, changes, tuple(_running(old, new)), _fault(old, new, changes))


def _questions(old: Declaration, new: Declaration) -> Iterator[Change]:
    before, after = dict(_asked(old)), dict(_asked(new))
    for key, (where, question) in before.items():
        part = f"question {key}"
        if key not in after:
            yield Change(part, f"is no longer asked ({where})")
            continue
        there, now = after[key]
        if there != where:
            yield Change(part, f"is now asked in {there}; it was in {where}")
        yield from part_changes(question, now, part)
    for key, (where, _question) in after.items():
        if key not in before:
            yield Change(f"question {key}", f"is new ({where})")
    kept_before, kept_after = ([key for key in one if key in before and key in after] for one in (before, after))
    if kept_before != kept_after:
        yield Change("questions", "are asked in another order")


def _asked(procedure: Declaration) -> Iterator[tuple[str, tuple[str, Question]]]:
    for section in procedure.sections:
        yield from ((one.key, (f"section {section.key}", one)) for one in section.questions)
    for step in procedure.transitions:
        yield from ((one.key, (f"transition {step.key}", one)) for one in step.questions)
    for state in procedure.states:
        for opinion in state.opinions:
            where = f"the opinion of {opinion.office} in {state.key}"
            yield from ((one.key, (where, one)) for one in opinion.questions)
    for table in procedure.tables:
        yield from ((one.key, (f"table {table.key}", one)) for one in table.results)


def _languages(old: Declaration, new: Declaration) -> Iterator[Change]:
    before, after = old.translations, new.translations
    if before.default_language != after.default_language:
        yield Change("texts", f"are now in “{after.default_language}”; they were in “{before.default_language}”")
    for language in dict.fromkeys((*before.languages, *after.languages)):
        part, was, now = f"texts in “{language}”", before.languages.get(language), after.languages.get(language)
        if was is None:
            yield Change(part, "are new")
        elif now is None:
            yield Change(part, "are no longer there")
        elif was != now:
            yield Change(part, _count(was, now))


def _count(was: Mapping[str, str], now: Mapping[str, str]) -> str:
    changed = sum(now[key] != words for key, words in was.items() if key in now)
    return f"{changed} changed, {len(now.keys() - was.keys())} new, {len(was.keys() - now.keys())} no longer there"


def _running(old: Declaration, new: Declaration) -> Iterator[Change]:
    """What running cases share with the new version: key, people, callables, register, and what keys mean."""
    if old.key != new.key:
        yield Change("key", f"“{new.key}” is another service: cases of “{old.key}” do not belong to it")
    for office in {one.key for one in old.offices} - {one.key for one in new.offices}:
        yield Change(
            f"office {office}", "running cases still come to it: leave its people their mandate until they end"
        )
    for step in old.transitions:
        if step.outcome and step.outcome not in new.outcomes:
            yield Change(f"transition {step.key}", f"running cases still call the outcome “{step.outcome}”: keep it")
    if old.register and (new.register is None or new.register.key != old.register.key):
        yield Change(f"register {old.register.key}", "running cases still write their records into it: keep it")
    for key, question in old.questions.items():
        now = new.questions.get(key)
        if now is not None and now.kind != question.kind:
            message = (
                f"its answers were of the kind {question.kind} and are now {now.kind}: give the new question a new key"
            )
            yield Change(f"question {key}", message)


def _fault(old: Declaration, new: Declaration, changes: tuple[Change, ...]) -> str:
    before, after = _numbers(old.version), _numbers(new.version)
    if after < before:
        return f"The version went back from {old.version} to {new.version}; raise it."
    if changes and after == before:
        raised = ".".join(map(str, (*before[:-1], before[-1] + 1)))
        return f"Something has changed, but the version is still {old.version}; raise it, to {raised} or more."
    return ""


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
