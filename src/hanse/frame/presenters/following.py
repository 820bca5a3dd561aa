"""What will happen by a step of an office, before it is made."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import APPLICANT, Transition
from hanse.questions.spec.reading import Reader
from hanse.ui import formats


def following(procedure: Procedure, step: Transition, reader: Reader) -> Iterator[str]:
    """Where the case will stand, which document is made, and whether the applicant hears of it."""
    yield formats.labelled(_("State of the case afterwards"), reader(procedure.state(step.target).title))
    if step.document:
        yield formats.labelled(_("A document is made"), reader(procedure.document(step.document).title))
    if step.registers and procedure.register:
        yield formats.labelled(_("It is written into a register"), reader(procedure.register.title))
    if any(one.to == APPLICANT for one in step.messages):
        yield _("The applicant gets a message.")
