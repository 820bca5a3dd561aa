"""Questions as an e-government service asks them, one of each kind, and strategies of what they accept."""

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import FileRef
from hanse.questions.spec.question import FileRule, Measure, Option, Question
from hanse.questions.spec.questionnaire import Questionnaire, Section

PAPER = FileRef("0198c0de-0000-7000-8000-000000000001", "plan Łódź.pdf", "application/pdf", 1_200_000)
PHOTO = FileRef("0198c0de-0000-7000-8000-000000000002", "front.jpg", "image/jpeg", 80_000)
SIGNED_AT = dt.datetime(2026, 3, 27, 9, 30, tzinfo=dt.UTC)
LYON = {"lines": "12 rue de la République", "postcode": "69002", "town": "Lyon", "country": "FR"}


def t(words: str) -> Text:
    return Text(f"service.{words}", words)


def ask(kind: str, words: str, key: str = "", **more: Any) -> Question:
    return Question(**{"key": key or kind, "kind": kind, "text": t(words), **more})


date = ask("date", "When does the work begin?", "begins")
fee = ask("money", "What does it cost?", "cost", currency="EUR", minimum=Decimal(0))
duration = ask("duration", "How long does it take?", "takes")
days = ask("duration", "How many days?", "days", measures=(Measure.DAYS,))
yes_no = ask("yes_no", "Is it in the old town?")
address = ask("address", "Where do you live?", country="FR")
place = ask("place", "Where is it?")
files = ask("file", "Show the plans", files=FileRule(kinds=("pdf", "jpeg"), most=2))
person = ask("person", "Who applies?", asks=("birth_date", "email", "phone"), country="FR")
organisation = ask("organisation", "For which company?", identifier="fr.siret")
identifier = ask("identifier", "What is your IBAN?", identifier="iban")
phone = ask("phone", "What is your number?", country="FR")
email = ask("email", "Where can we write to you?")
clock = ask("time", "At what time?")
case = ask("case", "Which of your cases is it about?")
slot = ask("slot", "When do you come?", "visit", books="desk")
stay = ask(
    "stay",
    "Where and when?",
    "market",
    books="squares",
    options=(Option(value="square", text=t("The square")), Option(value="park", text=t("The park"))),
)
country = ask("country", "In which country were you born?")
group = ask(
    "group",
    "Who lives with you?",
    minimum=Decimal(1),
    maximum=Decimal(3),
    of=(
        ask("text", "Name", "name", lines=1, longest=100),
        ask("date", "Date of birth", "born"),
        ask("money", "Income", "income", currency="EUR", optional=True),
        ask("file", "Proof", "proof", optional=True),
    ),
)
declaration = ask("declaration", "Declaration", statement=t("I declare that all this is true."))
signature = ask("signature", "Sign the application", statement=t("I apply for a permit."))

GOOD: tuple[tuple[Question, Any], ...] = (
    (date, "2026-03-27"),
    (fee, "1250.50"),
    (duration, {"amount": "3", "measure": "months"}),
    (days, 14),
    (yes_no, "no"),
    (address, LYON),
    (place, {"words": "behind the mill", "latitude": "45.764", "longitude": "4.8357"}),
    (files, (PAPER, PHOTO)),
    (person, {"name": "Zoë Ünal", "birth_date": "1984-02-29", "email": "zoe@example.org", "phone": "06 12 34 56 78"}),
    (organisation, {"name": "Atelier Ñ", "identifier": "732 829 320 00074"}),
    (identifier, "FR14 2004 1010 0505 0001 3M02 606"),
    (phone, "04 78 37 00 00"),
    (email, "Mairie@Example.ORG"),
    (clock, "9.30"),
    (case, "2026 000123"),
    (slot, "2026-03-12T09:30+01:00"),
    (stay, {"place": "park", "first": "2026-06-06", "last": "2026-06-07"}),
    (country, "Poland"),
    (
        group,
        [
            {"name": "Ana", "born": "2015-05-01", "income": "12.5", "proof": (PAPER,)},
            {"name": "Bo", "born": "2018-01-02"},
        ],
    ),
    (declaration, "yes"),
    (signature, {"name": "Zoë Ünal", "agreed": "yes", "at": SIGNED_AT}),
)
QUESTIONS = tuple(question for question, _raw in GOOD)


def good_answers() -> st.SearchStrategy[tuple[Question, Any]]:
    """A question of any of these kinds with a raw value that it accepts."""
    dates = st.dates(dt.date(1000, 1, 1)).map(lambda day: (date, day.isoformat()))
    money = st.decimals(0, 10**9, places=2).map(lambda amount: (fee, amount))
    times = st.tuples(st.integers(0, 10**6), st.sampled_from(["years", "months"])).map(
        lambda both: (duration, {"amount": both[0], "measure": both[1]})
    )
    places = st.tuples(st.decimals(-90, 90, places=6), st.decimals(-180, 180, places=6)).map(
        lambda both: (place, {"latitude": str(both[0]), "longitude": str(both[1])})
    )
    return st.one_of(st.sampled_from(GOOD), dates, money, times, places)


def service(**more: Any) -> Questionnaire:
    sections = (Section(key="all", title=t("Your application"), questions=QUESTIONS),)
    return Questionnaire(**{"key": "service", "version": "1", "title": t("A permit"), "sections": sections, **more})
