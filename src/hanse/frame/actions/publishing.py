"""Keeping versions of procedures, and deciding which is offered."""

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.frame.errors import NoSuchService, VersionTaken
from hanse.frame.models import Offer, PublishedProcedure
from hanse.frame.queries.finding import KIND
from hanse.frame.queries.offering import offered_procedure
from hanse.frame.queries.procedures import versions_of
from hanse.frame.spec.file.writing import write_procedure
from hanse.frame.spec.procedure import Procedure
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.kernel.finding.index import renew
from hanse.kernel.names import one_line


def publish_procedure(procedure: Procedure) -> None:
    """Keep the version as its files, once; part of the caller's transaction."""
    if PublishedProcedure.objects.filter(key=procedure.key, version=procedure.version).exists():
        return
    files = dict(write_procedure(procedure))
    head = files.pop("procedure.yaml")
    sheets = {name.removeprefix("texts/").removesuffix(".yaml"): content for name, content in files.items()}
    offices = sorted(one.key for one in procedure.offices)
    PublishedProcedure.objects.get_or_create(
        key=procedure.key, version=procedure.version, defaults={"head": head, "sheets": sheets, "offices": offices}
    )


@transaction.atomic
def deploy_service(procedure: Procedure, *, because: str, by: Actor) -> Offer:
    """Offer this version from now on, in every process. Raises VersionTaken, and Invalid where no reason is given.

    What the version says is never changed: an earlier one can be deployed again, which undoes what came after it.
    """
    publish_procedure(procedure)
    if any(one != procedure for one in versions_of(procedure.key, procedure.version)):
        words = _("“%(service)s” %(version)s is published already, and says something else. Raise the version.")
        raise VersionTaken(words % {"version": procedure.version, "service": procedure.key})
    return _decide("frame.deploy_service", procedure.key, procedure.version, because, by)


@transaction.atomic
def withdraw_service(key: str, *, because: str, by: Actor) -> Offer:
    """Offer a service no more; cases that run go on. Raises NoSuchService, and Invalid where no reason is given."""
    return _decide("frame.withdraw_service", offered_procedure(key).key, "", because, by)


def _decide(verb: str, service: str, version: str, because: str, by: Actor) -> Offer:
    reason = one_line(because)
    if not reason:
        raise Invalid(_("Say why, in a sentence: it stands in the audit for ever."), field="because")
    try:
        before = offered_procedure(service).version
    except NoSuchService:
        before = ""
    row = Offer.objects.create(service=service, version=version, because=reason[:500])
    audit.record(verb, by=by, on=row, detail={"service": service, "version": version, "before": before, "why": reason})
    renew(KIND)
    return row
