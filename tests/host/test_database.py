"""The database of the tests themselves."""

import os

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection


@pytest.mark.django_db
def test_tests_run_in_a_migrated_copy_of_their_own():
    assert connection.settings_dict["NAME"].startswith("hanse_test_")
    assert ContentType.objects.filter(app_label="identity", model="user").exists()


@pytest.mark.django_db
def test_processes_started_by_tests_find_the_same_database():
    assert os.environ["DATABASE_URL"].endswith(connection.settings_dict["NAME"])
