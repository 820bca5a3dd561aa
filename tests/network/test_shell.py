"""What surrounds every page."""

import pytest
from django.test import RequestFactory

from hanse.network.shell import shell
from tests.factories import UserFactory


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "active"),
    [
        ("/en/work/", ["Your work"]),
        ("/en/assessments/0/answers/", ["Your work"]),
        ("/en/cities/0/people/", ["Your work"]),
        ("/en/network/", ["The network"]),
        ("/en/", []),
    ],
)
def test_the_navigation_says_where_a_person_is(path, active):
    request = RequestFactory().get(path)
    request.user = UserFactory()

    assert [str(link.text) for link in shell(request).navigation if link.active] == active
