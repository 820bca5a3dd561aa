"""The secretariat runs a round to its end: invitations, a late city that gets more time, reminding, a correction, closing.

Every page passes axe.
"""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from hanse.diagnostic.actions import open_assessment
from hanse.diagnostic.models import Release, Round
from hanse.diagnostic.queries.assessments import last_submissions
from hanse.diagnostic.queries.rounds import frameworks_for_rounds
from hanse.kernel.clock import today
from hanse.kernel.models import Notice
from hanse.members.models import City
from tests.diagnostic.peers import submitted
from tests.diagnostic.rounds import SYSTEM, Team, a_team, answered
from tests.factories import CityFactory
from tests.journeys.browser import check_page, shot
from tests.journeys.test_dues import signed_in

pytestmark = [pytest.mark.journey, pytest.mark.long, pytest.mark.django_db(transaction=True)]
DAY = timedelta(days=1)


def test_a_round_is_run_to_its_end(visitor, live_server, settings) -> None:
    settings.SITE_URL = live_server.url
    team = a_team()
    others = [CityFactory(name=f"City {number}", region="asia") for number in range(5)]
    assert frameworks_for_rounds()  # a server that has read all its frameworks answers in time
    office = signed_in(visitor(live_server.url, width=1280), team.secretariat, live_server.url)

    round_ = _opens(office, live_server.url, [team.city, *others])
    submitted(round_, others)
    _reminds(office, live_server.url, round_)
    Round.objects.filter(id=round_.id).update(closes_on=today() - DAY)
    _gives_more_time(office, live_server.url, round_, team)
    _submits_and_corrects(visitor, live_server.url, round_, team)
    _closes(office, live_server.url, round_)

    assert Release.objects.get(round=round_).cities
    assert last_submissions(round_).get(city=team.city).revision == 2


def _fills(page: Page, field: str, day: date) -> None:
    for part in ("day", "month", "year"):
        page.locator(f"[name={field}-{part}]").fill(str(getattr(day, part)))


def _looks(page: Page, name: str) -> None:
    check_page(page)
    shot(page, f"round-{name}")


def _opens(office: Page, server: str, invited: list[City]) -> Round:
    office.goto(f"{server}/en/rounds/")
    office.get_by_label("Name of the round").fill("Spring")
    _fills(office, "opens_on", today() - 30 * DAY)
    _fills(office, "closes_on", today() + 2 * DAY)
    _fills(office, "final_on", today() + 30 * DAY)
    office.get_by_label("Cities that are chosen one by one").check()
    for city in invited:
        office.get_by_label(f"{city.name}, {city.country}").check()
    office.get_by_label("Each city may show its results to members, and to nobody else").check()
    _looks(office, "open")
    office.get_by_role("button", name="Make the round").click()
    expect(office.get_by_text("6 chosen cities")).to_be_visible()
    expect(office.get_by_text("0 of 6 done")).to_be_visible()
    _looks(office, "opened")
    return Round.objects.get(name="Spring")


def _reminds(office: Page, server: str, round_: Round) -> None:
    office.goto(f"{server}/en/rounds/{round_.id}/")
    office.get_by_role("button", name="Remind them now").click()
    expect(office.get_by_text("Reminders written: 1.")).to_be_visible()
    _looks(office, "reminded")


def _gives_more_time(office: Page, server: str, round_: Round, team: Team) -> None:
    office.goto(f"{server}/en/rounds/{round_.id}/")
    expect(office.get_by_text("Its last day has passed")).to_be_visible()
    office.locator(f"a[href$='/cities/{team.city.party_id}/last-day/']").click()
    _fills(office, "last_day", today() + 7 * DAY)
    office.get_by_label("Why does this city have longer?").fill("A flood in the town hall")
    _looks(office, "more-time")
    office.get_by_role("button", name="Give more time").click()
    expect(office.get_by_text("The coordinators of Gumi get a letter.")).to_be_visible()
    _looks(office, "given")
    assert Notice.objects.get(template="diagnostic/last_day").address == team.coordinator.email


def _submits_and_corrects(visitor, server: str, round_: Round, team: Team) -> None:
    round_.refresh_from_db()
    made = answered(open_assessment(city=team.city, round_=round_, by=SYSTEM))
    city = signed_in(visitor(server, width=375), team.coordinator, server)
    approver = signed_in(visitor(server, width=1280), team.approver, server)
    _hands_in(city, approver, server, str(made.id))
    city.goto(f"{server}/en/assessments/{made.id}/results/")
    expect(city.get_by_text("Provisional")).to_be_visible()
    _looks(city, "provisional")
    city.goto(f"{server}/en/assessments/{made.id}/reopen/")
    city.get_by_label("Why must the answers change?").fill("One figure was wrong")
    city.get_by_role("button", name="Begin a new revision").click()
    _looks(city, "correction")
    _hands_in(city, approver, server, city.url.rstrip("/").rpartition("/")[2])


def _hands_in(city: Page, approver: Page, server: str, assessment: str) -> None:
    city.goto(f"{server}/en/assessments/{assessment}/")
    city.get_by_role("button", name="Lay before the approver").first.click()
    approver.goto(f"{server}/en/assessments/{assessment}/review/")
    approver.get_by_label("I sign off these answers on behalf of the city").check()
    approver.locator("main form button[type=submit]").last.click()
    expect(approver.get_by_text("Signed off. Here are your city's results.")).to_be_visible()


def _closes(office: Page, server: str, round_: Round) -> None:
    office.goto(f"{server}/en/rounds/{round_.id}/")
    office.get_by_role("button", name="Go to closing").click()
    expect(office.get_by_text("Results become final at once")).to_be_visible()
    expect(office.get_by_text("Every city has submitted.")).to_be_visible()
    _looks(office, "closing")
    office.get_by_role("button", name="Yes, close it for ever").click()
    expect(office.get_by_text("The round is closed, and its statistics are drawn.")).to_be_visible()
    _looks(office, "closed")
