"""The workbook of the whole CeDS questionnaire, in each of its languages: given back as it was, it changes nothing."""

import pytest

from hanse.diagnostic.queries.frameworks import framework, newest_version, questionnaire_of
from hanse.network.demo.answers import made_up
from hanse.questions.public import reader_in
from hanse.questions.spec.exchange.difference import Change, Standing, compare
from hanse.questions.spec.workbook.reading import read_workbook
from hanse.questions.spec.workbook.writing import write_workbook
from tests.factories import CityFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_given_back_as_it_was_it_changes_nothing(language):
    version = newest_version("ceds")
    asked, texts = questionnaire_of("ceds", version), framework("ceds", version).translations
    standing = {key: Standing(one, 1) for key, one in made_up(CityFactory(income_group="high"), asked, years=0).items()}
    data = write_workbook(asked, standing, reader_in(language, texts))

    delivery = read_workbook(data, asked, lambda code: reader_in(code, texts))

    assert delivery.troubles == ()
    assert {line.change for line in compare(asked, standing, delivery).lines} == {Change.UNCHANGED}
    assert {one.key for one in delivery.received if one.answer} == {key for key, one in standing.items() if one.answer}
