"""A letter of which nothing is kept: to somebody who has just been forgotten."""

import logging
from collections.abc import Mapping
from typing import Any

from hanse.kernel.models import Delivery
from hanse.kernel.models.notice import Channel
from hanse.kernel.notices.channels import NotSent, way_of
from hanse.kernel.notices.recipient import Recipient
from hanse.kernel.notices.writing import written

_log = logging.getLogger(__name__)


def send_unkept(template: str, *, to: Recipient, context: Mapping[str, Any]) -> bool:
    """Hand it over at once, outside any transaction; it is tried once, since nobody knows the address afterwards."""
    notice = written(template, to=to, context=context)
    try:
        way_of(Channel.EMAIL).send([Delivery(notice=notice, channel=Channel.EMAIL, address=to.address)])
    except NotSent as problem:
        _log.warning("a letter of which nothing is kept could not be sent: %s", problem.reason)
        return False
    return True
