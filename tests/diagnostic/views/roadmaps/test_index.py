"""A city's roadmaps beside one another, and how many queries their pages take."""

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import choose_roadmap
from tests.diagnostic.roadmaps import SYSTEM, ordered, read, submitted_later
from tests.diagnostic.rounds import begun

pytestmark = pytest.mark.django_db


def test_queries_do_not_grow_with_solutions_nor_the_list_with_roadmaps(
    client, assessment, some, django_assert_num_queries
):
    few, many = ordered(assessment, {some[0]: 0}, "Few"), ordered(assessment, dict.fromkeys(some, 0), "Many")
    for one in (few, many):
        read(client, "roadmap", one.id)
        with django_assert_num_queries(5):  # session, person with mandates; roadmap, items, search
            read(client, "roadmap", one.id)
    read(client, "roadmaps", assessment.id)
    with django_assert_num_queries(5):  # session, person with mandates; assessment, roadmaps, items
        read(client, "roadmaps", assessment.id)
    ordered(assessment, {some[1]: 0}, "Third")
    read(client, "roadmaps", assessment.id)
    with django_assert_num_queries(5):
        read(client, "roadmaps", assessment.id)


def test_scenarios_stand_side_by_side(client, assessment, some):
    first, second = ordered(assessment, {some[0]: 0}, "First"), ordered(assessment, {some[0]: 1, some[1]: 0}, "Second")

    said = read(client, "compare_roadmaps", assessment.id, **{"with": str(first.id)})
    both = read(client, "compare_roadmaps", assessment.id)

    assert "Second" not in said.split("At a glance")[-1]
    assert both.count("<bdi>First</bdi>") >= 2
    assert str(second.id) in both


def test_the_citys_roadmap_is_seen_beside_newer_results(client, assessment, some, team):
    choose_roadmap(ordered(assessment, {some[0]: 0}, "Our way"), by=SYSTEM)

    said = read(client, "roadmaps", submitted_later(team).id)

    assert "Our way" in said
    assert "It rests on the answers of Round of tests." in said
    assert "No roadmap yet" not in said


def test_there_is_no_roadmap_before_the_answers_are_submitted(client, team):
    assert client.get(reverse("diagnostic:roadmaps", args=[begun(team).id])).status_code == 404
