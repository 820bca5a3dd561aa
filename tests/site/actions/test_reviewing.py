"""From an editor's draft to a public page: who is written to, who may, and what its author hears."""

import pytest
from django.core import mail

from hanse.identity.public import User, end_mandate, mandates_of
from hanse.kernel.models import Notice
from hanse.members.public import StaffRole
from hanse.site.actions.crew import settle_all
from hanse.site.enums import SiteRole
from hanse.site.models import NewsIndex, NewsPage
from tests.site.pages import BY, a_person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alpine")]


def laid_before(author: User) -> NewsPage:
    """A draft that its author wants to be public."""
    index = NewsIndex.objects.get(locale__language_code="en")
    form = {"title": "Elections", "slug": "elections", "summary": "", "day": "2026-06-03", "body-count": "0"}
    signed_in(author).post(f"/en/cms/pages/add/site/newspage/{index.pk}/", form | {"action-submit": "1"})
    return NewsPage.objects.get(slug="elections")


def acted(by: User, page: NewsPage, action: str, **said) -> int:
    task = page.current_workflow_task_state
    return signed_in(by).post(f"/en/cms/pages/workflow/action/{page.pk}/{action}/{task.pk}/", said).status_code


def written() -> list[tuple[str, str]]:
    return list(Notice.objects.order_by("id").values_list("address", "subject"))


def test_who_reviews_is_written_to_as_of_that_moment_in_her_language():
    left = a_person(StaffRole.SECRETARIAT)
    settle_all()
    came = a_person(StaffRole.SECRETARIAT)
    User.objects.filter(id=came.id).update(language="fr")
    end_mandate(mandates_of(left).get(), by=BY)

    page = laid_before(a_person(SiteRole.EDITOR))

    assert not page.live
    assert written() == [(came.email, "À relire : Elections")]
    assert f"/fr/cms/pages/{page.pk}/edit/" in Notice.objects.get().body
    assert mail.outbox == [], "Wagtail writes nothing beside"


def test_it_is_public_when_one_of_them_says_so_and_its_author_hears_of_it(client):
    author, publisher = a_person(SiteRole.EDITOR), a_person(StaffRole.SECRETARIAT)
    page = laid_before(author)

    assert acted(author, page, "approve") in {302, 403}
    assert client.get("/en/news/elections/").status_code == 404
    acted(publisher, page, "approve")

    assert client.get("/en/news/elections/").status_code == 200
    assert written()[1:] == [(author.email, "Published: Elections")]


def test_what_is_given_back_says_why():
    author = a_person(SiteRole.EDITOR)
    page = laid_before(author)

    acted(a_person(StaffRole.SECRETARIAT), page, "reject", comment="Name the towns, please.")

    assert written()[-1] == (author.email, "Given back: Elections")
    assert "Name the towns, please." in Notice.objects.order_by("id").last().body
    assert not NewsPage.objects.get(pk=page.pk).live
