"""Joint projects and partners: who sees, edits, reads and answers what; phases, documents, invitations."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hanse.cooperation import rules
from hanse.cooperation.actions import project as acts
from hanse.cooperation.actions.partner import end_partner, keep_partner
from hanse.cooperation.actions.pausing import DECLINED
from hanse.cooperation.enums import Audience, PhaseState, Readers, Visibility
from hanse.cooperation.errors import AnsweredAlready
from hanse.cooperation.models import JointProject, Partner
from hanse.cooperation.presenters.desk import desk_cards
from hanse.cooperation.queries.projects import project, projects_for
from hanse.identity.public import NOBODY, grant_mandate, viewer_of
from hanse.kernel.clock import now, set_to, today
from hanse.kernel.errors import Invalid
from hanse.kernel.models import Notice, StoredFile
from hanse.members.actions import end_membership
from hanse.members.enums import EndReason
from hanse.members.public import NETWORK_ID, Role, StaffRole, change_profile
from tests.cooperation.pairs import BY, side
from tests.diagnostic.rounds import BACKEND
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ROLES = ("nobody", "stranger", "member", "invited", "participant", "contributor", "lead", "secretariat")


@pytest.fixture
def world() -> SimpleNamespace:
    """A project of Gumi's: Quito takes part, Lviv is invited, Ulm is another member; one who is nobody's."""
    gumi, quito, lviv, ulm = side("Gumi"), side("Quito"), side("Lviv"), side("Ulm")
    made = acts.keep_project(
        title="One sign-in", summary="For all services.", lead=gumi.party, visibility=Visibility.DRAFT, by=BY
    )
    acts.answer_invitation(acts.invite_city(made, city=quito.party, by=BY), accepts=True, by=BY)
    acts.invite_city(made, city=lviv.party, by=BY)
    secretariat, contributor = UserFactory(), UserFactory()
    grant_mandate(user=secretariat, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY)
    grant_mandate(user=contributor, party_id=gumi.id, role=Role.CONTRIBUTOR, by=BY)
    people = {
        "stranger": UserFactory(),
        "member": ulm.coordinator,
        "invited": lviv.coordinator,
        "participant": quito.coordinator,
        "contributor": contributor,
        "lead": gumi.coordinator,
        "secretariat": secretariat,
    }
    return SimpleNamespace(project=made, people=people, gumi=gumi, quito=quito, lviv=lviv, ulm=ulm)


def client_of(world, role: str) -> Client:
    made = Client()
    if role != "nobody":
        made.force_login(world.people[role], backend=BACKEND)
    return made


def viewers(world):
    return {role: NOBODY if role == "nobody" else viewer_of(world.people[role]) for role in ROLES}


def who(world, right, thing) -> set[str]:
    return {role for role, viewer in viewers(world).items() if right.test(viewer, thing)}


INSIDE = {"invited", "participant", "contributor", "lead", "secretariat"}


@pytest.mark.parametrize(
    ("visibility", "seen_by"),
    [
        (Visibility.DRAFT, INSIDE),
        (Visibility.MEMBERS, INSIDE | {"member"}),
        (Visibility.PUBLIC, set(ROLES)),
    ],
)
def test_who_sees_a_project_on_its_page_in_lists_and_by_the_rule(world, visibility, seen_by) -> None:
    JointProject.objects.update(visibility=visibility)
    found = project(world.project.id)
    assert who(world, rules.may_see_project, found) == seen_by
    assert {role for role, viewer in viewers(world).items() if projects_for(viewer).exists()} == seen_by
    path = f"/en/projects/{found.id}/"
    assert {role for role in ROLES if client_of(world, role).get(path).status_code == 200} == seen_by


def test_who_edits_a_project(world) -> None:
    assert who(world, rules.may_edit_project, project(world.project.id)) == {"lead", "secretariat"}
    assert who(world, rules.may_begin_project, None) == {"secretariat"}
    assert who(world, rules.may_propose_project, None) == {"member", "invited", "participant", "lead"}
    assert not list(desk_cards(viewer_of(world.people["lead"]), "en"))
    for role in ROLES:
        status = client_of(world, role).get(f"/en/projects/{world.project.id}/work/").status_code
        assert (status == 200) == (role in {"lead", "secretariat"})


@pytest.mark.parametrize(
    ("readers", "read_by"),
    [
        (Readers.PARTICIPANTS, {"participant", "contributor", "lead", "secretariat"}),
        (Readers.MEMBERS, INSIDE | {"member"}),
        (Readers.PUBLIC, set(ROLES)),
    ],
)
def test_who_reads_a_document_of_a_public_project(world, readers, read_by) -> None:
    JointProject.objects.update(visibility=Visibility.PUBLIC)
    made = acts.add_document(world.project, upload=SimpleUploadedFile("a.pdf", b"%PDF-1.7"), readers=readers, by=BY)
    path = f"/en/projects/{world.project.id}/documents/{made.id}/"
    assert {role for role in ROLES if client_of(world, role).get(path).status_code == 200} == read_by
    page = f"/en/projects/{world.project.id}/"
    assert {role for role in ROLES if "a.pdf" in client_of(world, role).get(page).text} == read_by


def test_a_document_that_everyone_may_read_stays_with_a_draft(world) -> None:
    made = acts.add_document(
        world.project, upload=SimpleUploadedFile("a.pdf", b"%PDF-1.7"), readers=Readers.PUBLIC, by=BY
    )
    path = f"/en/projects/{world.project.id}/documents/{made.id}/"
    assert client_of(world, "nobody").get(path).status_code == 404
    acts.remove_document(made, by=BY)
    assert not StoredFile.objects.exists()


def test_a_city_answers_its_own_invitation_and_can_leave(world) -> None:
    [lviv] = [one for one in project(world.project.id).participations.all() if one.party_id == world.lviv.id]
    assert who(world, rules.may_answer_invitation, lviv) == {"invited"}
    assert Notice.objects.filter(template="cooperation/invited", address=world.lviv.coordinator.email).exists()
    path = f"/en/projects/{world.project.id}/invitations/{lviv.id}/"
    assert client_of(world, "lead").post(path, {"do": "accept"}).status_code == 403
    assert client_of(world, "invited").post(path, {"do": "accept"}).status_code == 302
    assert world.lviv.id in project(world.project.id).participants
    with pytest.raises(AnsweredAlready):
        acts.answer_invitation(lviv, accepts=True, by=BY)
    assert client_of(world, "invited").post(path, {"do": "leave"}).status_code == 302
    assert world.lviv.id not in project(world.project.id).participants


def test_a_city_that_has_declined_or_left_reads_a_draft_no_more(world) -> None:
    JointProject.objects.update(visibility=Visibility.DRAFT)
    for city in (world.quito, world.lviv):
        [its] = world.project.participations.filter(party=city.party)
        acts.answer_invitation(its, accepts=False, by=BY)

    assert who(world, rules.may_see_project, project(world.project.id)) == {"contributor", "lead", "secretariat"}
    assert not projects_for(viewer_of(world.lviv.coordinator)).exists()


def test_a_city_is_invited_once_and_again_some_time_after_it_has_declined(world) -> None:
    for city in (world.quito, world.lviv, world.gumi):
        with pytest.raises(Invalid):
            acts.invite_city(world.project, city=city.party, by=BY)
    [lviv] = world.project.participations.filter(party=world.lviv.party)
    acts.answer_invitation(lviv, accepts=False, by=BY)
    path = f"/en/projects/{world.project.id}/work/"
    again_from = today() + DECLINED
    refused = client_of(world, "lead").post(path, {"do": "invite", "city": "Lviv"}).text
    assert f"You can ask it again from {again_from.day} " in refused
    with set_to(now() + DECLINED):
        assert acts.invite_city(world.project, city=world.lviv.party, by=BY).state == "invited"


def test_phases_stand_in_a_picture_with_its_table(world) -> None:
    days = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 6, 30)}
    made = acts.add_phase(world.project, title="Look around", state=PhaseState.DONE, by=BY, **days)
    text = client_of(world, "lead").get(f"/en/projects/{world.project.id}/").text
    assert "<svg" in text
    assert "Look around" in text
    assert client_of(world, "lead").get(f"/en/projects/{world.project.id}/?picture=timeline&as=svg").status_code == 200
    acts.change_phase(made, state=None, by=BY)
    assert not world.project.phases.exists()


def test_a_phase_does_not_end_before_it_begins(world) -> None:
    days = {"starts_on": date(2026, 6, 30), "ends_on": date(2026, 1, 1)}
    with pytest.raises(Invalid):
        acts.add_phase(world.project, title="Look around", state=PhaseState.DONE, by=BY, **days)


def test_the_lead_works_on_its_project_on_one_page(world) -> None:
    lead, path = client_of(world, "lead"), f"/en/projects/{world.project.id}/work/"
    assert "Ulm" in lead.post(path, {"do": "invite", "city": "ulm"}, follow=True).text
    assert "No member has this name" in lead.post(path, {"do": "invite", "city": "Nowhere"}).text
    phase = {"do": "phase", "phase": "Build", "state": "planned"}
    days = {f"{end}-{part}": value for end in ("starts_on", "ends_on") for part, value in DATE.items()}
    assert "Build" in lead.post(path, phase | days, follow=True).text
    made = world.project.phases.get()
    lead.post(path, {"do": f"running:{made.id}"})
    made.refresh_from_db()
    assert made.state == "running"
    upload = SimpleUploadedFile("plan.pdf", b"%PDF-1.7")
    assert "plan.pdf" in lead.post(path, {"do": "document", "upload": upload, "readers": "members"}, follow=True).text
    wrong = SimpleUploadedFile("plan.pdf", b"MZ")
    assert (
        "is not what its name says" in lead.post(path, {"do": "document", "upload": wrong, "readers": "members"}).text
    )
    lead.post(path, {"do": f"file:{world.project.documents.get().id}"})
    assert not world.project.documents.exists()


DATE = {"day": 1, "month": 2, "year": 2027}


def test_who_leads_a_project_cannot_hand_it_to_another_city(world) -> None:
    lead, path = client_of(world, "lead"), f"/en/projects/{world.project.id}/edit/"
    given = {"title": "Renamed", "summary": "As before.", "lead": "Ulm", "visibility": "members"}
    assert lead.post(path, given).status_code == 302
    found = project(world.project.id)
    assert (found.title, found.lead_id, found.visibility) == ("Renamed", world.gumi.id, "draft")
    assert client_of(world, "secretariat").post(path, given).status_code == 302
    found = project(world.project.id)
    assert (found.lead_id, found.visibility) == (world.ulm.id, "members")


def test_what_a_coordinator_proposes_is_a_draft_until_the_secretariat_shows_it(world) -> None:
    ulm, office = world.ulm.client(), client_of(world, "secretariat")
    assert "Propose a joint project" in ulm.get("/en/projects/").text
    assert "Propose a joint project" not in client_of(world, "contributor").get("/en/projects/").text
    given = {"title": "Water", "summary": "Clean.", "lead": "Gumi", "visibility": "public"}
    assert ulm.post("/en/projects/new/", given).status_code == 422  # she leads for her own city alone
    assert 'value="Ulm"' in ulm.get("/en/projects/new/").text
    assert ulm.post("/en/projects/new/", given | {"lead": "Ulm"}).status_code == 302
    made = JointProject.objects.get(title="Water")
    assert (made.lead_id, made.visibility) == (world.ulm.id, "draft")
    assert client_of(world, "participant").get(f"/en/projects/{made.id}/").status_code == 404
    [card] = desk_cards(viewer_of(world.people["secretariat"]), "en")
    assert card.lines[0].number == 2
    assert "Water" in office.get(card.lines[0].href).text

    edit = f"/en/projects/{made.id}/edit/"
    assert office.post(edit, given | {"lead": "Ulm", "visibility": "members"}).status_code == 302
    assert "Water" not in office.get(card.lines[0].href).text.partition("<main")[2]
    assert ulm.post(edit, given).status_code == 302  # from now on she says so herself
    assert project(made.id).visibility == "public"


def test_of_two_who_save_a_project_neither_loses_what_she_wrote(world) -> None:
    lead, office, path = (
        client_of(world, "lead"),
        client_of(world, "secretariat"),
        f"/en/projects/{world.project.id}/edit/",
    )
    given = {"title": "One sign-in", "summary": "For all services.", "lead": "Gumi", "visibility": "members"}
    seen = version_in(lead.get(path).text)
    assert office.post(path, given | {"summary": "For most services.", "version": seen}).status_code == 302

    mine = given | {"summary": "For some services.", "version": seen}
    answer = lead.post(path, mine)
    assert answer.status_code == 422
    assert "Somebody else has saved this project in the meantime." in answer.text
    assert "For some services.</textarea>" in answer.text
    theirs = answer.text.partition("What your colleague has saved")[2].partition("<form")[0]
    assert "For most services." in theirs
    assert "One sign-in" not in theirs  # where both say the same
    assert project(world.project.id).summary == "For most services."

    assert lead.post(path, mine | {"version": version_in(answer.text)}).status_code == 302
    assert project(world.project.id).summary == "For some services."


def version_in(page: str) -> str:
    return re.search(r'name="version" value="(\d+)"', page)[1]


@pytest.mark.parametrize("role", ["lead", "participant", "invited"])
def test_who_is_a_member_no_more_sees_what_everyone_does(world, role) -> None:
    file = SimpleUploadedFile("plan.pdf", b"%PDF-1.7 plan", "application/pdf")
    document = acts.add_document(world.project, upload=file, readers=Readers.PARTICIPANTS, by=BY)
    page = f"/en/projects/{world.project.id}/"
    city = {"lead": world.gumi, "participant": world.quito, "invited": world.lviv}[role]
    client = city.client()
    assert client.get(page).status_code == 200
    end_membership(city.party, reason=EndReason.WITHDREW, because="Our council.", by=BY)

    assert client.get(page).status_code == 404
    assert "One sign-in" not in client.get("/en/projects/").text
    JointProject.objects.update(visibility=Visibility.PUBLIC)
    assert client.get(page).status_code == 200
    assert client.get(f"{page}documents/{document.id}/").status_code == 403
    assert client.post(f"{page}edit/", {"title": "Taken over", "summary": "Ours."}).status_code == 403
    assert client.get(f"{page}work/").status_code == 403


@pytest.mark.parametrize(("role", "named"), [("nobody", False), ("stranger", False), ("member", True)])
def test_who_shows_to_members_alone_that_it_is_one_is_named_to_members_alone(world, role, named) -> None:
    JointProject.objects.update(visibility=Visibility.PUBLIC)
    for city in (world.gumi, world.quito):
        change_profile(city.party, is_listed=False, by=BY)
    client = client_of(world, role)

    for page in ("/en/projects/", f"/en/projects/{world.project.id}/"):
        assert ("Gumi" in client.get(page).text) == named
    assert ("Quito" in client.get(f"/en/projects/{world.project.id}/").text) == named


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_of_projects_takes_as_many_queries_for_one_as_for_three(
    world, number, django_assert_num_queries
) -> None:
    for one in range(number - 1):
        acts.keep_project(
            title=f"Project {one}", summary="More.", lead=world.ulm.party, visibility=Visibility.PUBLIC, by=BY
        )
    JointProject.objects.update(visibility=Visibility.PUBLIC)
    member = client_of(world, "member")
    for client in (member, Client()):
        client.get("/en/projects/")
    with django_assert_num_queries(4):  # session, person; how many projects, projects
        member.get("/en/projects/")
    with django_assert_num_queries(3):  # how many projects, projects; who shows to members alone that it is one
        Client().get("/en/projects/")


def test_a_list_of_projects_has_pages(world, monkeypatch) -> None:
    monkeypatch.setattr("hanse.cooperation.views.projects.A_PAGE", 2)
    for one in range(2):
        acts.keep_project(
            title=f"Project {one}", summary="More.", lead=world.ulm.party, visibility=Visibility.PUBLIC, by=BY
        )
    office = client_of(world, "secretariat")
    first, second = (office.get(f"/en/projects/?page={number}").text for number in (1, 2))
    assert [title in first for title in ("Project 1", "Project 0", "One sign-in")] == [True, True, False]
    assert [title in second for title in ("Project 1", "Project 0", "One sign-in")] == [False, False, True]
    assert "?page=2" in first


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_of_partners_takes_as_many_queries_for_one_as_for_three(
    world, number, django_assert_num_queries
) -> None:
    for one in range(number):
        a_partner(name=f"Partner {one}")
    member = client_of(world, "member")
    member.get("/en/partners/")
    with django_assert_num_queries(4):  # session, person; partners, newest round
        member.get("/en/partners/")


def a_partner(**given) -> Partner:
    plain = {"name": "Open University", "kind": "university", "country": "kr", "contact": "desk@ou.example"}
    return keep_partner(by=BY, **(plain | given))


@pytest.mark.parametrize(
    ("audience", "read_by"),
    [
        (Audience.SECRETARIAT, {"secretariat"}),
        (Audience.MEMBERS, INSIDE | {"member"}),
        (Audience.PUBLIC, set(ROLES)),
    ],
)
def test_who_reads_whom_to_write_to(world, audience, read_by) -> None:
    made = a_partner(contact_for=audience)
    assert who(world, rules.may_read_contact, made) == read_by
    shown = {
        role for role in ROLES if "desk@ou.example" in client_of(world, role).get("/en/partners/", follow=True).text
    }
    assert shown == read_by - {"nobody", "stranger"}


def test_the_secretariat_enters_changes_and_ends_partners(world) -> None:
    office = client_of(world, "secretariat")
    given = {"name": "Open University", "kind": "university", "country": "KR", "contact_for": "members"}
    assert "Open University" in office.post("/en/partners/new/", given, follow=True).text
    made = Partner.objects.get()
    assert "is known already" in office.post("/en/partners/new/", given).text
    assert "Closed" in office.post(f"/en/partners/{made.id}/", given | {"name": "Closed University"}, follow=True).text
    assert "Give a whole address" in office.post("/en/partners/new/", given | {"website": "javascript:alert(1)"}).text
    assert client_of(world, "lead").get("/en/partners/new/").status_code == 403
    end_partner(made, by=BY)
    assert "Closed" not in office.get("/en/partners/").text


def test_what_could_not_be_saved_answers_so(world) -> None:
    lead, office, mine = client_of(world, "lead"), client_of(world, "secretariat"), f"/en/connect/{world.gumi.id}"
    work, ask = f"/en/projects/{world.project.id}", f"{mine}/ask/{world.ulm.id}/"
    for client, path in [
        (lead, f"{work}/edit/"),
        (lead, ask),
        (lead, f"{mine}/partnerships/"),
        (office, "/en/projects/new/"),
        (office, "/en/partners/new/"),
        (office, "/en/connect/partnerships/"),
    ]:
        assert client.post(path, {"sent": "1"}).status_code == 422, path
        assert client.get(path).status_code == 200
    for do in ("invite", "phase", "document"):
        assert lead.post(f"{work}/work/", {"do": do}).status_code == 422
    assert lead.post(f"{mine}/topics/", {"offers": ["nothing that is"]}).status_code == 422


def test_empty_lists_say_what_they_will_hold(world) -> None:
    assert "When cities of the network begin something together" in client_of(world, "nobody").get("/en/projects/").text
    assert "once the secretariat has entered them" in client_of(world, "member").get("/en/partners/").text
