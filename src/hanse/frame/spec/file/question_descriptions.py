"""What each line about a question says; the rest of a service's file is in `descriptions`."""

from collections.abc import Mapping

from hanse.questions.spec.question import Check, EvidenceRule, FileRule, NotApplicableRule, Option, Question
from hanse.questions.spec.questionnaire import Section

KEY = "Lower-case letters, digits and _; never changed later, never used for something else."

OF_QUESTIONS: Mapping[type, Mapping[str, str]] = {
    Section: {
        "key": KEY,
        "title": "The heading over the questions.",
        "questions": "The questions, each on a page.",
        "intro": "A few words before the first question.",
        "group": "The heading over neighbouring sections.",
    },
    Option: {
        "value": "What is stored; never changed later. Put yes, no and numbers in quotes if they are words.",
        "text": "What one reads.",
        "hint": "A help beside it.",
        "exclusive": "Rules out every other option.",
    },
    EvidenceRule: {
        "need": "Whether a file, link or note backs the answer.",
        "examples": "What would be good evidence.",
    },
    NotApplicableRule: {
        "allowed": "Whether one may say that the question does not apply.",
        "hint": "When it does not apply.",
    },
    FileRule: {
        "kinds": "Kinds of file that are taken: pdf, jpeg, png …",
        "most": "How many files at most.",
        "largest": "How many bytes a file may have.",
    },
    Check: {
        "when": "FEEL over the answer, earlier answers and `today`: it must be true.",
        "says": "What is said if it is not.",
    },
    Question: {
        "key": "How conditions and tables name the answer. " + KEY,
        "kind": "What kind of answer is wanted.",
        "text": "The question itself.",
        "short": "What names the answer in letters, registers and lists, if the question is too long.",
        "why": "Why it is asked.",
        "how": "How to answer it.",
        "knows": "Who usually knows the answer.",
        "evidence": "Whether a file, link or note backs the answer.",
        "not_applicable": "Whether one may say that it does not apply.",
        "optional": "Whether it may be left open.",
        "relevant": "A FEEL condition on earlier questions: asked only if it is true. Empty: always.",
        "options": "What there is to choose from.",
        "rows": "The rows of a matrix.",
        "columns": "The columns of a matrix; one is chosen in each row.",
        "unit": "What a number counts: m², years …",
        "minimum": "The smallest number that is taken; in a group, the fewest entries.",
        "maximum": "The largest number that is taken; in a group, the most entries.",
        "decimals": "How many digits may stand after the point.",
        "longest": "How many characters at most.",
        "lines": "How many lines the box has.",
        "checks": "Rules on the answer, each with what is said if it is broken.",
        "earliest": "The first date that is taken: 2026-01-31, or FEEL over earlier answers and `today`.",
        "latest": "The last date that is taken, written like `earliest`.",
        "currency": "The currency of an amount, in three letters: EUR.",
        "measures": "What a duration is counted in.",
        "identifier": "The number that is checked, by its name in python-stdnum: iban, eu.vat, fr.siret.",
        "country": "The country that is meant where a phone number or address names none.",
        "asks": "What is asked of a person besides the name: birth_date, email, phone.",
        "files": "Which files are taken.",
        "statement": "What is agreed to.",
        "books": "What is booked, by its key in `bookings`; the options are the places, if there are several.",
        "of": "The questions of each entry of a group.",
    },
}
