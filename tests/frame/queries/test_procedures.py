"""A version that somebody has used never changes: what says otherwise is found before the site starts."""

from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from hanse.frame import catalogue
from hanse.frame.actions import begin_application
from hanse.frame.queries import changed_versions
from hanse.frame.queries.procedures import _published
from tests.frame.samples import permit, t

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_remembered():
    _published.cache_clear()
    yield
    _published.cache_clear()


def declared_anew(**changes):
    catalogue.withdraw("permit")
    catalogue.declare(replace(permit(), **changes))


def test_what_nobody_has_used_may_change(service):
    declared_anew(title=t("Another title"))
    assert changed_versions() == []


def test_what_was_used_and_is_the_same_is_not_named(service):
    begin_application("permit", language="en")
    declared_anew()
    assert changed_versions() == []


def test_what_was_used_and_says_something_else_is_named_and_stops_the_start(service, settings, tmp_path):
    begin_application("permit", language="en")
    declared_anew(title=t("Another title"))
    assert changed_versions() == ["permit 1.0.0"]
    settings.STATIC_ROOT = tmp_path
    with pytest.raises(CommandError, match=r"permit 1\.0\.0 is not what it was"):
        call_command("prepare_site")


def test_with_a_raised_version_all_is_well(service):
    begin_application("permit", language="en")
    catalogue.declare(replace(permit(), version="1.1.0", title=t("Another title")))
    assert changed_versions() == []
