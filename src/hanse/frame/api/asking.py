"""What every operation asks first: who calls, and what is hers."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Header

from hanse.frame import rules
from hanse.frame.models import Case
from hanse.frame.queries.applications import case_by_id
from hanse.identity.public import person_or_none, viewer_of
from hanse.kernel.errors import NotThere
from hanse.kernel.links import is_genuine

CaseToken = Annotated[
    str,
    Header(
        alias="Case-Token",
        max_length=200,
        description="The `token` that came with the case, without an account. Whoever has it acts as its applicant.",
    ),
]


def _opens(token: str, case: Case) -> bool:
    """Whether a token opens the case; an organisation's is opened by none."""
    return case.party_id is None and is_genuine(token, case.link_nonce) and token.startswith(case.id.hex)


def held_case(request: HttpRequest, case_id: UUID, token: str) -> Case:
    """The case, for its applicant. Raises NotThere, which does not tell whether it exists."""
    found, caller = case_by_id(case_id), person_or_none(request)
    hers = found is not None and caller is not None and rules.is_applicants.test(viewer_of(caller), found)
    if found is None or not (hers or _opens(token, found)):
        raise NotThere(_("There is no such case of yours. Without an account, send its token as “Case-Token”."))
    return found
