"""Texts: there, with known values in braces, and translated into every language that is declared."""

import re
from collections.abc import Iterator

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.faults import Fault
from hanse.frame.spec.short import MOST_SEGMENTS, lengths_of
from hanse.frame.spec.texts import filled_texts, short_texts, texts_of
from hanse.kernel.places import Place

MESSAGE_NAMES = ("number", "service", "state", "due", "link", "fee", "decided", "sender")
SHORT_NAMES = ("number", "link")
"""What may stand in a text that lies open on a telephone."""
BRACES = re.compile(r"{([^{}]*)}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
"""A language names the file of its texts: it must lead nowhere else."""


def text_faults(procedure: Declaration) -> Iterator[Fault]:
    yield from _languages(procedure)
    for language, wordings in procedure.translations.languages.items():
        for place, part, text in texts_of(procedure):
            if not wordings.get(text.id):
                yield Fault(place, part, f"there is no “{language}” for “{text.default}” (key {text.id})")
    for place, part, text in texts_of(procedure):
        if not text.default.strip():
            yield Fault(place, part, "the text is empty")
    for document in procedure.documents:
        if any("{link}" in text.default for text in (document.title, *document.paragraphs)):
            message = "offices read it too, and who has {link} can act as the applicant; put it into a message"
            yield Fault(document.place, f"document {document.key}", message)
    for place, part, text in filled_texts(procedure):
        yield from _braces(procedure, place, part, text.default)
        for language, wordings in procedure.translations.languages.items():
            yield from _braces(procedure, place, f"{part} ({language})", wordings.get(text.id, ""))
    yield from _short(procedure)


def _languages(procedure: Declaration) -> Iterator[Fault]:
    for language in (procedure.translations.default_language, *procedure.translations.languages):
        if not LANGUAGE.fullmatch(language):
            yield Fault(procedure.place, "language", f"“{language}” is no language. Write it as fr, es or zh-hans.")


def _short(procedure: Declaration) -> Iterator[Fault]:
    for place, part, text in short_texts(procedure):
        for words in (text.default, *(one.get(text.id, "") for one in procedure.translations.languages.values())):
            for name in BRACES.findall(words):
                if name not in SHORT_NAMES:
                    message = f"{{{name}}} may tell something of a person, and an SMS lies open on a telephone; "
                    yield Fault(place, part, f"{message}only {{number}} and {{link}} can stand in it")
    for place, part, language, length in lengths_of(procedure):
        if length.number > MOST_SEGMENTS:
            message = f"makes an SMS of {length.number} parts ({language}); {MOST_SEGMENTS} is the most: shorten it"
            yield Fault(place, part, message)


def _braces(procedure: Declaration, place: Place, part: str, words: str) -> Iterator[Fault]:
    for name in BRACES.findall(words):
        if name not in MESSAGE_NAMES and name not in procedure.questions:
            known = ", ".join(MESSAGE_NAMES)
            yield Fault(place, part, f"nothing stands for {{{name}}}; use a key of a question, or one of: {known}")
