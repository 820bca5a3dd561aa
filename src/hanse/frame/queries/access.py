"""Who may come near a service or a case, for pages and programs alike."""

from uuid import UUID

from django.utils.translation import gettext as _

from hanse.frame import rules
from hanse.frame.errors import AccountNeeded, OwnCase, WhichOrganisation
from hanse.frame.models import Case
from hanse.frame.queries.applications import case_by_id
from hanse.frame.queries.people import organisations_of
from hanse.frame.queries.procedures import procedure_of
from hanse.frame.spec.acts import Doer
from hanse.frame.spec.declaration import Who
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import Party, User, viewer_of
from hanse.kernel.actor import ActorKind
from hanse.kernel.errors import NotAllowed, NotThere


def require_may_apply(procedure: Procedure, user: User | None) -> None:
    """Raises AccountNeeded, and NotAllowed where an organisation is wanted and she acts for none."""
    if procedure.who is not Who.ANYONE and user is None:
        raise AccountNeeded
    if procedure.who is Who.ORGANISATION and user and not organisations_of(user):
        raise NotAllowed(_("This service is for who acts for an organisation. Your account has no such mandate here."))


def applying_for(procedure: Procedure, user: User | None, organisation: str) -> Party | None:
    """The organisation for which she applies, where the service is for organisations; `organisation` is its id.

    It need not be said where she acts for one alone. Raises what `require_may_apply` does, and WhichOrganisation where
    she names none of hers.
    """
    require_may_apply(procedure, user)
    if procedure.who is not Who.ORGANISATION or user is None:
        return None
    hers = list(organisations_of(user).values())
    named = [one for one in hers if str(one.id) == organisation] if organisation else hers
    if len(named) != 1:
        raise WhichOrganisation
    return named[0]


def office_case(case_id: UUID, user: User) -> Case:
    """A case for the people of its offices, while they work there. Raises NotThere, and OwnCase."""
    found, viewer = case_by_id(case_id), viewer_of(user)
    if found is None or not rules.may_see_case.test(viewer, procedure_of(found)):
        raise NotThere(_("There is no such case."))
    if rules.is_applicants.test(viewer, found) or found.applicant_id == user.pk:
        raise OwnCase
    return found


def officer_of(user: User) -> Doer:
    """The person as one of the administration."""
    return Doer(id=user.pk, key=_key(user), offices=rules.offices_of(viewer_of(user)))


def applicant_of(user: User | None) -> Doer:
    """The person, or somebody who has no account, as the applicant of a case that is hers."""
    return Doer(id=user.pk if user else None, key=_key(user) if user else None, applicant=True)


def _key(user: User) -> UUID | None:
    return user.actor.id if user.actor.kind is ActorKind.KEY else None
