"""The editor: for its crew alone, with a looser policy than any other page."""

import json

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.urls.resolvers import URLPattern, URLResolver
from wagtail.models import Locale
from wagtail_localize.models import Translation

from hanse.identity.public import end_mandate, mandates_of
from hanse.members.public import StaffRole
from hanse.site.enums import SiteRole
from hanse.site.models import NewsIndex, NewsPage
from hanse.site.urls.pages import editor
from tests.site.pages import BY, a_person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alpine")]

OURS = {"login/", "account/", "^password_reset/", "^users/", "^groups/"}
"""The ways to our sign-in and account, and what is closed to everybody."""
FOR_ALL = {"sprite/", "jsi18n/"}
"""Icons and words of the editor's own: who is not signed in may have them."""


def addresses(patterns, before="", spaces=()):
    """Each address of the editor: its route, its view, and a path with ones for its arguments, where it has a name."""
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, route, (*spaces, one.namespace) if one.namespace else spaces)
        else:
            yield route, one.callback, path_of(one, spaces)


def path_of(one: URLPattern, spaces) -> str:
    try:
        return reverse(":".join([*spaces, str(one.name)]), kwargs=dict.fromkeys(one.pattern.converters, "1"))
    except NoReverseMatch:
        return ""


def test_every_view_of_the_editor_asks_who_enters():
    """One block in place of some hundred rows of the table of addresses: no view of it is for anybody but the crew."""
    open_ones = {route for route, view, _path in addresses(editor) if not getattr(view, "for_crew", False)}

    assert open_ones == OURS
    assert len(list(addresses(editor))) > 150


@pytest.mark.long
def test_every_address_of_the_editor_is_closed_to_all_others():
    found = {path for route, _view, path in addresses(editor) if path and route not in OURS | FOR_ALL}
    stranger = signed_in(a_person())

    assert len(found) > 150
    for path in sorted(found):
        assert Client().get(path).status_code in {302, 404}, path
        assert stranger.get(path).status_code in {403, 404}, path
        assert stranger.post(path).status_code in {403, 404}, path


@pytest.mark.parametrize("path", ["", "pages/", "pages/2/edit/", "images/", "redirects/", "api/main/pages/", "sprite/"])
def test_a_stranger_enters_nowhere(path):
    stranger = signed_in(a_person())

    assert stranger.get(f"/en/cms/{path}").status_code == 403
    assert stranger.post(f"/en/cms/{path}").status_code == 403


def test_who_is_not_signed_in_is_led_to_the_sites_own_sign_in(client):
    assert client.get("/fr/cms/").headers["Location"] == "/fr/account/login/?next=/fr/cms/"
    assert client.get("/cms/").headers["Location"] == "/en/cms/"
    assert client.get("/fr/cms/login/").headers["Location"] == "/fr/account/login/"


def test_an_editor_writes_and_cannot_publish():
    client, index = signed_in(a_person(SiteRole.EDITOR)), NewsIndex.objects.get(locale__language_code="en")
    form = client.get(f"/en/cms/pages/add/site/newspage/{index.pk}/").content.decode()

    assert 'name="action-submit"' in form
    assert 'name="action-publish"' not in form


def test_the_secretariat_publishes():
    client, page = signed_in(a_person(StaffRole.SECRETARIAT)), NewsPage.objects.get(locale__language_code="en")

    assert 'name="action-publish"' in client.get(f"/en/cms/pages/{page.pk}/edit/").content.decode()


def test_who_leaves_is_out_with_the_next_click():
    editor_person = a_person(SiteRole.EDITOR)
    client = signed_in(editor_person)
    assert client.get("/en/cms/").status_code == 200

    end_mandate(mandates_of(editor_person).get(), by=BY)

    assert client.get("/en/cms/").status_code == 403


def test_the_editor_alone_has_a_looser_policy():
    client = signed_in(a_person(SiteRole.EDITOR))

    policy = client.get("/en/cms/").headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline' 'unsafe-eval'" in policy
    assert "default-src 'none'" in policy, "nothing comes from elsewhere"
    assert "unsafe" not in client.get("/en/about/").headers["Content-Security-Policy"]
    assert "unsafe" not in client.get("/en/cms/users/").headers["Content-Security-Policy"]


def test_a_draft_is_shown_within_the_editor_and_runs_nothing_of_its_authors():
    page = NewsPage.objects.get(locale__language_code="en")
    link = {"text": "Go", "page": None, "address": "javascript://x/%0aalert(1)"}
    page.body = json.dumps([{"type": "link", "value": link}])
    page.save_revision()

    shown = signed_in(a_person(StaffRole.SECRETARIAT)).get(f"/en/cms/pages/{page.pk}/view_draft/")

    assert page.title in shown.text
    assert "javascript:" not in shown.text
    assert shown.headers["X-Frame-Options"] == "SAMEORIGIN"
    policy = shown.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["users/", "users/new/", "groups/", "password_reset/"])
def test_people_and_rights_are_not_kept_there(path):
    assert signed_in(a_person(StaffRole.SECRETARIAT)).get(f"/en/cms/{path}").status_code == 404


def a_page() -> NewsPage:
    """In English alone."""
    index = NewsIndex.objects.get(locale__language_code="en")
    return index.add_child(instance=NewsPage(title="Snow", slug="snow", locale=index.locale))


@pytest.fixture
def in_french(django_capture_on_commit_callbacks) -> Translation:
    """A page that an editor has given to be translated."""
    page, french = a_page(), Locale.objects.get(language_code="fr")
    worker = signed_in(a_person(SiteRole.EDITOR))
    with django_capture_on_commit_callbacks(execute=True):
        worker.post(f"/en/cms/localize/submit/page/{page.pk}/", {"locales": [french.pk]})
    return Translation.objects.get(target_locale=french, source__object_id=page.translation_key)


def test_what_an_editor_gives_to_be_translated_waits_for_a_publisher(in_french):
    assert not in_french.get_target_instance().live


@pytest.mark.parametrize(("role", "answer"), [(SiteRole.EDITOR, 403), (StaffRole.SECRETARIAT, 302)])
def test_translations_go_public_at_once_by_publishers_alone(
    role, answer, in_french, django_capture_on_commit_callbacks
):
    worker, sync = signed_in(a_person(role)), f"/en/cms/localize/update/{in_french.source_id}/"

    with django_capture_on_commit_callbacks(execute=True):
        assert worker.post(sync).status_code == 302, "without publishing anybody of the crew may"
        assert worker.post(sync, {"publish_translations": "on"}).status_code == answer

    assert in_french.get_target_instance().live == (answer == 302)


@pytest.mark.parametrize(("role", "answer"), [(SiteRole.EDITOR, 403), (StaffRole.SECRETARIAT, 302)])
def test_a_translation_gives_way_to_its_source_by_publishers_alone(role, answer, in_french):
    there = in_french.get_target_instance().pk

    sent = signed_in(a_person(role)).post(f"/en/cms/localize/page/{there}/convert_to_alias/")

    assert sent.status_code == answer
