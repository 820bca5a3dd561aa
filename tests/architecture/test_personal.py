"""Every table that refers to a person is told to her and erased, or kept for a reason, with her account."""

import sys
from collections import Counter
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from hanse.identity.holdings import column_of, holdings, word_for
from hanse.identity.models import User

REFERS = ("by_id", "person_id", "actor_id", "holder_id", "second_id", "user_id", "owner_id", "author_id")
"""How columns end that name a person by her id alone."""

NOT_TOLD: dict[str, str] = {}
"""Reference → why it is not hers to have. Each is a decision: nothing is left out because nobody thought of it."""


def references() -> Iterator[tuple[str, str]]:
    """Model and column of each reference to a person, of our own tables and of the libraries'."""
    for model in apps.get_models(include_auto_created=True):
        for column in model._meta.local_concrete_fields:
            refers = column.is_relation and column.related_model is User
            by_id = isinstance(column, models.UUIDField) and not column.is_relation and column.name.endswith(REFERS)
            if refers or by_id:
                yield model._meta.label, column.name


def test_every_reference_to_a_person_is_declared_or_left_out_for_a_reason() -> None:
    declared = {(one.model, column) for one in holdings() for column in one.by}
    lacking = [
        f"{model}.{column}"
        for model, column in references()
        if (model, column) not in declared and f"{model}.{column}" not in NOT_TOLD
    ]
    assert lacking == [], "declare them in the domain's personal.py (hanse.identity.holdings), or say here why not"


def test_nothing_is_declared_or_left_out_that_there_is_not() -> None:
    there = {f"{model}.{column}" for model, column in references()}
    declared = {f"{one.model}.{column}" for one in holdings() for column in one.by} - {"identity.User.id"}
    assert declared | set(NOT_TOLD) <= there


def test_no_table_is_declared_twice() -> None:
    every = [
        one for name, module in sorted(sys.modules.items()) if name.endswith(".personal") for one in module.HOLDINGS
    ]
    twice = {model for model, number in Counter(one.model for one in every).items() if number > 1}
    assert len(every) >= len(holdings())
    assert twice == set(), "the later of two would take the place of the other unseen"


def test_every_column_that_somebody_reads_of_herself_has_a_word() -> None:
    columns = {column_of(field) for one in holdings() for field in one.fields}
    assert [name for name in sorted(columns) if word_for(name) == name.replace("_", " ")] == [], (
        "name them in the domain's personal.py (WORDS)"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("holding", holdings(), ids=lambda one: one.model)
def test_each_can_be_told_and_either_goes_or_says_why_it_stays(holding) -> None:
    person = User.objects.create_user("somebody@example.org", name="Somebody")
    assert isinstance(holding.told(person), list)
    assert holding.fields or holding.tell
    holding.forgotten(person)
    if not holding.stays:
        assert not holding.rows(person).exists()
