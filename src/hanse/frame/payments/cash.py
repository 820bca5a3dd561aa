"""The cash desk as a provider: people take the money and give it back, so there is nobody to ask."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from hanse.frame.enums import DESK, RefundState
from hanse.frame.errors import NoticeRefused, ProviderRefused
from hanse.frame.payments.provider import Asked, Begun, RefundAsked, RefundTold, Told


class Cash:
    """It begins nothing: what comes in cash is written down when it has come."""

    key = DESK
    pages: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return _("Cash desk")

    def begin(self, asked: Asked) -> Begun:
        del asked
        raise ProviderRefused

    def look(self, reference: str) -> Told:
        del reference
        raise ProviderRefused

    def close(self, reference: str) -> Told:
        return self.look(reference)

    def give_back(self, asked: RefundAsked) -> RefundTold:
        """It is given into the hand."""
        return RefundTold(asked.key, RefundState.DONE)

    def read_notice(self, headers: Mapping[str, str], body: bytes, at: datetime) -> Told | None:
        del headers, body, at
        raise NoticeRefused
