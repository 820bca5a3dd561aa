"""Who one can be in a preview."""

import pytest

from hanse.frame.queries.people import colleagues
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.tools.carried import templates
from hanse.frame.tools.preview.asked import ACCOUNT, OFFICE, ORGANISATION, Role, roles
from hanse.frame.tools.preview.people import person_of
from hanse.identity.public import mandates_of


@pytest.fixture(scope="module")
def procedure():
    return read_procedure(templates()["building_permit"])


def test_there_are_applicants_and_the_officers_of_each_office(procedure):
    assert list(roles(procedure).values()) == [
        "Applicant without account",
        "Applicant with account",
        "Person of an organisation",
        "Officer: Planning office",
        "Officer: Heritage office",
        "Officer: Fire service",
        "Officer: Roads office",
        "Officer: Permit board",
        "Officer: Permit board (2)",
    ]


@pytest.mark.django_db
def test_an_officer_works_in_her_office_on_every_day():
    one, two = (person_of(Role(OFFICE, "planning", number)) for number in (0, 1))
    assert set(colleagues("planning")) == {one.id, two.id}
    assert person_of(Role(OFFICE, "planning")) == one


@pytest.mark.django_db
def test_an_organisation_is_acted_for():
    assert [str(one.party) for one in mandates_of(person_of(Role(ORGANISATION)))] == ["Example Company"]
    assert not mandates_of(person_of(Role(ACCOUNT))).exists()
