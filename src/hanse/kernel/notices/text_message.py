"""By SMS, through the provider that the site has set."""

from collections.abc import Sequence

from hanse.kernel.models import Delivery
from hanse.kernel.notices.channels import Away, Refused, Unsure
from hanse.kernel.sms.providers import AnswerLost, Message, NumberRefused, ProviderAway, provider


class BySms:
    def send(self, deliveries: Sequence[Delivery]) -> str:
        [delivery] = deliveries
        sender = provider()
        if sender is None:
            raise Away("no provider")
        try:
            return sender.send(_message(delivery))
        except NumberRefused as error:
            raise Refused(error.reason) from error
        except AnswerLost as error:
            raise Unsure(error.reason) from error
        except ProviderAway as error:
            raise Away(error.reason) from error

    def find(self, delivery: Delivery) -> str:
        sender = provider()
        if sender is None:
            raise Away("no provider")
        try:
            found = sender.find(_message(delivery), since=delivery.created_at)
        except ProviderAway as error:
            raise Away(error.reason) from error
        known = set(Delivery.objects.filter(reference__in=found).values_list("reference", flat=True))
        return next((one for one in found if one not in known), "")


def _message(delivery: Delivery) -> Message:
    return Message(id=delivery.id, to=delivery.address, text=delivery.notice.short)
