"""A country, by its two letters (ISO 3166), shown by its name in the reader's language."""

from collections.abc import Iterator
from functools import cache
from typing import cast

import pycountry

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import Value
from hanse.questions.spec.kinds.choosing import folded, shortened
from hanse.questions.spec.kinds.worded import Worded, typed
from hanse.questions.spec.locales import locale_of
from hanse.questions.spec.problems import refuse
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader

NO_SUCH_COUNTRY = Text("questions.problem.no_such_country", "“{given}” is not a country. Choose it from the list.")


class Country(Worded):
    key = "country"

    def faults(self, question: Question) -> Iterator[tuple[str, str]]:
        if question.country and question.country not in names_in("en"):
            yield "country", f"is {question.country!r}; it must be a code of ISO 3166, such as FR"

    def check(self, question: Question, raw: object, reader: Reader) -> Value:
        del question
        words = folded(typed(raw))
        for code, name in (*names_in(reader.language).items(), *names_in("en").items()):
            if words in {code.casefold(), folded(name)}:
                return code
        raise refuse(NO_SUCH_COUNTRY, given=shortened(raw))

    def format(self, question: Question, value: Value, reader: Reader) -> str:
        del question
        code = cast("str", value)
        return names_in(reader.language).get(code, code)


@cache
def names_in(language: str) -> dict[str, str]:
    """Code → name of every country, as CLDR names it in the language, else in English."""
    territories, english = locale_of(language).territories, locale_of("en").territories
    codes = sorted(country.alpha_2 for country in pycountry.countries)
    return {code: territories.get(code) or english.get(code) or code for code in codes}
