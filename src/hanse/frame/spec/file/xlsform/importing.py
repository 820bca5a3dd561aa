"""An XLSForm (Kobo, ODK) as a procedure: its form, and the simplest way of a case, received and then decided."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hanse.frame.spec.deadlines import Calendar
from hanse.frame.spec.file.xlsform.languages import Wordings, wordings_of
from hanse.frame.spec.file.xlsform.questions import Asking
from hanse.frame.spec.file.xlsform.sections import Sections
from hanse.frame.spec.file.xlsform.sheets import Row, XlsFormError, read_sheets
from hanse.frame.spec.file.xlsform.troubles import Trouble, Troubles
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import Office, State, Transition
from hanse.questions.spec.question import Question


@dataclass(frozen=True, slots=True)
class Imported:
    """The procedure, sound as it is, and what was left out of it or needs a look, by row."""

    procedure: Procedure
    troubles: tuple[Trouble, ...]


def import_xlsform(path: Path, *, calendar: Calendar, key: str = "") -> Imported:
    """Raises XlsFormError for what is no XLSForm or has no question, ProcedureError for what cannot be used."""
    sheets = read_sheets(path)
    settings = sheets["settings"][0] if sheets["settings"] else None
    language = settings.get("default_language") if settings else ""
    wordings = wordings_of((*sheets["survey"], *sheets["choices"]), language)
    troubles = Troubles()
    choices: dict[str, list[Row]] = {}
    for row in sheets["choices"]:
        choices.setdefault(row.get("list_name", "list"), []).append(row)
    asking = Asking(choices, wordings, troubles)
    decision_key = asking.key("decision")
    sections = Sections(asking).read(sheets["survey"])
    if not sections:
        raise XlsFormError(f"{path.name}: no question could be carried over")
    title = (settings.get("form_title", "title") if settings else "") or path.stem
    own = wordings.own
    asks = own(f"question.{decision_key}.text", "What is decided, and why?")
    decision = Question(key=decision_key, kind="text", text=asks)
    office = Office(key="office", title=own("office.office.title", "Office"))
    procedure = Procedure(
        key=key or _key((settings.get("form_id", "id_string") if settings else "") or path.stem),
        version="0.1.0",
        title=wordings.made("title", title),
        summary=wordings.made("summary", title),
        sections=sections,
        offices=(office,),
        states=(
            State(key="received", title=own("state.received.title", "Received"), office="office"),
            State(key="decided", title=own("state.decided.title", "Decided"), final=True),
        ),
        transitions=(
            Transition(key="decide", title=own("transition.decide.title", "Decide"), sources=("received",),
                       target="decided", by="office", questions=(decision,)),
        ),
        calendar=calendar,
        translations=wordings.translations(),
    )  # fmt: skip
    troubles.found.extend(_unworded(wordings))
    return Imported(procedure, tuple(troubles.found))


def _unworded(wordings: Wordings) -> Iterator[Trouble]:
    for language, ids in wordings.missing.items():
        stands = "English" if language == wordings.language else f"“{wordings.language}”"
        where = "procedure.yaml" if language == wordings.language else f"texts/{language}.yaml"
        if ids:
            message = f"{len(ids)} texts have no wording in “{language}”; {stands} stands in {where} for"
            yield Trouble("languages", 0, f"{message}: {', '.join(ids)}")


def _key(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "form"
    return (plain if plain[0].isalpha() else f"form_{plain}")[:60]
