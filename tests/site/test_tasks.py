from datetime import timedelta

import pytest
from django.contrib.auth.models import Group

from hanse.identity.public import end_mandate, mandates_of
from hanse.kernel.clock import now
from hanse.members.public import StaffRole
from hanse.site.enums import Crew, SiteRole
from hanse.site.models import NewsIndex, NewsPage
from hanse.site.tasks import publish_scheduled, settle_crews
from tests.site.pages import BY, a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alpine")]


def test_a_page_goes_live_when_its_time_has_come(client):
    index = NewsIndex.objects.get(locale__language_code="en")
    page = index.add_child(instance=NewsPage(title="At noon", slug="at-noon", live=False))
    page.go_live_at = now() - timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    later = index.add_child(instance=NewsPage(title="At night", slug="at-night", live=False))
    later.go_live_at = now() + timedelta(hours=9)
    later.save_revision().publish()
    assert client.get("/en/news/at-noon/").status_code == 404

    publish_scheduled(0)

    assert client.get("/en/news/at-night/").status_code == 404
    assert client.get("/en/news/at-noon/").status_code == 200


def test_who_may_and_who_may_not_are_settled_without_a_visit():
    publisher, editor = a_person(StaffRole.SECRETARIAT), a_person(SiteRole.EDITOR)
    settle_crews(0)
    assert list(Group.objects.get(name=Crew.PUBLISHERS).user_set.all()) == [publisher]

    end_mandate(mandates_of(editor).get(), by=BY)
    settle_crews(0)

    assert not Group.objects.get(name=Crew.EDITORS).user_set.exists()
