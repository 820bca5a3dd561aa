"""Rules between answers hold for what a program sends as well."""

import pytest

from hanse.questions.actions import create_sheet, save_document
from hanse.questions.errors import BadDocument
from hanse.questions.queries import given_answers
from tests.questions.guests import FORMS

FORM = FORMS["rules"]


@pytest.mark.django_db
def test_a_document_that_breaks_a_rule_is_refused_as_a_whole(by):
    sheet = create_sheet(FORM, by=by, owner="test")
    good = {"answers": {"begins": {"value": "2999-05-01"}, "ends": {"value": "2999-06-01"}}}
    save_document(sheet, FORM, good, by=by)
    with pytest.raises(BadDocument) as refused:
        save_document(sheet, FORM, {"answers": {"ends": {"value": "2999-04-01"}}}, by=by)
    assert refused.value.troubles == [("answers.ends", "ends", "The date must be 1 May 2999 or later.")]
    assert given_answers(sheet, FORM)["ends"].value.isoformat() == "2999-06-01"
