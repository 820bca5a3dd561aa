"""What a draft becomes: its version is online, until another is, or the service is withdrawn."""

from django.db import transaction

from hanse.frame.actions import deploy_service, withdraw_service
from hanse.frame.models import Offer
from hanse.frame.queries.procedures import procedure_in
from hanse.frame.tools.designer.actions.drafting import locked
from hanse.frame.tools.designer.enums import Decision, Stage
from hanse.frame.tools.designer.errors import DraftMoved, NotReady
from hanse.frame.tools.designer.hindrances import hindrances
from hanse.frame.tools.designer.models import Draft, Review
from hanse.frame.tools.designer.queries import require_designer
from hanse.frame.tools.designer.seeing import seen
from hanse.identity.public import User
from hanse.kernel import audit


@transaction.atomic
def publish_draft(draft: Draft, *, because: str, number: int, by: User) -> Offer:
    """Offer the version that another designer has approved, in every process from now on.

    Raises NotAllowed, DraftMoved where the approved revision is not the latest, NotReady, and Invalid without a reason.
    """
    require_designer(by)
    row = locked(draft)
    approved = Review.objects.filter(draft=row, number=row.number, decision=Decision.APPROVED).exists()
    if row.stage != Stage.APPROVED or row.number != number or not approved:
        raise DraftMoved
    procedure = seen(row).procedure
    if found := hindrances(row):
        raise NotReady(found[0].message)
    assert procedure is not None, "a draft that is not sound is hindered"
    offer = deploy_service(procedure, because=because, by=by.actor)
    row.stage = Stage.PUBLISHED
    row.save(update_fields=["stage"])
    audit.record("designer.publish_draft", by=by.actor, on=row, detail={"number": number, "version": procedure.version})
    return offer


@transaction.atomic
def offer_version(service: str, version: str, *, because: str, by: User) -> Offer:
    """Offer a version again that was published before. Raises NotAllowed, NoSuchService and Invalid."""
    require_designer(by)
    return deploy_service(procedure_in(service, version), because=because, by=by.actor)


@transaction.atomic
def withdraw_offer(service: str, *, because: str, by: User) -> Offer:
    """Offer a service no more; its cases go on. Raises NotAllowed, NoSuchService and Invalid."""
    require_designer(by)
    return withdraw_service(service, because=because, by=by.actor)
