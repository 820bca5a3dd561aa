from typing import Any

import pytest

from hanse.kernel.actor import Actor
from hanse.kernel.ids import new_id
from hanse.questions.actions import create_sheet
from hanse.questions.models import Sheet
from tests.questions.samples import questionnaire


@pytest.fixture
def by() -> Actor:
    return Actor.person(new_id())


@pytest.fixture
def other() -> Actor:
    return Actor.person(new_id())


@pytest.fixture
def sheet(db: Any, by: Actor) -> Sheet:
    return create_sheet(questionnaire(), by=by, owner="test")
