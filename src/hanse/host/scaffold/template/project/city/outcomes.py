"""What steps of our services do beyond letters, registers and messages. A step calls one by its name: `outcome: …`.

It runs within the step: when it raises, nothing has happened. So it writes, and lets jobs do the rest.
"""

from django.conf import settings

from hanse.frame.public import Case, outcome
from hanse.kernel.notices import Recipient, post


@outcome("order_tree")
def order_tree(*, case: Case, **_event: object) -> None:
    """Tell the gardeners, who have no account here, what to plant where."""
    kind, street = (case.answers[key]["value"] for key in ("kind", "street"))
    post(
        "city.order_tree",
        to=Recipient(settings.GARDENERS, settings.LANGUAGE_CODE),
        subject=f"{case.number}: {kind}",
        body=f"{kind}, {street}",
    )
