"""What is asked so that some cannot answer it: too long, too much to choose from, too little time, a file alone."""

import re
from collections.abc import Iterator

from hanse.frame.spec.faults import Fault
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import APPLICANT
from hanse.frame.tools.remarks.wordings import beginning, languages_of, plain
from hanse.kernel.places import Place
from hanse.kernel.texts import Text
from hanse.questions.spec.question import Question

LONGEST = {"title": 80, "question": 130, "option": 130, "button": 70}
"""Characters of what is read out in one breath, as a name: it is heard again at each field and in each list."""
MOST_OPTIONS = 15
"""To be gone through one by one, by who listens or uses a switch."""
LEAST_HOLD = 20
"""Minutes (WCAG 2.2, 2.2.1): with a screen reader, or in a new language, the rest takes three times as long."""

ELSEWHERE = {
    "en": r"\b(?:by post|by e-?mail|on paper|in person|counter|desk|town hall|city hall|call us|by phone|bring)\b",
    "fr": r"\b(?:par courrier|par la poste|sur papier|guichet|mairie|accueil|appelez|téléphone|apportez|sur place)\b",
    "es": r"\b(?:por correo|en papel|ventanilla|ayuntamiento|oficina|llame|teléfono|en persona)\b",
    "ru": r"по почте|на бумаге|лично|позвоните|по телефону|в отдел",
    "ko": r"우편|방문|전화|창구|시청",
    "zh-hans": r"邮寄|窗口|电话|现场|纸质|柜台",
    "ar": r"بالبريد|ورق|شباك|البلدية|اتصل|الهاتف|شخصي|مكتب",
}
"""Words that tell of another way than this page."""


def too_long(procedure: Procedure) -> Iterator[Fault]:
    for language, worded in languages_of(procedure):
        for place, part, kind, text in _names(procedure):
            words = plain(worded(text))
            if len(words) > LONGEST[kind]:
                why = f"{len(words)} characters are too many for a {kind}, which is heard in one go"
                advice = f"keep to {LONGEST[kind]} and put the rest into {_rest(kind)}"
                yield Fault(place, part, f"{why}: {advice} ({language}): “{beginning(words)}”")


def _rest(kind: str) -> str:
    return {"title": "“summary” or “intro”", "question": "“how”", "option": "its “hint”", "button": "“hint”"}[kind]


def _names(procedure: Procedure) -> Iterator[tuple[Place, str, str, Text]]:
    yield procedure.place, "title", "title", procedure.title
    for section in procedure.sections:
        yield section.place, f"section {section.key}", "title", section.title
    for step in procedure.transitions:
        yield step.place, f"transition {step.key}", "button", step.title
    for one in procedure.questions.values():
        yield from _names_in(one)


def _names_in(question: Question) -> Iterator[tuple[Place, str, str, Text]]:
    yield question.place, f"question {question.key}", "question", question.text
    for one in (*question.options, *question.rows, *question.columns):
        yield question.place, f"question {question.key}, option {one.value}", "option", one.text
    for inner in question.of:
        yield from _names_in(inner)


def too_many_options(procedure: Procedure) -> Iterator[Fault]:
    for one in procedure.questions.values():
        if one.kind in ("single", "multiple") and len(one.options) > MOST_OPTIONS:
            why = f"has {len(one.options)} options, which some go through one by one: ask for the kind first, then"
            yield Fault(one.place, f"question {one.key}", f"{why} for the one; {MOST_OPTIONS} are enough on a page")


def too_little_time(procedure: Procedure) -> Iterator[Fault]:
    for one in procedure.bookings:
        if one.hold < LEAST_HOLD:
            why = f"a time is kept for {one.hold} minutes, too short for who reads or types slowly (WCAG 2.2.1): set"
            yield Fault(one.place, f"booking {one.key}", f"{why} “hold” to {LEAST_HOLD} or more")


def only_by_file(procedure: Procedure) -> Iterator[Fault]:
    """Once for a service: what it says on its start page holds for all of its files."""
    if _tells(procedure, procedure.summary, *procedure.needs):
        return
    asked = [one for section in procedure.sections for one in section.questions if not _told(procedure, one)]
    asked += [
        one
        for step in procedure.transitions
        for one in step.questions
        if step.by == APPLICANT and not _told(procedure, one)
    ]
    needed = [one for one in asked if one.kind == "file" and not one.optional]
    if needed:
        why = "a file must be sent, and nothing says what somebody does who cannot scan or send one"
        advice = (
            "Say it in “how”, or under “needs” for the whole service: where one brings the papers, or whom one calls"
        )
        yield Fault(needed[0].place, f"question {needed[0].key}", f"{why}. {advice}")


def _told(procedure: Procedure, question: Question) -> bool:
    return _tells(procedure, question.text, question.how, question.why)


def _tells(procedure: Procedure, *texts: Text | None) -> bool:
    """Whether one of them tells of another way; in a language whose words are not known, it is taken to."""
    for language, worded in languages_of(procedure):
        words = " ".join(worded(text) for text in texts if text)
        if language not in ELSEWHERE or re.search(ELSEWHERE[language], words, re.IGNORECASE):
            return True
    return False
