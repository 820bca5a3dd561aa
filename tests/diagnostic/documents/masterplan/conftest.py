"""Master plans of one roadmap, made once: what is written of them afterwards asks the database nothing."""

from datetime import date

import pytest
from django.db import transaction
from django.utils.translation import override

from hanse.diagnostic.actions import Track, choose_roadmap, describe_roadmap, keep_track
from hanse.diagnostic.documents.masterplan.gathering import master_plan
from hanse.diagnostic.documents.masterplan.values import MasterPlan
from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.queries.roadmaps.reads import roadmap_by_id
from tests.diagnostic.roadmaps import SYSTEM, ordered, submitted
from tests.diagnostic.rounds import a_team

ORDER = {"one_list_of_targets": 0, "basic_protection": 0, "document_system": 1, "counter_booking": 2}


@pytest.fixture(scope="package")
def plans(django_db_setup, django_db_blocker) -> dict[str, MasterPlan]:
    """By language; and `begun`, in which two steps of the document system were done before it began."""
    with django_db_blocker.unblock(), transaction.atomic():
        roadmap = tracked(ordered(submitted(a_team()), ORDER))
        made = {language: in_language(roadmap, language) for language in ("en", "ar")}
        roadmap.begun = {"document_system": 2}
        made["begun"] = in_language(roadmap, "en")
        transaction.set_rollback(True)
    return made


@pytest.fixture
def plan(plans) -> MasterPlan:
    return plans["en"]


def tracked(roadmap: Roadmap) -> Roadmap:
    """Chosen, with a vision, somebody who answers, days of its own, and a step that is done."""
    describe_roadmap(roadmap, name="Small budget", vision="Every form is on the net.\nNobody waits.", by=SYSTEM)
    choose_roadmap(roadmap, by=SYSTEM)
    item = next(one for one in roadmap.items.all() if one.solution == "basic_protection")
    days = {"starts_on": date(2027, 3, 1), "due_on": date(2027, 8, 31)}
    track = Track(owner_words="=The IT office", steps_done=1, note="Signed", **days)
    keep_track(item, track, version=item.version, by=SYSTEM)
    return roadmap_by_id(roadmap.id)


def in_language(roadmap: Roadmap, language: str) -> MasterPlan:
    with override(language):
        return master_plan(roadmap, language)
