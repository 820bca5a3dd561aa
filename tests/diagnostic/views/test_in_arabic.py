"""Pages in a language in which the questionnaire has no words: each that stands in for them is marked, and only where
a mark can stand."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from hanse.diagnostic.actions import lay_for_sign_off, reopen_assessment, sign_off
from tests.diagnostic.rounds import BACKEND, a_team, answered, begun

pytestmark = pytest.mark.django_db

MARK = '<span class="hanse-untranslated" lang="en" dir="auto">'
OF_RESULTS = ("results", "steps", "peers", "history", "share")
OUT_OF_PLACE = {
    "in an attribute": r'[\w-]+="[^"<>]*<span',
    "in a title": r"<title>[^<]*<span",
    "in an option": r"<option[^>]*>[^<]*<span",
    "in a picture": r"<text[^>]*>[^<]*<span",
    "as text": r"&lt;span",
    "in another": re.escape(MARK) + "<span",
}


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def pages(client, team, without_arabic):
    """Addresses of pages that show words of the questionnaire."""
    client.force_login(team.coordinator, backend=BACKEND)
    done = sign_off(lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor), by=team.approver)
    draft = reopen_assessment(done, reason="more", by=team.coordinator.actor)
    with translation.override("ar"):
        yield [
            *(reverse(f"diagnostic:{name}", args=[done.id]) for name in OF_RESULTS),
            reverse("diagnostic:trace", args=[done.id, "governance"]),
            reverse("diagnostic:work"),
            reverse("diagnostic:assessment", args=[draft.id]),
            *(
                reverse("diagnostic:assessment", args=[draft.id]) + "answers/" + rest
                for rest in ("check/", "sections/governance/", "questions/gov_strategy_status/")
            ),
        ]


def test_every_word_that_stands_in_is_marked_where_a_mark_can_stand(client, pages):
    unmarked, misplaced = [], []
    for path in pages:
        shown = client.get(path).content.decode()
        if MARK not in shown and not path.endswith(("history/", "share/", "peers/")):
            unmarked.append(path)
        misplaced += [(path, where) for where, pattern in OUT_OF_PLACE.items() if re.search(pattern, shown)]

    assert (unmarked, misplaced) == ([], [])


def test_the_interface_is_arabic_and_runs_from_right_to_left(client, pages):
    shown = client.get(pages[0]).content.decode()

    assert '<html lang="ar" dir="rtl"' in shown
    assert "ما ينبغي القيام به بعد ذلك" in shown


def test_the_report_is_a_pdf(client, pages):
    response = client.get(pages[0].replace("/results/", "/results.pdf"))

    assert response.status_code == 200
    assert response.content.startswith(b"%PDF-")


def test_pages_with_questions_say_why_these_are_in_english(client, pages):
    said = "تظهر باللغة الإنجليزية"
    speaking = [path for path in pages if "/answers/" in path and not path.endswith("check/")]
    assert speaking
    for path in speaking:
        assert said in client.get(path).content.decode()
        assert said not in client.get(path.replace("/ar/", "/fr/")).content.decode()
