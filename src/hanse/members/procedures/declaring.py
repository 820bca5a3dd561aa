"""The application for membership as this network has it: with its kinds of member, and who decides on each.

What the folder `application` declares is the same in every network; its two kinds stand for those of the charter.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from hanse.feel.tables.document import read_table
from hanse.frame.spec.declaration import Outcome
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.rules import Calculation
from hanse.frame.spec.scenarios import Given, Move, Scenario, Take
from hanse.frame.spec.steps import Transition
from hanse.kernel.texts import Text, Translations
from hanse.members.charter.charter import Charter, Kind
from hanse.members.charter.words import Words
from hanse.members.enums import MemberOf
from hanse.questions.spec.question import Option, Question
from hanse.questions.spec.questionnaire import Section

FOLDER = Path(__file__).with_name("application")
SECRETARIAT = "secretariat"
NONE = "none"
POPULATION = "population"
LETTER = "letter"
BY_BODY, BY_SECRETARIAT = "by_body", "by_secretariat"
"""The kinds of the folder: one for each way of deciding."""
BODY = "body"


def application_of(charter: Charter, outcomes: Mapping[str, Outcome]) -> Procedure:
    """The procedure for the kinds of a charter, whose edition is a part of the version, as words follow from it."""
    base = read_procedure(FOLDER, outcomes=outcomes)
    major, minor, _patch = base.version.split(".")
    named = dict(_named(charter))
    return replace(
        base,
        version=f"{major}.{minor}.{charter.edition}",
        transitions=tuple(_transition(one, charter) for one in base.transitions),
        sections=tuple(_section(one, charter) for one in base.sections),
        tables=tuple(_table(one, charter) for one in base.tables),
        scenarios=tuple(_scenarios(base.scenarios, charter)),
        translations=_translated(base.translations, named, _address(charter)),
    )


def _named(charter: Charter) -> Iterator[tuple[str, Words]]:
    """Id → words of every text that comes from the charter."""
    for key, kind in charter.kinds.items():
        yield f"question.kind.option.{key}.text", kind.name
        yield f"question.kind.option.{key}.hint", kind.who
        yield f"result.meanwhile.option.{key}.text", kind.name
    for key, name in _deciding(charter).items():
        yield f"result.decided_by.option.{key}.text", name


def _deciding(charter: Charter) -> Mapping[str, Words]:
    """Who can decide beside the secretariat; where nobody can, a word that nobody comes to read."""
    return {key: body.name for key, body in charter.bodies.items()} or {BODY: Words({"en": "–"})}


def _translated(base: Translations, named: Mapping[str, Words], address: str) -> Translations:
    """The folder's languages, with the charter's words; where it lacks one, its own language stands in."""
    stand_ins = tuple(
        f"{name}.option.{one}."
        for name in ("question.kind", "result.meanwhile", "result.decided_by")
        for one in (BY_BODY, BY_SECRETARIAT, BODY)
    )
    languages = {
        language: {
            **{
                key: _by_post(words, address) if key == f"question.{LETTER}.how" else words
                for key, words in texts.items()
                if not key.startswith(stand_ins)
            },
            **{key: str(words.by_language.get(language) or words) for key, words in named.items()},
        }
        for language, texts in base.languages.items()
    }
    return replace(base, languages=languages)


def _address(charter: Charter) -> str:
    """Where letters on paper come, on one line; empty where the network names no such place."""
    return ", ".join(charter.look.address.splitlines()) if charter.look else ""


def _by_post(words: str, address: str) -> str:
    """The last line of these words is for who sends the letter by post: it stands only with an address."""
    online, _newline, post = words.partition("\n")
    return f"{online} {post.replace('{address}', address)}" if address else online


def _default(words: Words) -> str:
    return words.by_language.get("en") or str(words)


def _section(section: Section, charter: Charter) -> Section:
    asked = (one for one in section.questions if one.key != POPULATION or charter.kinds_of(MemberOf.GOVERNMENT))
    return replace(section, questions=tuple(_question(one, charter) for one in asked))


def _transition(step: Transition, charter: Charter) -> Transition:
    """A network of organisations alone asks nobody for a population, and never anew."""
    if charter.kinds_of(MemberOf.GOVERNMENT):
        return step
    return replace(step, asks_again=tuple(key for key in step.asks_again if key != POPULATION))


def _question(question: Question, charter: Charter) -> Question:
    if question.key == "kind":
        options = (_option("question.kind", key, kind.name, kind.who) for key, kind in charter.kinds.items())
        return replace(question, options=tuple(options))
    if question.key == LETTER:
        address = _address(charter)
        how = replace(question.how, default=_by_post(question.how.default, address)) if question.how else None
        return replace(question, how=how, optional=bool(address))
    if question.key == POPULATION:
        governments = ", ".join(f'"{one.key}"' for one in charter.kinds_of(MemberOf.GOVERNMENT))
        return replace(question, relevant=f"kind in ({governments})")
    return question


def _table(table: Calculation, charter: Charter) -> Calculation:
    """Who decides on which kind, and what an applicant is meanwhile."""
    kinds = charter.kinds.values()
    rows = [_quoted(one.key, one.decided_by or SECRETARIAT, one.meanwhile or NONE) for one in kinds]
    document = {
        "table": table.table.name,
        "givens": {"kind": "string"},
        "inputs": [{"reads": "kind", "values": ", ".join(f'"{one.key}"' for one in kinds)}],
        "outputs": [{"name": name, "type": "string"} for name in table.outputs],
        "rules": rows,
    }
    return replace(table, table=read_table(document), results=tuple(_result(one, charter) for one in table.results))


def _quoted(*words: str) -> list[str]:
    return [f'"{one}"' for one in words]


def _result(question: Question, charter: Charter) -> Question:
    named: Iterable[tuple[str, Words]]
    if question.key == "meanwhile":
        named = ((key, kind.name) for key, kind in charter.kinds.items())
    else:
        named = _deciding(charter).items()
    own = tuple(one for one in question.options if one.value in {SECRETARIAT, NONE})
    return replace(question, options=(*own, *(_option(f"result.{question.key}", key, one) for key, one in named)))


def _option(of: str, key: str, name: Words, hint: Words | None = None) -> Option:
    where = f"{of}.option.{key}"
    return Option(
        value=key,
        text=Text(f"{where}.text", _default(name)),
        hint=Text(f"{where}.hint", _default(hint)) if hint else None,
    )


def _scenarios(scenarios: Iterable[Scenario], charter: Charter) -> Iterator[Scenario]:
    """Each with the first kind that is decided in its way; none where the network has no such kind."""
    for one in scenarios:
        kind = next((kind for kind in charter.kinds.values() if _way_of(kind) == one.answers["kind"]), None)
        if kind is not None:
            yield replace(one, answers=_said(one.answers, kind), moves=tuple(_move(move, kind) for move in one.moves))


def _move(move: Move, kind: Kind) -> Move:
    """A step in which the kind of member is asked anew, with this one."""
    return (
        replace(move, answers=_said(move.answers, kind)) if isinstance(move, Take) and "kind" in move.answers else move
    )


def _said(answers: Given, kind: Kind) -> Given:
    kept = {key: one for key, one in answers.items() if key != POPULATION or kind.of is MemberOf.GOVERNMENT}
    return {**kept, "kind": kind.key}


def _way_of(kind: Kind) -> str:
    return BY_BODY if kind.decided_by else BY_SECRETARIAT
