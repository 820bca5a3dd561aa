"""An XLSForm (Kobo, ODK) as a procedure: its form, and the simplest way of a case, received and then decided."""

import re
from dataclasses import dataclass
from pathlib import Path

from hanse.frame.spec.deadlines import Calendar
from hanse.frame.spec.file.xlsform.languages import wordings_of
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
    made = wordings.made
    asks = made(f"question.{decision_key}.text", "What is decided, and why?")
    decision = Question(key=decision_key, kind="text", text=asks)
    office = Office(key="office", title=made("office.office.title", "Office"))
    procedure = Procedure(
        key=key or _key((settings.get("form_id", "id_string") if settings else "") or path.stem),
        version="0.1.0",
        title=made("title", title),
        summary=made("summary", title),
        sections=sections,
        offices=(office,),
        states=(
            State(key="received", title=made("state.received.title", "Received"), office="office"),
            State(key="decided", title=made("state.decided.title", "Decided"), final=True),
        ),
        transitions=(
            Transition(key="decide", title=made("transition.decide.title", "Decide"), sources=("received",),
                       target="decided", by="office", questions=(decision,)),
        ),
        calendar=calendar,
        translations=wordings.translations(),
    )  # fmt: skip
    for language, count in wordings.missing.items():
        message = f"{count} texts have no wording in “{language}”; those in “{wordings.language}” stand in for them"
        troubles.found.append(Trouble("languages", 0, message))
    return Imported(procedure, tuple(troubles.found))


def _key(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "form"
    return (plain if plain[0].isalpha() else f"form_{plain}")[:60]
