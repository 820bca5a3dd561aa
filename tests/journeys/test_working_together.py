"""Pages of a coordinator beside the diagnostic: partners, a joint project, her profile, her own data. Each passes axe."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import expect

from hanse.cooperation.actions import project as acts
from hanse.cooperation.actions.partner import keep_partner
from hanse.cooperation.actions.partnerships import propose_partnership, remove_partnership
from hanse.cooperation.enums import Audience, PhaseState, Readers, Visibility
from hanse.cooperation.models import JointProject
from hanse.members.actions import change_profile
from tests.cooperation.pairs import BY, Side, side
from tests.journeys.browser import check_page, shot
from tests.journeys.test_connecting import entered

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SCREENS = [(1280, "en"), (375, "en"), (1280, "ar"), (375, "ar")]


@pytest.fixture
def gumi() -> Side:
    return side("Gumi", languages=["ko"])


@pytest.fixture
def quito(gumi: Side) -> Side:
    """It has said no to a partnership, and to the project."""
    made = side("Quito", country="EC")
    said_no = propose_partnership(city=gumi.party, other=made.party, by=BY)
    remove_partnership(said_no, party_id=made.id, by=BY)
    return made


@pytest.fixture
def project(gumi: Side, quito: Side) -> JointProject:
    partner = keep_partner(
        name="Open University", kind="university", country="kr", contact="desk@ou.example",
        contact_for=Audience.MEMBERS, languages=["ko"], about="It studies how cities learn.", by=BY,
    )  # fmt: skip
    made = acts.keep_project(
        title="One sign-in", summary="For all services.", results="Three cities use it.", lead=gumi.party,
        visibility=Visibility.PUBLIC, partner_ids=[partner.id], by=BY,
    )  # fmt: skip
    acts.answer_invitation(acts.invite_city(made, city=quito.party, by=BY), accepts=False, by=BY)
    days = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 6, 30)}
    acts.add_phase(made, title="Look around", state=PhaseState.DONE, by=BY, **days)
    acts.add_document(made, upload=SimpleUploadedFile("plan.pdf", b"%PDF-1.7"), readers=Readers.PUBLIC, by=BY)
    return made


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_partners_and_projects(visitor, live_server, gumi, project, width, language) -> None:
    page = entered(visitor, live_server, gumi, width)
    for place in ("partners/", "projects/", f"projects/{project.id}/", f"projects/{project.id}/edit/"):
        page.goto(f"/{language}/{place}")
        check_page(page)
        shot(page, f"{language}-{place.replace('/', '-')[:12]}")
    page.goto(f"/{language}/projects/{project.id}/work/")
    page.locator("[name=city]").fill("Quito")
    page.expect_console("422")
    page.locator("[name=do][value=invite]").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    check_page(page)
    shot(page, f"{language}-project-refused")


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_a_partnership_that_was_denied_says_when_it_can_be_proposed_again(
    visitor, live_server, gumi, quito, width, language
) -> None:
    page = entered(visitor, live_server, gumi, width)
    page.goto(f"/{language}/connect/{gumi.id}/partnerships/")
    page.locator("[name=name]").fill("Quito")
    page.locator("[name=country]").select_option("EC")
    page.expect_console("422")
    page.locator("main form button").last.click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    check_page(page)
    shot(page, f"{language}-partnership-refused")


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_two_write_one_profile(visitor, live_server, gumi, width, language) -> None:
    page = entered(visitor, live_server, gumi, width)
    page.goto(f"/{language}/directory/{gumi.id}/edit/")
    check_page(page)
    change_profile(gumi.party, descriptions={language: "We build\n\na smart grid."}, topics=["health"], by=BY)
    page.locator("[name=description]").fill("We build ports.")
    page.expect_console("422")
    page.locator("main form button").first.click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    check_page(page)
    shot(page, f"{language}-profile-conflict")


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_her_own_data(visitor, live_server, gumi, quito, width, language) -> None:
    page = entered(visitor, live_server, gumi, width)
    page.goto(f"/{language}/account/profile/")
    check_page(page)
    page.goto(f"/{language}/account/data/")
    for one in page.locator("main details").all():
        one.locator("summary").click()
    check_page(page)
    shot(page, f"{language}-own-data")
