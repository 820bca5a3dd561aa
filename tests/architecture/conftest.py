"""A city with its people, and one thing of every sort that an address names: for the walk over all addresses."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hanse.cooperation.actions.introductions import ask_for_introduction
from hanse.cooperation.actions.partner import keep_partner
from hanse.cooperation.actions.partnerships import propose_partnership
from hanse.cooperation.actions.project import add_document, invite_city, keep_project
from hanse.cooperation.enums import Readers, Visibility
from hanse.diagnostic.actions import assign, lay_for_sign_off, sign_off
from hanse.diagnostic.models import Assessment, Run
from hanse.frame import catalogue
from hanse.frame.actions import appoint_designer, appoint_officer, begin_application
from hanse.frame.enums import PaymentState
from hanse.frame.letters.making import make_document
from hanse.frame.models import Case, IssuedDocument, Payment, PretendedPayment
from hanse.frame.tools.carried import templates
from hanse.frame.tools.designer.actions.drafting import begin_draft
from hanse.frame.tools.designer.origins import files_in
from hanse.kernel.actor import Actor
from hanse.kernel.ids import new_id
from hanse.kernel.models import Notice
from hanse.members.actions.office import give_office
from hanse.members.charter.charter import Office
from hanse.members.charter.current import charter
from hanse.members.models import City
from hanse.members.queries import people_of
from hanse.toolbox.actions.support import ask_for_support
from hanse.toolbox.actions.tool import add_document as lay_beside
from tests.cooperation.pairs import side
from tests.diagnostic.roadmaps import ordered
from tests.diagnostic.rounds import a_round, a_team, answered, begun
from tests.diagnostic.verifying import asked_for
from tests.diagnostic.voices import agreed
from tests.factories.dues import DuesEntryFactory, InvoiceFactory
from tests.factories.identity import UserFactory
from tests.frame.cases import granted
from tests.frame.samples import permit
from tests.toolbox.people import a_tool


@pytest.fixture
def team():
    """The people of a city, and an officer of the frame beside them."""
    made = a_team()
    made.officer = UserFactory()
    for office in ("building", "fire"):
        appoint_officer(made.officer, office, by=Actor.system("test"))
    made.regional = UserFactory()
    give_office(serving(made.city), made.regional, by=Actor.system("test"))
    made.designer = UserFactory()
    appoint_designer(made.designer, by=Actor.system("test"))
    return made


def serving(city: City) -> Office:
    """The regional office that serves a city."""
    office = charter().office_for(city.country)
    assert office is not None
    return office


@pytest.fixture
def case(team) -> Iterator[Case]:
    """A case of the contributor's, granted, with its record; its service is offered."""
    service = catalogue.declare(permit())
    granted_case = granted(service)
    Case.objects.filter(id=granted_case.id).update(applicant=team.contributor)
    yield granted_case
    catalogue.withdraw(service.key)


def a_payment(case: Case) -> Payment:
    """One that was paid with the provider of demonstrations, as if the case had cost something."""
    reference = new_id()
    PretendedPayment.objects.create(id=reference, key="x", payment=new_id(), amount=5, currency="EUR", back="/en/")
    return Payment.objects.create(
        kind="case",
        payable=case.id,
        number=case.number,
        service=case.service,
        description="Fee",
        language="en",
        amount=5,
        currency="EUR",
        provider="local",
        reference=str(reference),
        state=PaymentState.PAID,
        paid_at=case.submitted_at,
    )


@pytest.fixture
def in_frame(team, case) -> dict[str, object]:
    """The same for the addresses of the frame."""
    application = begin_application("permit", language="en", applicant=team.contributor)
    payment = a_payment(case)
    issued = IssuedDocument.objects.get(case=case)
    make_document(str(issued.id))
    return {
        "service": "permit",
        "application_id": application.id,
        "case_id": case.id,
        "document_id": issued.id,
        "notice_id": Notice.objects.filter(about=case.id).values_list("id", flat=True).first() or new_id(),
        "payment_id": payment.id,
        "pretended_id": payment.reference,
        "provider": "local",
        "code": issued.code,
        "transition": "ask",
        "office": "fire",
        "register": "permits",
        "number": case.number,
        "ending": "csv",
        "key": "owner",
        "token": "forged",
    }


@pytest.fixture
def in_designer(team) -> dict[str, object]:
    """The same for the addresses of the designer: a draft of a template."""
    draft = begin_draft(files_in(templates()["event_permit"]), by=team.designer)
    return {
        "draft_id": draft.id,
        "number": 1,
        "way": "sections/0",
        "key": "purpose",
        "step": "refuse",
        "service": "permit",
    }


@pytest.fixture
def in_cooperation(team) -> dict[str, object]:
    """The same for the addresses of cooperation: a draft of a project that the city leads, and what lies between it
    and another city."""
    other, by = side("Lviv", country="UA"), Actor.system("test")
    city = {"city": other.party, "other": team.city.party}
    project = keep_project(
        title="One sign-in", summary="For all.", lead=team.city.party, visibility=Visibility.DRAFT, by=by
    )
    upload = SimpleUploadedFile("plan.pdf", b"%PDF-1.7")
    return {
        "city_id": team.city.party_id,
        "other_id": other.id,
        "introduction_id": ask_for_introduction(**city, about="", message="Hello.", by=other.coordinator).id,
        "partnership_id": propose_partnership(**city, by=by).id,
        "partner_id": keep_partner(name="Open University", kind="university", by=by).id,
        "project_id": project.id,
        "participation_id": invite_city(project, city=other.party, by=by).id,
        "document_id": add_document(project, upload=upload, readers=Readers.PARTICIPANTS, by=by).id,
    }


@pytest.fixture
def in_toolbox(team) -> dict[str, object]:
    """The same for the addresses of the toolbox: a tool with a document, and a question of the coordinator's."""
    tool, upload = a_tool("toolkit"), SimpleUploadedFile("guide.pdf", b"%PDF-1.7")
    document = lay_beside(tool, title="Guide", upload=upload, by=Actor.system("test"))
    asked = ask_for_support(tool, party=team.city.party, words="How do we begin?", by=team.coordinator)
    return {"key": tool.key, "document_id": document.id, "request_id": asked.id}


@pytest.fixture
def arguments(team) -> dict[str, object]:
    """A value for every argument that an address takes: things of one city, its assessment submitted."""
    assessment = begun(team)
    assignment = assign(assessment, user=team.contributor, section="governance", by=team.coordinator)
    agreed(assessment, team)
    submitted = sign_off(lay_for_sign_off(answered(assessment), by=team.coordinator.actor), by=team.approver)
    roadmap = ordered(submitted, {"digital_lead": 0})
    verification = asked_for(team, Assessment.objects.get(id=assessment.id))
    entry = DuesEntryFactory(invoice=InvoiceFactory(party=team.city.party))
    return {
        "assessment_id": assessment.id,
        "assignment_id": assignment.id,
        "roadmap_id": roadmap.id,
        "solution": "digital_lead",
        "verification_id": verification.id,
        "city_id": team.city.party_id,
        "party_id": team.city.party_id,
        "round_id": a_round("Another").id,
        "run_id": a_run(team).id,
        "study": "what_if",
        "invoice_id": entry.invoice_id,
        "entry_id": entry.id,
        "mandate_id": people_of(team.city.party_id)[0].id,
        "office": serving(team.city).key,
        "post": "president",
        "section": "governance",
        "name": "radar",
        "number": 1,
        "kind": "svg",
        "file_kind": "csv",
        "data_set": "results",
        "question": "gov_strategy_status",
        "key": "gov_strategy_status",
        "node": "governance",
        "token": "forged",
        "secret": "forged",
        "notice_id": new_id(),
    }


def a_run(team) -> Run:
    """A run of the index workbench that waits for its turn."""
    asked = {"kind": "what_if", "settings": {"weights": {}, "means": {}}}
    version = {"framework_key": team.round.framework_key, "framework_version": team.round.framework_version}
    return Run.objects.create(round=team.round, assessments=[], **asked, **version)


@pytest.fixture
def things(arguments, in_frame, in_designer, in_cooperation, in_toolbox) -> dict[str, dict[str, object]]:
    """Domain → a value for every argument that its addresses take; those of all others are under no name."""
    own = {"frame": in_frame, "designer": in_designer, "cooperation": in_cooperation, "toolbox": in_toolbox}
    return {"": arguments} | own
